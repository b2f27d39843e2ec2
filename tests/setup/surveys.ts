import { systemActor, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { loadRegister } from '#lib/municipalities/register-loading.server.ts';
import { startSurvey } from '#lib/municipalities/survey-starting.server.ts';
import { accept } from '#lib/requests/accepting.server.ts';
import { send } from '#lib/requests/answer-writing.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { DatabaseKind } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { makeActor, makeContact, makePerson } from './council.ts';
import { meetingSetting } from './meetings.ts';
import { markAsked } from './rounds.ts';

/** A council with the register of municipalities. */
export async function surveySetting(kind: DatabaseKind, now: string) {
	const all = await meetingSetting(kind, now);
	const { installation } = all;
	await loadRegister(systemActor(installation));
	return { ...all, ...surveyReading(installation) };
}

function surveyReading({ db: { read } }: Installation) {
	return {
		/** By how its name begins: "Madonas novada". */
		municipality: async (name: string) =>
			(await read.institutionName.findFirstOrThrow({ where: { name: { startsWith: name } } })).institutionId,
		answerOf: (requestId: string, institutionId: string) =>
			read.answer.findFirstOrThrow({ where: { requestId, institutionId } }),
		entries: (surveyId: string) =>
			read.surveyEntry.findMany({
				where: { surveyId },
				orderBy: { institutionId: 'asc' },
				include: { marks: { orderBy: [{ question: 'asc' }, { row: 'asc' }, { option: 'asc' }] } }
			})
	};
}

/** Whoever answers for a municipality by the link of a mail. */
export async function officialOf(installation: Installation, institutionId: string): Promise<Actor> {
	const personId = await makePerson(installation, { name: 'Pašvaldības kontaktpersona' });
	await makeContact(installation, { institutionId, personId });
	return makeActor(installation, { personId, namedBy: [institutionId], name: 'Pašvaldības kontaktpersona' });
}

/** The register, and a survey of this year that was asked. */
export async function makeSurvey(installation: Installation, bodyId: string) {
	const secretary = makeActor(installation, { role: 'SECRETARY' });
	const today = rigaDate(installation.clock.now());
	await loadRegister(systemActor(installation));
	return askedSurvey(secretary, bodyId, Number(today.slice(0, 4)), { asOf: today, due: today });
}

/** The form of a new survey. */
export function surveyForm(bodyId: string, year: number, more: object = {}) {
	return {
		...{
			id: newId(),
			bodyId,
			year: String(year),
			title: `Bērnu tiesību programmas ${year}`,
			text: 'Lūdzam.'
		},
		...{ asOf: `01.03.${year}.`, due: `30.04.${year}.` },
		...more
	};
}

/** A survey that was asked. */
export async function askedSurvey(secretary: Actor, bodyId: string, year: number, more: object = {}) {
	const started = await startSurvey(secretary, surveyForm(bodyId, year, more));
	await markAsked(secretary.installation, started.requestId);
	return started;
}

/** What a municipality with a programme of its own answers. */
export const ownProgramme = {
	...{ choiceIds: ['status', 'analysis'], choices: ['OWN', 'CONCLUSIONS'] },
	marks: ['areas 1 DESCRIBED', 'areas 1 PLANNED', 'areas 16 DESCRIBED', 'plan  HAS', 'plan  MONEY'],
	...{ periodIds: ['period'], periodFroms: ['2023'], periodUntils: ['2027'] },
	...{ moneyIds: ['funding'], money: ['10 239'], textIds: ['documents'], texts: ['Programma'] },
	...{ practiceIds: ['a'], practiceRows: ['practices 15'], practiceTexts: ['Skolas ir pielāgotas.'] },
	practiceLinks: ['www.novads.lv']
};

/** Answers as whoever is asked; `more`: the columns of the form. */
export async function answerSurvey(actor: Actor, answerId: string, more: object = ownProgramme) {
	const { version } = await actor.installation.db.read.answer.findUniqueOrThrow({ where: { id: answerId } });
	return send(actor, { id: newId(), answerId, version, capacity: '', ...more }, 'MAIL');
}

/** The Centre accepts what was sent. */
export async function acceptAnswer(secretary: Actor, requestId: string, answerId: string) {
	const { version } = await secretary.installation.db.read.answer.findUniqueOrThrow({
		where: { id: answerId }
	});
	return accept(secretary, { id: newId(), requestId, answers: [`${answerId}:${version}`] });
}
