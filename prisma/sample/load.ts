import { readFile } from 'node:fs/promises';
import { systemActor } from '#lib/accounts/actor.server.ts';
import { recordAll, type Change } from '#lib/audit/audit.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { fillRegister } from '#lib/municipalities/register-loading.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { writeSetting } from '#lib/server/settings.server.ts';
import { indexWords } from '#lib/tasks/word-index.server.ts';
import { type CouncilRows, directoryOfRows, makeCouncilRows } from './council-rows.ts';
import { documents, source } from './document.ts';
import { makeMeetingRows, type MeetingRows } from './meeting-rows.ts';
import { makeProgrammeRows, type ProgrammeRows } from './programme-rows.ts';
import { makeReportRows, type ReportRows } from './report-rows.ts';
import { report } from './report.ts';
import { makeRoleRows, type RoleRows } from './role-rows.ts';
import { makeRoundRows, type RoundRows } from './round-rows.ts';
import { makeSurveyRows, type SurveyRows } from './survey-rows.ts';
import { makeTaskRows, type TaskRows } from './task-rows.ts';

/** By what the municipalities and their regions are known. */
const regionsSource = 'MK 22.06.2021. noteikumi Nr. 418';

/** How much was loaded. */
export interface Summary {
	bodies: number;
	institutions: number;
	municipalities: number;
	posts: number;
	people: number;
	tasks: number;
	documents: number;
	meetings: number;
	reports: number;
	rounds: number;
	programmes: number;
	surveys: number;
	accounts: number;
}

/**
 * Loads the sample council into an empty database, all or nothing: the document's records, the five documents as
 * attachments, and the role accounts. Marks the installation as a sample. Refuses NOT_NOW where anything is there already.
 */
export async function loadSample(installation: Installation): Promise<Summary> {
	const files = await Promise.all(documents.map(readDocument));
	return installation.db.write(async (tx) => {
		// First, so that of two who load at the same time the second one waits, and finds the database taken.
		for (const id of ['council', 'tasks', 'surveys'])
			await tx.revision.update({ where: { id }, data: { number: { increment: 1 } } });
		await mustBeEmpty(tx);
		await writeSetting(tx, installation, 'installation.sample', 'yes');
		return fill(tx, installation, files);
	});
}

interface DocumentFile {
	name: string;
	about: string;
	bytes: Uint8Array;
}

async function readDocument(document: { name: string; about: string }): Promise<DocumentFile> {
	const bytes = await readFile(new URL(`./documents/${document.name}`, import.meta.url));
	return { ...document, bytes };
}

async function mustBeEmpty(tx: Transaction): Promise<void> {
	const counts = [
		await tx.body.count(),
		await tx.institution.count(),
		await tx.person.count(),
		await tx.user.count(),
		await tx.task.count(),
		await tx.attachment.count()
	];
	if (counts.some((count) => count > 0)) throw new Refusal('NOT_NOW');
}

async function fill(tx: Transaction, installation: Installation, files: DocumentFile[]): Promise<Summary> {
	const clockNow = installation.clock.now();
	const attachments = await addDocuments(tx, files, clockNow);
	const council = makeCouncilRows();
	const roles = makeRoleRows(council, clockNow);
	const { institutionIds } = council;
	const around = { bodyId: council.bodyIds.get('padome')!, institutionIds, attachments, clockNow };
	const mandated = makeTaskRows(council.bodyIds, attachments.get(source)!);
	const meetings = makeMeetingRows(around);
	const itemId = meetings.items.find(({ provenance }) => provenance === report.document)!.id;
	const presented = makeReportRows({ ...around, itemId, lastNumber: mandated.tasks.length });
	const asked = makeRoundRows({ ...around, directory: directoryOfRows(council) });
	const planned = makeProgrammeRows(around);
	const surveyed = makeSurveyRows(around);
	const people = [...council.people, ...roles.people];
	const memberships = [...council.memberships, ...roles.memberships];
	const tasks = [...mandated.tasks, ...presented.tasks];

	await insertCouncil(tx, council, roles);
	await insertTasks(tx, tasks, [...mandated.sources, ...presented.sources]);
	await insertMeetings(tx, meetings);
	await insertReport(tx, presented);
	await insertRound(tx, asked);
	await insertProgramme(tx, planned);
	await insertSurvey(tx, surveyed);
	const { count: municipalities } = await fillRegister(tx, systemActor(installation), regionsSource);
	const changes = changesOf({
		...{ Body: council.bodies, Mandate: council.mandates, Institution: council.institutions },
		...{ InstitutionSuccession: council.successions, Post: council.posts, Person: people },
		...{ Membership: memberships, InstitutionContact: roles.contacts, User: roles.users, Task: tasks },
		...{ Meeting: meetings.meetings, ...toldOf(presented, asked, planned), ...toldOfSurvey(surveyed) },
		Attachment: files.map(({ name }) => ({ id: attachments.get(name)!, name })),
		Setting: [{ ...{ id: 'installation.sample', value: 'yes' } }]
	});
	await recordAll(tx, systemActor(installation), changes);
	return {
		...{ bodies: council.bodies.length, institutions: await tx.institution.count(), tasks: tasks.length },
		...{ meetings: meetings.meetings.length, reports: 1, rounds: 1, programmes: 1, surveys: 1 },
		municipalities,
		...{ posts: council.posts.length, people: people.length, documents: files.length },
		accounts: roles.users.length
	};
}

