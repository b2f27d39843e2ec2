import { actorFromLink } from '#lib/accounts/link-holders.server.ts';
import { standingOf } from '#lib/council/recipients.server.ts';
import { answerAddress, createAnswerLinks, readAnswerLinks } from '#lib/requests/answer-links.server.ts';
import { handOverAnswers } from '#lib/requests/answer-handing.server.ts';
import { send as sendAnswer } from '#lib/requests/answer-writing.server.ts';
import { writeDraft } from '#lib/requests/drafting-writing.server.ts';
import { handOver } from '#lib/requests/draftings.server.ts';
import { draftAddress } from '#lib/requests/specialist-mails.server.ts';
import { createRequestLinks } from '#lib/requests/request-telling.server.ts';
import { createLink, makeLink } from '#lib/accounts/links.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { remindDay } from '#lib/reminders/reminders.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { addItem } from '#lib/meetings/agenda.server.ts';
import { askDates } from '#lib/meetings/date-asking.server.ts';
import { approve } from '#lib/meetings/approving.server.ts';
import { circulate } from '#lib/meetings/circulating.server.ts';
import { comment } from '#lib/meetings/comments.server.ts';
import { leavePapers } from '#lib/meetings/documents.server.ts';
import { add as decide } from '#lib/meetings/decisions.server.ts';
import { plan } from '#lib/meetings/planning.server.ts';
import { addPlanItem } from '#lib/meetings/work-plan.server.ts';
import { publish } from '#lib/meetings/publishing.server.ts';
import { makeProgramme } from '../setup/programmes.ts';
import { makeProgrammeYear } from '../setup/programme-year.ts';
import { makeReports } from '../setup/reports.ts';
import { register } from '#lib/resolutions/registering.server.ts';
import { addPoint } from '#lib/resolutions/points.server.ts';
import {
	makeBody,
	makeContact,
	makeInstitution,
	makeMembership,
	makePerson,
	makePost
} from '../setup/council.ts';
import { makeActor } from '../setup/council.ts';
import { makeCompiled, publishNewest } from '../setup/rounds.ts';
import { makeFindings } from '../setup/counted.ts';
import { makeGuideDraft } from '../setup/guide.ts';
import { makeSurvey } from '../setup/surveys.ts';
import { answerTyped, makeRequest as makeSentRequest } from '../setup/requests.ts';
import { makeSource, makeTask } from '../setup/tasks.ts';
import { askWritten } from '../setup/written.ts';
import { askRequest } from '../setup/asking.ts';
import { makeUser } from './accounts.ts';
import type { Portal } from './portal.ts';
import type { Visitor } from './visitor.ts';

