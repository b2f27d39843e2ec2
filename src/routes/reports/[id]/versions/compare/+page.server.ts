import { actorOf } from '#lib/accounts/actor.server.ts';
import { compareReportVersions } from '#lib/resolutions/report-versions-page.server.ts';
import { answer } from '../../../../answer.server.ts';

export async function load({ locals, params, url: { searchParams } }) {
	const number = (name: string) => {
		const asked = searchParams.get(name);
		return asked === null ? null : Number(asked);
	};
	const asked = { from: number('from'), to: number('to') };
	return answer(compareReportVersions(actorOf(locals), params.id, asked));
}
