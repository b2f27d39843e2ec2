import { reportTemplate, roundTemplate, type Template } from '#lib/requests/template.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { prepareRequest } from './asking.ts';
import { makeActor, makeCouncil, makeMembership, makePerson, makeUser } from './council.ts';
import { testInstallation, type databaseKinds } from './installation.ts';
import { seated } from './meetings.ts';

const day = '2022-03-25';

/** A request that went out, made in one step. For tests; its id, and those of its answers in their order. */
export async function makeRequest(
	installation: Installation,
	{
		asked,
		partIds = [],
		template = reportTemplate('lv'),
		due = '2022-04-01',
		bodyId = null
	}: {
		asked: readonly { institutionId?: string; postId?: string }[];
		partIds?: readonly string[];
		template?: Template;
		due?: string;
		bodyId?: string | null;
	}
): Promise<{ requestId: string; answerIds: string[] }> {
	const parts = partIds.map((id, at) => {
		const [code, text] = [`2.${at + 1}.`, `Sagatavot priekšlikumus (${at + 1}).`];
		return { id, code, text, subject: `point:${id}` };
	});
	const { requestId, answers } = await prepareRequest(installation, {
		...{ title: 'Starpziņojums par rezolūciju', text: 'Lūdzam **atbildēt** par katru punktu.' },
		...{ template, due, bodyId, parts, hasParts: partIds.length > 0 },
		asked: asked.map((one) => ({ ...one, ...(partIds.length ? { partIds } : {}) }))
	});
	const data = { state: 'ASKED', subject: `report:${requestId}`, askedAt: installation.clock.now() };
	await installation.db.write((tx) => tx.request.update({ where: { id: requestId }, data }));
	return { requestId, answerIds: (await answers()).map(({ id }) => id) };
}

/** A request with two parts that VBTAI (a member, and a colleague in another seat) and LM (the chair) are asked for. For tests. */
export async function asking(kind: (typeof databaseKinds)[number], more: { isRound?: boolean } = {}) {
	const installation = await testInstallation(kind);
	const council = await makeCouncil(installation);
	const { institutions, people, posts } = council;
	const colleagueId = await makePerson(installation, { name: 'Anna Kolēģe' });
	await makeMembership(installation, {
		...{ postId: posts.empty, personId: colleagueId, startDate: '2022-01-01' }
	});
	const member = await seated(installation, { personId: people.member, day, name: 'Parauga loceklis' });
	const colleague = await seated(installation, { personId: colleagueId, day, name: 'Anna Kolēģe' });
	const chair = await seated(installation, { personId: people.chair, day, name: 'Parauga vadītājs' });
	const outsider = makeActor(installation, { userId: 'an-outsider' });
	const secretaryId = await makeUser(installation, { role: 'SECRETARY', name: 'Sekretāre' });
	const secretary = makeActor(installation, { userId: secretaryId, role: 'SECRETARY', name: 'Sekretāre' });
	const request = await makeRequest(installation, {
		asked: [{ institutionId: institutions.vbtai }, { institutionId: institutions.lm }],
		...(more.isRound ? { template: roundTemplate('lv') } : { partIds: [newId(), newId()] })
	});
	const [answerId = '', secondId = ''] = request.answerIds;
	const stored = (id = answerId) => installation.db.read.answer.findUniqueOrThrow({ where: { id } });
	const versions = (id = answerId) =>
		installation.db.read.answerVersion.findMany({ where: { answerId: id }, orderBy: { number: 'asc' } });
	return {
		...{ installation, ...council, member, colleague, chair, outsider, secretary },
		...{ ...request, answerId, secondId, stored, versions }
	};
}

/** What the form of an answer sends: some texts, as `writeDraft` and `send` read it. */
export function answerTyped(answerId: string, version: number, texts: Readonly<Record<string, string>>) {
	return {
		...{ id: newId(), answerId, version, capacity: '' },
		...{ textIds: Object.keys(texts), texts: Object.values(texts) }
	};
}