export const roles = ['visitor', 'member', 'chair', 'assistant', 'secretary', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** One of everything a route can name, and somebody of every role, signed in. */
export async function inhabit(portal: Portal) {
	const { installation } = portal;
	const slug = '8-apaksgrupa';
	const bodyId = await makeBody(installation, { slug, mandates: [{ goal: 'pilnveidot bāriņtiesu darbu' }] });
	const institutionId = await makeInstitution(installation, { name: 'Labklājības ministrija' });
	const seated = async (role: 'CHAIR' | 'MEMBER') => {
		const personId = await makePerson(installation);
		const postId = await makePost(installation, { bodyId, role, institutionIds: [institutionId] });
		await makeMembership(installation, { postId, personId });
		return personId;
	};
	const memberId = await seated('MEMBER');
	const member = await makeUser(installation, 'member', { personId: memberId });
	await makeUser(installation, 'chair', { personId: await seated('CHAIR') });
	await makeUser(installation, 'assistant', { role: 'ASSISTANT' });
	await makeUser(installation, 'secretary', { role: 'SECRETARY' });
	await makeUser(installation, 'administrator', { role: 'ADMINISTRATOR' });
	const visitors = { visitor: portal.visitor() } as Record<Role, Visitor>;
	for (const role of roles.slice(1)) visitors[role] = await portal.signIn(`${role}@padome.example`);
	const somebody = await makeSomebody(portal, bodyId, institutionId);
	const tasks = await makeTasks(installation, { bodyId, institutionId, userId: member.id });
	const mails = await makeMails(installation);
	const links = await makeLinks(installation, memberId, tasks.taskId);
	const meeting = await makeMeeting(installation, bodyId);
	const agreed = await makeAgreed(installation, bodyId);
	const resolution = await makeResolution(installation, bodyId, institutionId);
	const programme = await makeProgramme(makeActor(installation, { role: 'SECRETARY' }), {
		bodyId,
		institutionId
	});
	const year = await makeProgrammeYear(makeActor(installation, { role: 'SECRETARY' }), {
		...{ bodyId, institutionId, year: '2021', title: 'Valsts programma 2021. gadam' }
	});
	const round = await makeCompiled(installation, { bodyId, institutionId, personId: memberId });
	const survey = await makeSurvey(installation, bodyId);
	const guideId = await makeGuideOf(installation);
	await publishNewest(makeActor(installation, { role: 'SECRETARY' }), round.roundId);
	const reports = await makeReports(makeActor(installation, { role: 'SECRETARY' }), bodyId, institutionId);
	const request = await makeBoard(installation, bodyId, institutionId);
	const eventId = await makeChange(portal, visitors.member, memberId);
	const feedToken = await makeFeedOf(installation);
	const asked = await makeAskedAnswer(installation, institutionId, memberId);
	const found = {
		...{
			...somebody,
			...tasks,
			...mails,
			...links,
			...meeting,
			...agreed,
			...asked,
			...reports,
			...request,
			...resolution,
			...round,
			...{ programmeId: programme.id, chapterId: programme.chapterId, measureId: programme.measureId },
			surveyYear: String(survey.year),
			...(await makeFindings(installation, bodyId, survey.year - 1)),
			guideId,
			...{ yearId: year.id, toldId: year.measureId, measureEntryId: year.entryId },
			memberId,
			slug,
			institutionId,
			eventId,
			feedToken
		},
		accountId: member.id,
		previewQuery: await findDigest(installation),
		mandateId: (await installation.db.read.mandate.findFirstOrThrow()).id
	};
	return { visitors, ...found, addressOf: (route: string) => addressOf(route, found) };
}

/** A draft that a municipality writes by the guide. */
async function makeGuideOf(installation: Installation): Promise<string> {
	const municipality = { kind: 'MUNICIPALITY', name: 'Valkas novada pašvaldība' } as const;
	const institutionId = await makeInstitution(installation, municipality);
	return makeGuideDraft(makeActor(installation, { role: 'SECRETARY' }), institutionId);
}

/** A meeting that is planned, with an item on its agenda and a paper of it; one for which days are asked about; a year's plan. */
async function makeMeeting(installation: Installation, bodyId: string) {
	const [meetingId, itemId, paperId, decisionId] = [newId(), newId(), newId(), newId()];
	const secretary = makeActor(installation, { role: 'SECRETARY' });
	const date = `${installation.clock.now().getUTCFullYear() + 1}-03-25`;
	await plan(secretary, { id: meetingId, bodyId, date, startTime: '10.00', place: 'Skolas iela 28, Rīga' });
	await addItem(secretary, { id: itemId, meetingId, title: 'Bāriņtiesu darbs', kind: 'DECISION' });
	const address = 'https://likumi.lv/ta/id/1';
	await leavePapers(secretary, { id: paperId, meetingId, itemId, title: 'Likums', address });
	await decide(secretary, { id: decisionId, itemId, text: 'Atbalstīt.' });
	const undatedId = newId();
	await plan(secretary, { id: undatedId, bodyId });
	const days = { date1: date, startTime1: '10.00', date2: date, startTime2: '14.00', answerBy: date };
	await askDates(secretary, { id: newId(), meetingId: undatedId, version: 1, ...days });
	const themeId = newId();
	const year = installation.clock.now().getUTCFullYear();
	await addPlanItem(secretary, { id: themeId, bodyId, year, theme: 'Bāriņtiesu darbs', quarter: 1 });
	const { meetingId: writtenId } = await askWritten(secretary, bodyId, { answerBy: date });
	return { meetingId, itemId, paperId, decisionId, undatedId, themeId, writtenId, planYear: String(year) };
}

/** A resolution with a point that an institution owes, and an interim report. */
async function makeResolution(installation: Installation, bodyId: string, institutionId: string) {
	const [resolutionId, pointId] = [newId(), newId()];
	const secretary = makeActor(installation, { role: 'SECRETARY' });
	const due = `${installation.clock.now().getUTCFullYear() + 1}-03-25`;
	const said = { number: '4-4', issuer: 'Ministru prezidente', subject: 'Par riskiem bērniem', interim: due };
	await register(secretary, { id: resolutionId, bodyId, text: '1. Izvērtēt riskus.', ...said });
	const lead = [`i:${institutionId}`];
	await addPoint(secretary, { id: pointId, resolutionId, code: '1.', text: 'Izvērtēt riskus.', due, lead });
	const { id: reportId } = await installation.db.read.report.findFirstOrThrow({ where: { resolutionId } });
	return { resolutionId, pointId, reportId };
}

/** Two meetings that were held: of one the minutes went out twice and are commented on, of the other they are approved. */
async function makeAgreed(installation: Installation, bodyId: string) {
	const secretary = makeActor(installation, { role: 'SECRETARY' });
	const until = `${installation.clock.now().getUTCFullYear() + 1}-03-25`;
	const [circulatedId, approvedId, firstId] = [newId(), newId(), newId()];
	for (const id of [circulatedId, approvedId]) {
		await plan(secretary, { id, bodyId, date: '2022-03-24', wasHeld: true });
		await addItem(secretary, { id: newId(), meetingId: id, title: 'Bāriņtiesu darbs', kind: 'DISCUSSION' });
	}
	const sent = { meetingId: circulatedId, commentsUntil: until };
	await circulate(secretary, { ...sent, id: firstId, version: 1 });
	await circulate(secretary, { ...sent, id: newId(), version: 2 });
	await comment(secretary, { id: newId(), versionId: firstId, text: 'Labot.' }, 'PORTAL');
	const publicPaperId = newId();
	const files = [new File(['abc'], 'publisks.txt', { type: 'text/plain' })];
	const paper = { id: publicPaperId, meetingId: approvedId, title: 'Publisks', audience: 'PUBLIC', files };
	await leavePapers(secretary, paper);
	await approve(secretary, { id: newId(), meetingId: approvedId, version: 1 });
	await publish(secretary, { id: newId(), meetingId: approvedId, version: 2, what: 'PARTS' });
	const exportedId = await keepExport(installation, approvedId);
	return { circulatedId, approvedId, publicPaperId, exportedId };
}

/** A request that went out: to an institution that answers, in the name of a body. */
async function makeBoard(installation: Installation, bodyId: string, institutionId: string) {
	const secretary = makeActor(installation, { role: 'SECRETARY' });
	const due = `${installation.clock.now().getUTCFullYear() + 1}-03-25`;
	const wanted = { institutionIds: [institutionId], bodyId, due };
	const { requestId, answers } = await askRequest(secretary, installation, wanted);
	return { requestId, answerId: (await answers())[0]!.id };
}

/** The file that is made to be signed. */
async function keepExport(installation: Installation, meetingId: string): Promise<string> {
	const file = { name: 'Protokols.docx', type: 'application/octet-stream', bytes: Buffer.from('abc') };
	return installation.db.write(async (tx) => {
		const attachmentId = await addAttachment(tx, { ...file, clockNow: installation.clock.now() });
		await tx.minutesVersion.updateMany({ where: { meetingId, kind: 'APPROVED' }, data: { attachmentId } });
		return attachmentId;
	});
}

/** Somebody without an account, in a seat and named by an institution. */
async function makeSomebody({ installation }: Portal, bodyId: string, institutionId: string) {
	const personId = await makePerson(installation);
	const postId = await makePost(installation, { bodyId });
	const membershipId = await makeMembership(installation, { postId, personId });
	const contactId = await makeContact(installation, { institutionId, personId });
	return { personId, postId, membershipId, contactId };
}

/** A task with a report, owed by the seats of its institution; one that is closed; one that nobody controls, with a document. */
async function makeTasks(
	installation: Installation,
	{ bodyId, institutionId, userId }: { bodyId: string; institutionId: string; userId: string }
) {
	const controlled = await makeTask(installation, {
		...{ bodyId, title: 'Pilnveidot bāriņtiesu darbu', due: '2022-04-01', lead: [{ institutionId }] }
	});
	await makeSource(installation, { taskId: controlled.id, due: '2022-04-01' });
	const closed = { status: 'COMPLETED', closedAs: 'DONE', closedOn: '2022-03-01' } as const;
	await makeTask(installation, { bodyId, ...closed, underControl: false });
	const uncontrolled = await makeTask(installation, { bodyId, underControl: false });
	const [attachmentId, documentId, entryId] = [newId(), newId(), newId()];
	const at = installation.clock.now();
	await installation.db.write(async (tx) => {
		const file = { name: 'uzdevumi.txt', type: 'text/plain', size: 3, sha256: '0'.repeat(64) };
		await tx.attachment.create({ data: { id: attachmentId, createdAt: at, ...file } });
		await tx.attachmentContent.create({ data: { attachmentId, bytes: new Uint8Array([97, 98, 99]) } });
		const said = { at, userId, authorName: 'member', capacity: 'LM pārstāvis' };
		const version = { id: newId(), number: 1, attachmentId, ...said };
		const document = { id: documentId, taskId: uncontrolled.id, title: 'Uzdevumi' };
		await tx.taskDocument.create({ data: { ...document, versions: { create: version } } });
		const stood = { statusBefore: 'NEEDS_ACTION', statusAfter: 'IN_PROCESS' };
		const entry = { id: entryId, taskId: controlled.id, kind: 'REPORTED', text: 'Sākts.' };
		await tx.progressEntry.create({ data: { ...entry, ...said, ...stood } });
	});
	const extensionId = await makeExtension(installation, uncontrolled.id, userId);
	return { attachmentId, documentId, entryId, extensionId, taskId: controlled.id };
}

/** A mail that would be sent, as the page that shows it is asked for it: the day, and to whom. */
async function findDigest(installation: Installation): Promise<string> {
	const calendar = await calendarOf(installation);
	const date = calendar.workingDayOnOrAfter(rigaDate(installation.clock.now()));
	const { digests } = await remindDay(installation, date, { dryRun: true });
	return new URLSearchParams({ date, to: digests[0]!.recipientId }).toString();
}

/** A later deadline that was asked of the Cabinet. */
async function makeExtension(installation: Installation, taskId: string, userId: string): Promise<string> {
	const [id, sourceId] = [newId(), newId()];
	await installation.db.write(async (tx) => {
		const source = { kind: 'CABINET', reference: 'prot. Nr. 12 21. §', author: 'Ministru kabinets' };
		await tx.taskSource.create({ data: { id: sourceId, taskId, due: '2022-05-01', ...source } });
		await tx.extensionRequest.create({
			data: {
				...{ id, taskId, sourceId, fromDue: '2022-05-01', toDue: '2022-06-30', reason: 'gaida atzinumu' },
				...{ askedAt: installation.clock.now(), userId, askedBy: 'member', capacity: 'LM pārstāvis' },
				decider: 'AUTHOR'
			}
		});
	});
	return id;
}

/** By which the member answers about a task; a specialist's, who has sent a draft with a file. */
async function makeLinks(installation: Installation, personId: string, taskId: string) {
	const holder = { personId, userId: null, taskId };
	const ids = await installation.db.write((tx) => createAnswerLinks(tx, installation, [holder]));
	const [link] = (await readAnswerLinks(installation, [...ids.values()])).values();
	const member = (await actorFromLink(installation, { userId: null, personId }, standingOf))!;
	const given = { id: newId(), specialistName: 'Speciālists', specialistEmail: 'specialists@padome.example' };
	const { id: draftId } = await handOver(member, taskId, given, 'MAIL');
	const where = { subject: `drafting:${draftId}` };
	const draftLink = await installation.db.read.personalLink.findFirstOrThrow({ where });
	const draftingPath = new URL(draftAddress(installation, draftLink)).pathname;
	const files = [new File(['abc'], 'projekts.txt', { type: 'text/plain' })];
	const drafted = { version: 1, text: 'Projekts.', status: 'IN_PROCESS', files };
	await writeDraft({ installation, token: draftingPath.split('/')[2]! }, drafted, true);
	const { attachmentId: draftFileId } = await installation.db.read.draftingFile.findFirstOrThrow();
	const answerPath = new URL(answerAddress(installation, link!)).pathname;
	return { answerPath, draftingPath, draftId, draftFileId };
}

/** A mail, and one of many that can be called back. */
async function makeMails(installation: Installation) {
	const now = installation.clock.now();
	const [mailId, batchId, incomingId] = [newId(), newId(), newId()];
	await installation.db.write(async (tx) => {
		await tx.outboxMessage.create({
			data: {
				id: mailId,
				kind: 'sign-in',
				subject: 'sign-in:1',
				recipient: 'member@padome.example',
				occurrence: '1',
				recipientName: 'member',
				locale: 'lv',
				facts: JSON.stringify({ linkId: newId(), next: '/' }),
				messageId: `<${mailId}@localhost>`,
				state: 'FAILED',
				createdAt: now,
				nextAttemptAt: now
			}
		});
		const startsAt = new Date(now.getTime() + 600_000);
		const batch = { kind: 'invitation', subject: 'Uzaicinājumi', count: 1, createdAt: now, startsAt };
		await tx.mailBatch.create({ data: { id: batchId, createdBy: 'secretary', ...batch } });
		const from = { fromAddress: 'member@padome.example', fromName: 'member', receivedAt: now };
		const said = { kind: 'REPLY', subject: 'Re: Termiņš', text: 'Būs rīt.', messageId: '<1@lm.example>' };
		await tx.incomingMail.create({ data: { id: incomingId, ...from, ...said } });
	});
	const file = { name: 'Pielikums.txt', type: 'text/plain', bytes: Buffer.from('Būs rīt.'), clockNow: now };
	const incomingFileId = await installation.db.write(async (tx) => {
		const attachmentId = await addAttachment(tx, file);
		await tx.incomingFile.create({ data: { mailId: incomingId, attachmentId } });
		return attachmentId;
	});
	return { mailId, batchId, incomingId, incomingFileId };
}

/** What an institution is asked, sent twice and handed to a specialist; by the links of its member and the specialist. */
async function makeAskedAnswer(installation: Installation, institutionId: string, personId: string) {
	const request = { asked: [{ institutionId }], partIds: [newId(), newId()], due: '2030-01-01' };
	const { requestId, answerIds } = await makeSentRequest(installation, request);
	const member = (await actorFromLink(installation, { userId: null, personId }, standingOf))!;
	const [answerId = ''] = answerIds;
	const said = (version: number, text: string) => answerTyped(answerId, version, { done: text });
	await sendAnswer(member, said(1, 'Izdarīts.'));
	await sendAnswer(member, said(2, 'Izdarīts viss.'));
	const to = { id: newId(), specialistName: 'Speciāliste', specialistEmail: 'speciliste@padome.example' };
	const { id } = await handOverAnswers(member, requestId, to);
	const { read } = installation.db;
	const specialist = await read.personalLink.findFirstOrThrow({ where: { subject: `drafting:${id}` } });
	const [linkId = ''] = (
		await installation.db.write((tx) =>
			createRequestLinks(tx, installation, { id: requestId, due: null }, [personId])
		)
	).values();
	const link = await read.personalLink.findUniqueOrThrow({ where: { id: linkId } });
	return {
		...{ askedRequestId: requestId, askedAnswerId: answerId },
		askedPath: `/answer/${makeLink(installation, link)}`,
		askedDraftingPath: new URL(draftAddress(installation, specialist)).pathname
	};
}

/** The address of a calendar, of somebody who does not withdraw it. */
async function makeFeedOf(installation: Installation): Promise<string> {
	const { id: userId } = await makeUser(installation, 'reader');
	const expiresAt = new Date(installation.clock.now().getTime() + 600_000);
	const purpose = 'CALENDAR';
	const id = await installation.db.write((tx) =>
		createLink(tx, installation, { purpose, userId, expiresAt })
	);
	return makeLink(installation, { purpose, id, expiresAt });
}

/** Something that a member did and can take back: the days on which she is away. */
async function makeChange({ installation }: Portal, member: Visitor, personId: string): Promise<string> {
	const dates = { startDate: '01.08.2030.', endDate: '14.08.2030.', note: '' };
	const answer = await member.post('/people/me?/addAbsence', { id: newId(), personId, ...dates });
	if (answer.status !== 303) throw new Error(`keeping an absence was answered by ${answer.status}`);
	const { id } = await installation.db.read.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } });
	return id;
}

