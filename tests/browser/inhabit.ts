import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { openPortal } from '#portal';
import { systemActor } from '#lib/accounts/actor.server.ts';
import { makeSignInAddress } from '#lib/accounts/sign-in.server.ts';
import { remindDay } from '#lib/reminders/reminders.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { setOutcome } from '#lib/meetings/agenda-outcome.server.ts';
import { addItem } from '#lib/meetings/agenda.server.ts';
import { leavePapers } from '#lib/meetings/documents.server.ts';
import { createMeetingLinks, meetingAddress } from '#lib/meetings/meeting-links.server.ts';
import { plan } from '#lib/meetings/planning.server.ts';
import { readAnswerLinks } from '#lib/requests/answer-links.server.ts';
import { addDays } from '#lib/calendar/days.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { makeAsked } from './asked.ts';
import { makeLinks } from './links.ts';
import { makeAgreed } from './agreed.ts';
import { makeMinutes } from './minutes.ts';
import { makeResolutions } from './resolutions.ts';
import { makeWorkPlans } from './work-plan.ts';
import { makePolled } from './polled.ts';
import { makeBrowserReports } from './reports.ts';
import { makeProgrammes } from './programmes.ts';
import { makeRounds } from './rounds.ts';
import { findingsIn, makeSurveys } from './surveys.ts';
import { makeBrowserGuide } from './guide.ts';
import { makeAsking } from './asking.ts';
import { makeWritten } from './written.ts';
import { makePublished } from './published.ts';
import { addresses, browserToday, copiedSample, foundFile, type Found, type Role } from './place.ts';

// Run once, beside the portal that serves: people who read English, the mails of the day, and where to find things.
const portal = await openPortal();
try {
	await addReadersOfEnglish(portal);
	await remindDay(portal, browserToday.slice(0, 10));
	writeFileSync(foundFile, JSON.stringify(await find(portal)));
	copySample(portal.config.databaseUrl.slice('file:'.length));
} finally {
	await portal.db.close();
}

/** A copy for the journeys, made before anybody has changed anything. It does not know that it is one, and writes mails. */
function copySample(file: string): void {
	const sample = new Database(file, { readonly: true });
	sample.exec(`VACUUM INTO '${copiedSample}'`);
	sample.close();
	const copy = new Database(copiedSample);
	copy.exec(`DELETE FROM "Setting" WHERE "key" = 'installation.fingerprint'`);
	copy.close();
}

async function addReadersOfEnglish({ db, clock }: Installation): Promise<void> {
	const createdAt = clock.now();
	await db.write(async (tx) => {
		for (const [role, { en: email }] of Object.entries(addresses) as [Role, { en: string }][])
			await tx.user.upsert({
				where: { email },
				update: { locale: 'en' },
				create: {
					...{ id: newId(), email, name: `Sample ${role}`, role: role.toUpperCase() },
					...{ locale: 'en', createdAt, isSample: true }
				}
			});
		// The mails of people of the council are in the language of the person.
		await tx.person.updateMany({
			where: { email: { in: Object.values(addresses).map(({ en }) => en) } },
			data: { locale: 'en' }
		});
	});
}

/** Replies that wait for the secretariat. */
async function makeIncoming(installation: Installation) {
	const [incoming, incomingOther] = [newId(), newId()];
	const from = { fromAddress: 'parauga.atbilde@lm.example', fromName: 'Parauga atbilde' };
	const said = { ...from, kind: 'REPLY', receivedAt: installation.clock.now() };
	await installation.db.write(async (tx) => {
		for (const [index, id] of [incoming, incomingOther].entries()) {
			const messageId = `<${index}@lm.example>`;
			const text = 'Labdien! Ziņojums tiek saskaņots.\n\nPadome rakstīja:\n> Termiņš tuvojas.';
			const leftFiles = index === 0 ? JSON.stringify([{ name: 'programma.exe', why: 'KIND' }]) : null;
			const mail = { id, ...said, subject: 'Re: Termiņš', text, messageId, leftFiles };
			await tx.incomingMail.create({ data: { ...mail, attachments: leftFiles ? 1 : 0 } });
			const file = { name: 'Ziņojums.txt', type: 'text/plain', bytes: Buffer.from('Ziņojums.') };
			const attachmentId = await addAttachment(tx, { ...file, clockNow: said.receivedAt });
			await tx.incomingFile.create({ data: { mailId: id, attachmentId } });
		}
	});
	return { incoming, incomingOther };
}

/** A group that meets, today if nothing else is said. */
async function makeMeeting(installation: Installation, date = browserToday.slice(0, 10)): Promise<string> {
	const secretary = { ...systemActor(installation), role: 'SECRETARY', name: 'Sekretariāts' } as const;
	const body = await installation.db.read.body.findUniqueOrThrow({ where: { slug: 'barintiesu-darbs' } });
	const id = newId();
	await plan(secretary, { id, bodyId: body.id, date, startTime: '10.00', endTime: '12.00' });
	for (const title of ['Bāriņtiesu darba pilnveide', 'Turpmākie uzdevumi'])
		await addItem(secretary, { id: newId(), meetingId: id, title, kind: 'DECISION' });
	return id;
}

