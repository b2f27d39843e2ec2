import { readFile } from 'node:fs/promises';
import { systemActor } from '#lib/accounts/actor.server.ts';
import { recordAll, type Change } from '#lib/audit/audit.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { writeSetting } from '#lib/server/settings.server.ts';
import { indexWords } from '#lib/tasks/word-index.server.ts';
import { makeCouncilRows } from './council-rows.ts';
import { documents, source } from './document.ts';
import { makeMeetingRows } from './meeting-rows.ts';
import { makeRoleRows } from './role-rows.ts';
import { makeTaskRows } from './task-rows.ts';

/** How much was loaded. */
export interface Summary {
	bodies: number;
	institutions: number;
	posts: number;
	people: number;
	tasks: number;
	documents: number;
	meetings: number;
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
		for (const id of ['council', 'tasks'])
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
	const { tasks, sources } = makeTaskRows(council.bodyIds, attachments.get(source)!);
	const meetings = makeMeetingRows({
		...{ attachments, clockNow, institutionIds: council.institutionIds },
		bodyId: council.bodyIds.get('padome')!
	});
	const people = [...council.people, ...roles.people];
	const memberships = [...council.memberships, ...roles.memberships];

	await tx.body.createMany({ data: council.bodies });
	await tx.mandate.createMany({ data: council.mandates });
	await tx.institution.createMany({ data: council.institutions });
	await tx.institutionName.createMany({ data: council.names });
	await tx.institutionSuccession.createMany({ data: council.successions });
	await tx.post.createMany({ data: council.posts });
	await tx.postInstitution.createMany({ data: council.postInstitutions });
	await tx.person.createMany({ data: people });
	await tx.membership.createMany({ data: memberships });
	await tx.institutionContact.createMany({ data: roles.contacts });
	await tx.user.createMany({ data: roles.users });
	await tx.task.createMany({ data: tasks });
	await indexWords(
		tx,
		tasks.map(({ id, searchText }) => ({ id: id!, searchText }))
	);
	await tx.taskSource.createMany({ data: sources });
	await tx.meeting.createMany({ data: meetings.meetings });
	await tx.meetingBody.createMany({ data: meetings.bodies });
	await tx.agendaItem.createMany({ data: meetings.items });
	await tx.meetingDocument.createMany({ data: meetings.documents });

	const changes = changesOf({
		...{ Body: council.bodies, Mandate: council.mandates, Institution: council.institutions },
		...{ InstitutionSuccession: council.successions, Post: council.posts, Person: people },
		...{ Membership: memberships, InstitutionContact: roles.contacts, User: roles.users, Task: tasks },
		Meeting: meetings.meetings,
		Attachment: files.map(({ name }) => ({ id: attachments.get(name)!, name })),
		Setting: [{ ...{ id: 'installation.sample', value: 'yes' } }]
	});
	await recordAll(tx, systemActor(installation), changes);
	return {
		...{ bodies: council.bodies.length, institutions: council.institutions.length, tasks: tasks.length },
		meetings: meetings.meetings.length,
		...{ posts: council.posts.length, people: people.length, documents: files.length },
		accounts: roles.users.length
	};
}

async function addDocuments(tx: Transaction, files: DocumentFile[], clockNow: Date) {
	const ids = new Map<string, string>();
	for (const { name, about, bytes } of files)
		ids.set(name, await addAttachment(tx, { name, bytes, clockNow, type: 'text/plain', provenance: about }));
	return ids;
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
