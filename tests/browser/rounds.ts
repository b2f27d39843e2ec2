import type { Actor } from '#lib/accounts/actor.server.ts';
import { seatsOf } from '#lib/council/seats.server.ts';
import { compile } from '#lib/rounds/compiling.server.ts';
import { start } from '#lib/rounds/starting.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { makeActor } from '../setup/council.ts';
import { answerWith, markAccepted, markAsked, publishNewest, startForm } from '../setup/rounds.ts';

const day = '2022-03-25';

/** Rounds of "barintiesu-darbs". */
export interface FoundRounds {
	/** Two of an institution are accepted; the later one is compiled and published, and goes out in no other test. */
	gathered: string;
	/** Some have answered, and nothing was compiled. */
	asked: string;
	/** Compiled, not sent. */
	compiled: string;
	/** Of which both are. */
	institution: string;
}

export async function makeRounds(installation: Installation): Promise<FoundRounds> {
	const { read } = installation.db;
	const { id: bodyId } = await read.body.findUniqueOrThrow({ where: { slug: 'barintiesu-darbs' } });
	const { id: userId, name } = await read.user.findFirstOrThrow({ where: { role: 'SECRETARY' } });
	const secretary: Actor = makeActor(installation, { userId, name, role: 'SECRETARY' });
	const round = async (title: string, asOf: string, children: string) => {
		const more = { title, asOf, due: '01.04.2022.', introduction: '' };
		const form = startForm(bodyId, more);
		const { id, requestId } = await start(secretary, form);
		await markAsked(installation, requestId);
		const institution = await answerAs(installation, requestId, children);
		return { id, requestId, institution };
	};
	const first = await round('Kas jauns bāriņtiesu darbā?', '2021-09-30', '177');
	await markAccepted(installation, first.requestId);
	const gathered = await round('Kas jauns bāriņtiesu darbā pavasarī?', '2022-03-24', '223');
	await markAccepted(installation, gathered.requestId);
	await compile(secretary, { id: newId(), roundId: gathered.id });
	await publishNewest(secretary, gathered.id);
	const asked = await round('Kas jauns ārpusģimenes aprūpē?', '2022-04-01', '15');
	const compiled = await round('Kas jauns uzziņām?', '2022-04-02', '16');
	await compile(secretary, { id: newId(), roundId: compiled.id });
	return {
		...{ gathered: gathered.id, asked: asked.id, compiled: compiled.id },
		institution: gathered.institution
	};
}

/** The first institution that can answers, with what a form sends of events and figures; which it is. */
async function answerAs(installation: Installation, requestId: string, children: string): Promise<string> {
	const { read } = installation.db;
	const answers = await read.answer.findMany({ where: { requestId }, orderBy: { position: 'asc' } });
	const holders = await read.membership.findMany({
		where: { kind: 'HOLDER', post: { body: { slug: 'barintiesu-darbs' } } },
		orderBy: { id: 'asc' }
	});
	for (const { personId } of holders) {
		const seats = await seatsOf(installation, personId, day);
		const seat = seats.find(({ institutionIds }) =>
			answers.some(({ institutionId }) => institutionIds.includes(institutionId!))
		);
		if (!seat) continue;
		const answer = answers.find(({ institutionId }) => seat.institutionIds.includes(institutionId!))!;
		const text = '- Notiek vadlīniju izstrāde: https://www.lm.gov.lv/lv\n- Notikušas **mācības**.';
		await answerWith(makeActor(installation, { personId, seats: [seat] }), answer.id, text, {
			...{ eventIds: ['a', 'b'], eventDates: ['15.04.2022.', '2022. gada maijs'], eventUntils: ['', ''] },
			eventTexts: ['Mācības bāriņtiesām', 'Uzticības tālruņa akcija'],
			...{ figureIds: ['a', 'b', 'c'], figureNames: ['uzņemti bērni', 'no Rīgas', 'no reģioniem'] },
			...{ figureValues: [children, '10', '5'], figureUnits: ['bērni', 'bērni', 'bērni'] },
			...{ figureFroms: ['', '', ''], figureUntils: ['', '', ''] },
			figureParts: ['', 'uzņemti bērni', 'uzņemti bērni']
		});
		return answer.institutionId!;
	}
	throw new Error('nobody in this group answers for an institution');
}
