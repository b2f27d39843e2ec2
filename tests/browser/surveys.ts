import { makeLink } from '#lib/accounts/links.server.ts';
import { createRequestLinks } from '#lib/requests/request-telling.server.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { makeActor, makeContact, makePerson } from '../setup/council.ts';
import { acceptAnswer, answerSurvey, askedSurvey } from '../setup/surveys.ts';

/** A survey of the municipalities that was asked. */
export interface FoundSurveys {
	year: number;
	requestId: string;
	/** By the link of a mail: an answer that is given in one test only, and one that nobody sends. */
	answer: string;
	shown: string;
	/** How the form of a letter from a municipality is addressed, in its second step. */
	letter: string;
}

export async function makeSurveys(installation: Installation): Promise<FoundSurveys> {
	const { read } = installation.db;
	const { id: bodyId } = await read.body.findUniqueOrThrow({ where: { slug: 'padome' } });
	const { id: userId, name } = await read.user.findFirstOrThrow({ where: { role: 'SECRETARY' } });
	const secretary: Actor = makeActor(installation, { userId, name, role: 'SECRETARY' });
	const days = { asOf: '01.03.2022.', due: '29.04.2022.' };
	const { requestId, year } = await askedSurvey(secretary, bodyId, 2022, days);
	const ogre = await contactOf(installation, 'Ogres novada');
	const answered = await read.answer.findFirstOrThrow({
		where: { requestId, institutionId: ogre.institutionId }
	});
	await answerSurvey(ogre.actor, answered.id);
	await acceptAnswer(secretary, requestId, answered.id);
	const linkTo = async (place: string) => {
		const { personId } = (await contactOf(installation, place)).actor;
		const ids = await installation.db.write((tx) =>
			createRequestLinks(tx, installation, { id: requestId, due: '2022-04-29' }, [personId!])
		);
		const link = await read.personalLink.findUniqueOrThrow({ where: { id: [...ids.values()][0]! } });
		return `/answer/${makeLink(installation, link)}`;
	};
	const cesis = await institutionOf(installation, 'Cēsu novada');
	return {
		...{ year, requestId, answer: await linkTo('Gulbenes novada'), shown: await linkTo('Valkas novada') },
		letter: `/requests/${requestId}/letters/new?who=${cesis}%7C`
	};
}

async function institutionOf({ db: { read } }: Installation, place: string): Promise<string> {
	const name = { startsWith: place, endsWith: 'pašvaldība' };
	return (await read.institutionName.findFirstOrThrow({ where: { name } })).institutionId;
}

/** Somebody whom a municipality has named for what is asked of it. */
async function contactOf(installation: Installation, place: string) {
	const institutionId = await institutionOf(installation, place);
	const name = 'Parauga Kontaktpersona';
	const personId = await makePerson(installation, { name, email: `${institutionId}@padome.example` });
	await makeContact(installation, { institutionId, personId });
	return { institutionId, actor: makeActor(installation, { personId, name, namedBy: [institutionId] }) };
}