async function insertCouncil(tx: Transaction, council: CouncilRows, roles: RoleRows): Promise<void> {
	await tx.body.createMany({ data: council.bodies });
	await tx.mandate.createMany({ data: council.mandates });
	await tx.institution.createMany({ data: council.institutions });
	await tx.institutionName.createMany({ data: council.names });
	await tx.institutionSuccession.createMany({ data: council.successions });
	await tx.post.createMany({ data: council.posts });
	await tx.postInstitution.createMany({ data: council.postInstitutions });
	await tx.person.createMany({ data: [...council.people, ...roles.people] });
	await tx.membership.createMany({ data: [...council.memberships, ...roles.memberships] });
	await tx.institutionContact.createMany({ data: roles.contacts });
	await tx.user.createMany({ data: roles.users });
}

async function insertTasks(
	tx: Transaction,
	tasks: TaskRows['tasks'],
	sources: TaskRows['sources']
): Promise<void> {
	await tx.task.createMany({ data: tasks });
	await indexWords(tx, tasks);
	await tx.taskSource.createMany({ data: sources });
}

async function insertMeetings(tx: Transaction, rows: MeetingRows): Promise<void> {
	await tx.meeting.createMany({ data: rows.meetings });
	await tx.meetingBody.createMany({ data: rows.bodies });
	await tx.agendaItem.createMany({ data: rows.items });
	await tx.meetingDocument.createMany({ data: rows.documents });
}

async function insertReport(tx: Transaction, rows: ReportRows): Promise<void> {
	await tx.resolution.create({ data: rows.resolution });
	await tx.report.create({ data: rows.report });
	await tx.reportSection.createMany({ data: rows.sections });
	await tx.reportParagraph.createMany({ data: rows.paragraphs });
	await tx.reportPlan.createMany({ data: rows.plans });
}

async function insertRound(tx: Transaction, rows: RoundRows): Promise<void> {
	await tx.request.create({ data: rows.request });
	await tx.round.create({ data: rows.round });
	await tx.answer.createMany({ data: rows.answers });
	await tx.answerVersion.createMany({ data: rows.versions });
	await tx.answerEvent.createMany({ data: rows.events });
	await tx.answerFigure.createMany({ data: rows.figures });
	await tx.roundSummary.create({ data: rows.summary });
}

async function insertProgramme(tx: Transaction, rows: ProgrammeRows): Promise<void> {
	await tx.programme.create({ data: rows.programme });
	await tx.programmeChapter.createMany({ data: rows.chapters });
	await tx.measure.createMany({ data: rows.measures });
	await tx.measureResult.createMany({ data: rows.results });
}

async function insertSurvey(tx: Transaction, rows: SurveyRows): Promise<void> {
	await tx.survey.create({ data: rows.survey });
	await tx.goodPractice.createMany({ data: rows.practices });
}

async function addDocuments(tx: Transaction, files: DocumentFile[], clockNow: Date) {
	const ids = new Map<string, string>();
	for (const { name, about, bytes } of files)
		ids.set(name, await addAttachment(tx, { name, bytes, clockNow, type: 'text/plain', provenance: about }));
	return ids;
}

/** What the journal tells of them: their templates and keys are no words, and what they say is in the documents. */
function toldOf(
	{ resolution, report: presented }: ReportRows,
	{ request, round }: RoundRows,
	{ programme }: ProgrammeRows
) {
	const { id, number, subject, bodyId } = resolution;
	const { title, kind, status } = presented;
	return {
		Resolution: [{ id, number, subject, bodyId }],
		Report: [{ id: presented.id, title, kind, status }],
		Request: [{ id: request.id, title: request.title, state: request.state }],
		Round: [{ id: round.id, title: round.title, bodyId: round.bodyId }],
		Programme: [{ id: programme.id, title: programme.title, year: programme.year }]
	};
}

function toldOfSurvey({ survey: { id, year, title, bodyId } }: SurveyRows) {
	return { Survey: [{ id, year, title, bodyId }] };
}

/** One event a record. */
function changesOf(records: Record<string, readonly { id: string }[]>): Change[] {
	return Object.entries(records).flatMap(([subjectType, rows]) =>
		rows.map((row) => ({
			deed: 'sample.load',
			capacity: 'sistēma',
			subjectType,
			subjectId: row.id,
			after: row
		}))
	);
}