/** The ids of what there is, by what it is. */
type Found = Readonly<Record<string, string>>;

/** Where to knock: each route that names something, with something that is there. A new one is a new line. */
const addresses: Readonly<Record<string, (found: Found) => string>> = {
	'/tasks/new': () => '/tasks/new?parent=1',
	'/calendar/[token].ics': ({ feedToken }) => `/calendar/${feedToken}.ics`,
	'/tasks/[number]': () => '/tasks/1',
	'/tasks/[number]/edit': () => '/tasks/1/edit',
	'/tasks/[number]/sources': () => '/tasks/1/sources',
	'/tasks/[number]/extension': () => '/tasks/1/extension',
	'/tasks/[number]/extension/[id]/word': ({ extensionId }) => `/tasks/3/extension/${extensionId}/word`,
	'/tasks/[number]/move': () => '/tasks/1/move',
	'/tasks/[number]/close': () => '/tasks/1/close',
	'/tasks/[number]/control': () => '/tasks/3/control',
	'/tasks/[number]/reopen': () => '/tasks/2/reopen',
	'/tasks/[number]/withdraw': ({ entryId }) => `/tasks/1/withdraw?entry=${entryId}`,
	'/tasks/[number]/documents/new': () => '/tasks/1/documents/new',
	'/tasks/[number]/documents/[id]': ({ documentId }) => `/tasks/3/documents/${documentId}`,
	'/tasks/[number]/remind': () => '/tasks/1/remind',
	'/tasks/[number]/hand-over': () => '/tasks/1/hand-over',
	'/tasks/[number]/lay': () => '/tasks/1/lay',
	'/tasks/[number]/restrict': () => '/tasks/1/restrict',
	'/tasks/[number]/ladder': () => '/tasks/1/ladder',
	'/tasks/[number]/history': () => '/tasks/1/history',
	'/tasks/[number]/history/word': () => '/tasks/1/history/word',
	'/tasks/[number]/history/zip': () => '/tasks/1/history/zip',
	'/resolutions/[id]': ({ resolutionId }) => `/resolutions/${resolutionId}`,
	'/resolutions/[id]/edit': ({ resolutionId }) => `/resolutions/${resolutionId}/edit`,
	'/resolutions/[id]/close': ({ resolutionId }) => `/resolutions/${resolutionId}/close`,
	'/resolutions/[id]/split': ({ resolutionId }) => `/resolutions/${resolutionId}/split`,
	'/resolutions/[id]/documents': ({ resolutionId }) => `/resolutions/${resolutionId}/documents`,
	'/resolutions/[id]/points/new': ({ resolutionId }) => `/resolutions/${resolutionId}/points/new`,
	'/resolutions/[id]/reports/new': ({ resolutionId }) => `/resolutions/${resolutionId}/reports/new`,
	'/resolutions/[id]/extend': ({ resolutionId, reportId }) =>
		`/resolutions/${resolutionId}/extend?report=${reportId}`,
	'/resolutions/[id]/points/[point]': ({ resolutionId, pointId }) =>
		`/resolutions/${resolutionId}/points/${pointId}`,
	'/resolutions/[id]/reports/[report]': ({ resolutionId, reportId }) =>
		`/resolutions/${resolutionId}/reports/${reportId}`,
	'/meetings/new': ({ slug }) => `/meetings/new?body=${slug}`,
	'/meetings/[id]/attendance': ({ meetingId }) => `/meetings/${meetingId}/attendance`,
	'/meetings/[id]/papers': ({ meetingId }) => `/meetings/${meetingId}/papers`,
	'/meetings/[id]/papers/[paper]': ({ meetingId }) => `/meetings/${meetingId}/papers/minutes`,
	'/meetings/[id]/papers/[paper]/word': ({ meetingId }) => `/meetings/${meetingId}/papers/minutes/word`,
	'/meetings/[id]/decisions/[decision]/extract': ({ meetingId, decisionId }) =>
		`/meetings/${meetingId}/decisions/${decisionId}/extract`,
	'/meetings/[id]/decisions/[decision]/extract/word': ({ meetingId, decisionId }) =>
		`/meetings/${meetingId}/decisions/${decisionId}/extract/word`,
	'/meetings/[id]/minutes': ({ meetingId }) => `/meetings/${meetingId}/minutes`,
	'/meetings/[id]/minutes/part': ({ meetingId }) => `/meetings/${meetingId}/minutes/part`,
	'/meetings/[id]/decisions/[decision]': ({ meetingId, decisionId }) =>
		`/meetings/${meetingId}/decisions/${decisionId}`,
	'/meetings/[id]/invitation': ({ meetingId }) => `/meetings/${meetingId}/invitation`,
	'/meetings/[id]/invitation/html': ({ meetingId, memberId }) =>
		`/meetings/${meetingId}/invitation/html?to=${memberId}`,
	'/meetings/[id]/replies': ({ meetingId }) => `/meetings/${meetingId}/replies`,
	'/requests/[id]': ({ requestId }) => `/requests/${requestId}`,
	'/requests/[id]/edit': ({ requestId }) => `/requests/${requestId}/edit`,
	'/requests/[id]/letters/new': ({ requestId }) => `/requests/${requestId}/letters/new`,
	'/requests/[id]/letter/word': ({ askedRequestId, askedAnswerId }) =>
		`/requests/${askedRequestId}/letter/word?answer=${askedAnswerId}`,
	'/meetings/[id]/written': ({ writtenId }) => `/meetings/${writtenId}/written`,
	'/meetings/[id]/dates': ({ undatedId }) => `/meetings/${undatedId}/dates`,
	'/meetings/[id]/dates/ask': ({ undatedId }) => `/meetings/${undatedId}/dates/ask`,
	'/meetings/[id]/offers': ({ meetingId }) => `/meetings/${meetingId}/offers`,
	'/meetings/[id]/signed': ({ approvedId }) => `/meetings/${approvedId}/signed`,
	'/meetings/[id]/signed/files/[attachment]': ({ approvedId, exportedId }) =>
		`/meetings/${approvedId}/signed/files/${exportedId}`,
	'/meetings/[id]/publishing': ({ approvedId }) => `/meetings/${approvedId}/publishing`,
	'/council/[slug]': ({ slug }) => `/council/${slug}`,
	'/council/meetings/[id]': ({ approvedId }) => `/council/meetings/${approvedId}`,
	'/council/documents/[id]': ({ publicPaperId }) => `/council/documents/${publicPaperId}`,
	'/meetings/[id]/agreement': ({ circulatedId }) => `/meetings/${circulatedId}/agreement`,
	'/meetings/[id]/agreement/[version]': ({ circulatedId }) => `/meetings/${circulatedId}/agreement/2`,
	'/meetings/[id]/agreement/compare': ({ circulatedId }) => `/meetings/${circulatedId}/agreement/compare`,
	'/meetings/[id]/agreement/circulate': ({ circulatedId }) => `/meetings/${circulatedId}/agreement/circulate`,
	'/meetings/[id]/agreement/approve': ({ circulatedId }) => `/meetings/${circulatedId}/agreement/approve`,
	'/meetings/[id]/agreement/correct': ({ approvedId }) => `/meetings/${approvedId}/agreement/correct`,
	'/meetings/[id]': ({ meetingId }) => `/meetings/${meetingId}`,
	'/meetings/[id]/edit': ({ meetingId }) => `/meetings/${meetingId}/edit`,
	'/meetings/[id]/cancel': ({ meetingId }) => `/meetings/${meetingId}/cancel`,
	'/meetings/[id]/items/new': ({ meetingId }) => `/meetings/${meetingId}/items/new`,
	'/meetings/[id]/items/[item]': ({ meetingId, itemId }) => `/meetings/${meetingId}/items/${itemId}`,
	'/meetings/[id]/documents/new': ({ meetingId }) => `/meetings/${meetingId}/documents/new`,
	'/meetings/[id]/documents/[document]': ({ meetingId, paperId }) =>
		`/meetings/${meetingId}/documents/${paperId}`,
	'/programmes/[id]': ({ programmeId }) => `/programmes/${programmeId}`,
	'/programmes/[id]/state': ({ yearId }) => `/programmes/${yearId}/state`,
	'/programmes/[id]/report': ({ yearId }) => `/programmes/${yearId}/report`,
	'/programmes/[id]/csv': ({ yearId }) => `/programmes/${yearId}/csv`,
	'/programmes/[id]/measures/[measure]': ({ yearId, toldId }) => `/programmes/${yearId}/measures/${toldId}`,
	'/programmes/[id]/measures/[measure]/withdraw': ({ yearId, toldId, measureEntryId }) =>
		`/programmes/${yearId}/measures/${toldId}/withdraw?entry=${measureEntryId}`,
	'/programmes/[id]/edit': ({ programmeId }) => `/programmes/${programmeId}/edit`,
	'/programmes/[id]/chapters/new': ({ programmeId }) => `/programmes/${programmeId}/chapters/new`,
	'/programmes/[id]/chapters/[chapter]': ({ programmeId, chapterId }) =>
		`/programmes/${programmeId}/chapters/${chapterId}`,
	'/programmes/[id]/measures/new': ({ programmeId }) => `/programmes/${programmeId}/measures/new`,
	'/programmes/[id]/measures/paste': ({ programmeId }) => `/programmes/${programmeId}/measures/paste`,
	'/programmes/[id]/measures/[measure]/edit': ({ programmeId, measureId }) =>
		`/programmes/${programmeId}/measures/${measureId}/edit`,
	'/rounds/new': ({ slug }) => `/rounds/new?body=${slug}`,
	'/rounds/institutions/[institution]': ({ institutionId }) => `/rounds/institutions/${institutionId}`,
	'/municipalities/surveys/[year]/findings': ({ foundYear }) =>
		`/municipalities/surveys/${foundYear}/findings`,
	'/municipalities/surveys/[year]/findings/csv': ({ foundYear }) =>
		`/municipalities/surveys/${foundYear}/findings/csv`,
	'/municipalities/surveys/[year]/findings/word': ({ foundYear }) =>
		`/municipalities/surveys/${foundYear}/findings/word`,
	'/municipalities/practices/[id]': ({ practiceId }) => `/municipalities/practices/${practiceId}`,
	'/council/surveys/[year]': ({ foundYear }) => `/council/surveys/${foundYear}`,
	'/municipalities/guide/[id]': ({ guideId }) => `/municipalities/guide/${guideId}`,
	'/municipalities/guide/[id]/[part]': ({ guideId }) => `/municipalities/guide/${guideId}/area-2`,
	'/municipalities/guide/[id]/word': ({ guideId }) => `/municipalities/guide/${guideId}/word`,
	'/municipalities/surveys/[year]': ({ surveyYear }) => `/municipalities/surveys/${surveyYear}`,
	'/rounds/[id]': ({ roundId }) => `/rounds/${roundId}`,
	'/rounds/[id]/summaries/[number]': ({ roundId }) => `/rounds/${roundId}/summaries/1`,
	'/rounds/[id]/summaries/[number]/word': ({ roundId }) => `/rounds/${roundId}/summaries/1/word`,
	'/rounds/[id]/send': ({ roundId }) => `/rounds/${roundId}/send`,
	'/rounds/[id]/send/html': ({ roundId }) => `/rounds/${roundId}/send/html`,
	'/reports/[id]': ({ writtenReportId }) => `/reports/${writtenReportId}`,
	'/reports/[id]/word': ({ writtenReportId }) => `/reports/${writtenReportId}/word`,
	'/reports/[id]/slides': ({ writtenReportId }) => `/reports/${writtenReportId}/slides`,
	'/reports/[id]/themes': ({ writtenReportId }) => `/reports/${writtenReportId}/themes`,
	'/reports/[id]/plans': ({ writtenReportId }) => `/reports/${writtenReportId}/plans`,
	'/reports/[id]/outcomes': ({ writtenReportId }) => `/reports/${writtenReportId}/outcomes`,
	'/reports/[id]/approval': ({ writtenReportId }) => `/reports/${writtenReportId}/approval`,
	'/reports/[id]/versions': ({ writtenReportId }) => `/reports/${writtenReportId}/versions`,
	'/reports/[id]/versions/circulate': ({ writtenReportId }) =>
		`/reports/${writtenReportId}/versions/circulate`,
	'/reports/[id]/versions/compare': ({ writtenReportId }) => `/reports/${writtenReportId}/versions/compare`,
	'/reports/[id]/versions/[number]': ({ writtenReportId }) => `/reports/${writtenReportId}/versions/1`,
	'/reports/[id]/versions/[number]/word': ({ writtenReportId }) =>
		`/reports/${writtenReportId}/versions/1/word`,
	'/council/programmes/[id]': ({ yearId }) => `/council/programmes/${yearId}`,
	'/council/rounds/[id]': ({ roundId }) => `/council/rounds/${roundId}`,
	'/council/reports/[id]': ({ sentReportId }) => `/council/reports/${sentReportId}`,
	'/bodies/[slug]': ({ slug }) => `/bodies/${slug}`,
	'/bodies/[slug]/edit': ({ slug }) => `/bodies/${slug}/edit`,
	'/bodies/[slug]/end': ({ slug }) => `/bodies/${slug}/end`,
	'/bodies/[slug]/ladder': ({ slug }) => `/bodies/${slug}/ladder`,
	'/bodies/[slug]/plan': ({ slug }) => `/bodies/${slug}/plan`,
	'/bodies/[slug]/plan/[year]': ({ slug, planYear }) => `/bodies/${slug}/plan/${planYear}`,
	'/bodies/[slug]/plan/[year]/items/[item]': ({ slug, planYear, themeId }) =>
		`/bodies/${slug}/plan/${planYear}/items/${themeId}`,
	'/bodies/[slug]/rules': ({ slug }) => `/bodies/${slug}/rules`,
	'/bodies/[slug]/mandate': ({ slug }) => `/bodies/${slug}/mandate`,
	'/bodies/[slug]/mandate/new': ({ slug }) => `/bodies/${slug}/mandate/new`,
	'/bodies/[slug]/mandate/[id]': ({ slug, mandateId }) => `/bodies/${slug}/mandate/${mandateId}`,
	'/bodies/[slug]/seats': ({ slug }) => `/bodies/${slug}/seats`,
	'/bodies/[slug]/seats/new': ({ slug }) => `/bodies/${slug}/seats/new`,
	'/bodies/[slug]/seats/[postId]': ({ slug, postId }) => `/bodies/${slug}/seats/${postId}`,
	'/bodies/[slug]/seats/[postId]/edit': ({ slug, postId }) => `/bodies/${slug}/seats/${postId}/edit`,
	'/bodies/[slug]/seats/[postId]/end': ({ slug, postId }) => `/bodies/${slug}/seats/${postId}/end`,
	'/institutions/[id]': ({ institutionId }) => `/institutions/${institutionId}`,
	'/institutions/[id]/edit': ({ institutionId }) => `/institutions/${institutionId}/edit`,
	'/institutions/[id]/rename': ({ institutionId }) => `/institutions/${institutionId}/rename`,
	'/institutions/[id]/succeed': ({ institutionId }) => `/institutions/${institutionId}/succeed`,
	'/people/[id]': ({ personId }) => `/people/${personId}`,
	'/people/[id]/edit': ({ personId }) => `/people/${personId}/edit`,
	'/people/[id]/pseudonymise': ({ personId }) => `/people/${personId}/pseudonymise`,
	'/people/memberships/[id]': ({ membershipId }) => `/people/memberships/${membershipId}`,
	'/people/contacts/[id]': ({ contactId }) => `/people/contacts/${contactId}`,
	'/people/appoint': ({ postId }) => `/people/appoint?post=${postId}`,
	'/people/replace': ({ postId }) => `/people/replace?post=${postId}`,
	'/attachments/[id]': ({ attachmentId }) => `/attachments/${attachmentId}`,
	'/attachments/[id]/text': ({ attachmentId }) => `/attachments/${attachmentId}/text`,
	'/incoming/[id]': ({ incomingId }) => `/incoming/${incomingId}`,
	'/incoming/[id]/files/[file]': ({ incomingId, incomingFileId }) =>
		`/incoming/${incomingId}/files/${incomingFileId}`,
	'/outbox/[id]': ({ mailId }) => `/outbox/${mailId}`,
	'/outbox/[id]/html': ({ mailId }) => `/outbox/${mailId}/html`,
	'/outbox/preview/html': ({ previewQuery }) => `/outbox/preview/html?${previewQuery}`,
	'/journal/[id]': ({ eventId }) => `/journal/${eventId}`,
	'/redaction/files/[id]': ({ attachmentId }) => `/redaction/files/${attachmentId}`,
	'/undo/[event]': ({ eventId }) => `/undo/${eventId}`,
	'/accounts/[id]': ({ accountId }) => `/accounts/${accountId}`,
	'/answer/[token]': ({ answerPath }) => answerPath!,
	'/answer/[token]/files/[id]': ({ answerPath, draftFileId }) => `${answerPath}/files/${draftFileId}`,
	'/drafting/[token]': ({ draftingPath }) => draftingPath!,
	'/drafting/[token]/files/[id]': ({ draftingPath, draftFileId }) => `${draftingPath}/files/${draftFileId}`,
	'/requests/[id]/answers/[answer]': ({ askedRequestId, askedAnswerId }) =>
		`/requests/${askedRequestId}/answers/${askedAnswerId}`,
	'/drafts/[id]': ({ draftId }) => `/drafts/${draftId}`,
	'/drafts/[id]/files/[file]': ({ draftId, draftFileId }) => `/drafts/${draftId}/files/${draftFileId}`,
	'/unsubscribe/[token]': () => '/unsubscribe/no-token',
	'/email-change/[token]': () => '/email-change/no-token',
	'/sign-in/[token]': () => '/sign-in/no-token',
	'/help/[topic]': () => '/help/tasks',
	'/refused/[status]': () => '/refused/404'
};

function addressOf(route: string, found: Found): string {
	const address = addresses[route]?.(found);
	if (address === undefined && route.includes('['))
		throw new Error(`${route}: say in tests/portal/inhabitants.ts where it is knocked at`);
	return address ?? route;
}
