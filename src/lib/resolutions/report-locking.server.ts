import type { Openable } from '#lib/requests/request-closing.server.ts';
import { notNow } from '#lib/server/refusal.ts';

/** A request whose report was sent takes no more answers, whoever opens it again: nobody would read them. */
export const openUnlessSent: Openable = async (tx, { subject }) => {
	const [about, id = ''] = (subject ?? '').split(':');
	if (about !== 'report') return;
	if (await tx.report.count({ where: { id, status: 'SENT' } }))
		throw notNow('reports_problem_request_locked');
};