/** One that is to come, with a paper, and something that was put off at the meeting before it. */
async function makePlanned(installation: Installation) {
	const secretary = { ...systemActor(installation), role: 'SECRETARY', name: 'Sekretariāts' } as const;
	const body = await installation.db.read.body.findUniqueOrThrow({ where: { slug: 'barintiesu-darbs' } });
	const [meeting, paper, items] = [newId(), newId(), [newId(), newId(), newId()]];
	const when = { date: '2022-05-05', startTime: '10.00', endTime: '12.00', place: 'Skolas iela 28, Rīga' };
	await plan(secretary, { id: meeting, bodyId: body.id, ...when, link: 'https://tikšanās.example/padome' });
	const titles = ['Bāriņtiesu noslodze', 'Ārpusģimenes aprūpes vadlīnijas', 'Citi jautājumi'];
	for (const [index, id] of items.entries())
		await addItem(secretary, {
			...{ id, meetingId: meeting, title: titles[index], kind: index ? 'DISCUSSION' : 'DECISION' },
			...{ presenterText: 'A. Paraudziņa, LM', minutesPlanned: '15', isPublic: true }
		});
	const address = 'https://likumi.lv/ta/id/139369';
	await leavePapers(secretary, {
		...{ id: paper, meetingId: meeting, itemId: items[0], title: 'Bāriņtiesu likums', address }
	});
	const [before, putOff] = [newId(), newId()];
	const then = { date: '2022-02-24', startTime: '10.00', endTime: '11.00', wasHeld: true };
	await plan(secretary, { id: before, bodyId: body.id, ...then });
	await addItem(secretary, { id: putOff, meetingId: before, title: 'Metodiskais atbalsts' });
	await setOutcome(secretary, { id: putOff, version: 1, outcome: 'POSTPONED' });
	return { meeting, items, paper };
}

async function find(installation: Installation): Promise<Found> {
	const { read } = installation.db;
	const attachment = await read.attachment.findFirstOrThrow({ where: { type: 'text/plain' } });
	const mail = await read.outboxMessage.findFirstOrThrow({ where: { kind: 'digest' } });
	const name = await read.institutionName.findFirstOrThrow({ where: { abbreviation: 'VBTAI' } });
	const seat = await read.membership.findFirstOrThrow({
		where: { post: { role: 'MEMBER', body: { slug: 'barintiesu-darbs' } }, kind: 'HOLDER' },
		orderBy: { id: 'asc' }
	});
	const ids = {
		...{ post: seat.postId, person: seat.personId, membership: seat.id, file: attachment.id },
		contact: (await read.institutionContact.findFirstOrThrow()).id,
		mandate: (await read.mandate.findFirstOrThrow({ where: { body: { slug: 'barintiesu-darbs' } } })).id,
		source: (await read.taskSource.findFirstOrThrow({ where: { task: { number: 4 } } })).id,
		meeting: await makeMeeting(installation),
		planned: await makePlanned(installation),
		account: (await read.user.findUniqueOrThrow({ where: { email: 'vaditajs.vm@padome.example' } })).id,
		event: (await read.auditEvent.findFirstOrThrow({ orderBy: { id: 'asc' } })).id
	};
	const day = addDays(browserToday.slice(0, 10), 14);
	const called = await makeMeeting(installation, day);
	const asked = await installation.db.write((tx) =>
		createMeetingLinks(tx, installation, { id: called, date: day }, [seat.personId])
	);
	const [link] = (await readAnswerLinks(installation, [...asked.values()])).values();
	const calledAnswer = new URL(meetingAddress(installation, link!)).pathname;
	const signIn: Record<string, string[]> = {};
	for (const { email } of await read.user.findMany())
		for (let link = 0; link < 4; link++)
			(signIn[email] ??= []).push((await makeSignInAddress(installation, email, { life: 3_600_000 }))!);
	return {
		...{ called, calledAnswer },
		attachment: `/attachments/${attachment.id}/text`,
		mail: `/outbox/${mail.id}`,
		institution: `/institutions/${name.institutionId}`,
		...ids,
		signIn,
		...(await makeIncoming(installation)),
		links: await makeLinks(installation),
		asked: await makeAsked(installation),
		minutes: await makeMinutes(installation),
		agreed: await makeAgreed(installation),
		workPlan: await makeWorkPlans(installation),
		resolutions: await makeResolutions(installation),
		polled: await makePolled(installation, seat.personId),
		published: await makePublished(installation),
		asking: await makeAsking(installation),
		written: await makeWritten(installation, seat.personId),
		rounds: await makeRounds(installation),
		programmes: await makeProgrammes(installation),
		surveys: await makeSurveys(installation),
		findings: await findingsIn(installation),
		guide: await makeBrowserGuide(installation),
		reports: await makeBrowserReports(installation)
	};
}
