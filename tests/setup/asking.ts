import type { DatabaseKind } from '../../src/lib/server/database.server.ts';
import { newId } from '../../src/lib/server/identifiers.server.ts';
import { ask } from '../../src/lib/requests/request-asking.server.ts';
import { findRequest } from '../../src/lib/requests/request-finding.server.ts';
import { createRequest, type NewRequest } from '../../src/lib/requests/request-making.server.ts';
import { reportTemplate } from '../../src/lib/requests/template.ts';
import { makeContact, makeInstitution, makePerson } from './council.ts';
import { meetingSetting, seated } from './meetings.ts';
import type { Installation } from '../../src/lib/server/installation.server.ts';

/**
 * The subgroup of `meetingSetting` with requests to come: LM (its chair sits in the body), VBTAI (a member does), TM (an official is
 * named, nobody sits), and an institution of which nobody is known.
 */
export async function askingSetting(
	kind: DatabaseKind,
	at = '2022-03-25T08:00:00Z',
	env: Readonly<Record<string, string>> = {}
) {
	const all = await meetingSetting(kind, at, env);
	const { installation, council } = all;
	const { lm, tm, vbtai } = council.institutions;
	const officialId = await makePerson(installation, { name: 'Parauga ierēdne' });
	await makeContact(installation, { institutionId: tm, personId: officialId });
	const unknown = await makeInstitution(installation, { name: 'Nezināmā biedrība', kind: 'NGO' });
	const official = await seated(installation, {
		...{ personId: officialId, day: at.slice(0, 10), name: 'Parauga ierēdne' }
	});
	return { ...all, lm, tm, vbtai, unknown, officialId, official, bodyId: council.bodyId };
}

/** A request that is prepared: to these institutions, for two parts or for none; its id, its parts', and what is stored of it. */
export async function prepareRequest(
	installation: Installation,
	{
		institutionIds = [],
		hasParts = true,
		...more
	}: { institutionIds?: readonly string[]; hasParts?: boolean } & Partial<NewRequest>
) {
	const requestId = newId();
	const partIds = hasParts ? [newId(), newId()] : [];
	const usual = partIds.map((id, at) => ({
		...{ id, code: `${at + 1}.`, text: `Uzdevuma **${at + 1}.** punkts`, subject: `point:${id}` }
	}));
	const parts = more.parts ?? usual;
	const of = parts.map(({ id }) => id);
	await installation.db.write((tx) =>
		createRequest(tx, installation, {
			...{ id: requestId, subject: 'report:1', title: 'Rezolūcija Nr. 2026 1.1.1./4-4' },
			...{ text: 'Lūdzam sniegt informāciju.', template: reportTemplate('lv'), due: '2022-04-01' },
			asked: institutionIds.map((institutionId) => ({ institutionId, ...(hasParts ? { partIds: of } : {}) })),
			...{ bodyId: null, ...more, parts }
		})
	);
	const stored = () => findRequest(installation.db.read, requestId);
	const answers = () =>
		installation.db.read.answer.findMany({ where: { requestId }, orderBy: { position: 'asc' } });
	return { requestId, partIds, stored, answers };
}

/** The same, asked. */
export async function askRequest(
	actor: Parameters<typeof ask>[0],
	installation: Installation,
	wanted: Parameters<typeof prepareRequest>[1]
) {
	const prepared = await prepareRequest(installation, wanted);
	const sent = await ask(actor, { id: newId(), requestId: prepared.requestId, version: 1 });
	return { ...prepared, sent };
}

/** An answer that was sent, without the answerer's page: one version of these words. */
export async function sendAnswer(
	installation: Installation,
	answerId: string,
	{ sentOn, personId = null, text = 'Paveikts.' }: { sentOn: string; personId?: string | null; text?: string }
): Promise<string> {
	const id = newId();
	await installation.db.write(async (tx) => {
		const number = (await tx.answerVersion.count({ where: { answerId } })) + 1;
		const { firstSentOn } = await tx.answer.findUniqueOrThrow({ where: { id: answerId } });
		const content = JSON.stringify({ texts: { done: text }, events: [], figures: [] });
		await tx.answerVersion.create({
			data: {
				...{ id, answerId, number, content, sentOn, personId, at: new Date(`${sentOn}T08:00:00Z`) },
				...{ authorName: 'Parauga rakstītājs', capacity: 'VBTAI pārstāvis' }
			}
		});
		await tx.answer.update({
			where: { id: answerId },
			data: { state: 'SENT', sentOn, firstSentOn: firstSentOn ?? sentOn, version: { increment: 1 } }
		});
	});
	return id;
}
