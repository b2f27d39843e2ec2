import { newId } from '#lib/server/identifiers.server.ts';
import {
	makeBody,
	makeContact,
	makeInstitution,
	makeMembership,
	makePerson,
	makePost
} from '../setup/council.ts';
import { makeUser } from './accounts.ts';
import type { Portal } from './portal.ts';
import type { Visitor } from './visitor.ts';

export const roles = ['visitor', 'member', 'chair', 'assistant', 'secretary', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** One of everything a route can name, and somebody of every role, signed in. */
export async function inhabit(portal: Portal) {
	const { installation } = portal;
	const bodyId = await makeBody(installation, { slug: '8-apaksgrupa' });
	const institutionId = await makeInstitution(installation, { name: 'Labklājības ministrija' });
	const seated = async (role: 'CHAIR' | 'MEMBER') => {
		const personId = await makePerson(installation);
		const postId = await makePost(installation, { bodyId, role, institutionIds: [institutionId] });
		await makeMembership(installation, { postId, personId });
		return personId;
	};
	const { id: accountId } = await makeUser(installation, 'member', { personId: await seated('MEMBER') });
	await makeUser(installation, 'chair', { personId: await seated('CHAIR') });
	await makeUser(installation, 'assistant', { role: 'ASSISTANT' });
	await makeUser(installation, 'secretary', { role: 'SECRETARY' });
	await makeUser(installation, 'administrator', { role: 'ADMINISTRATOR' });
	const visitors = { visitor: portal.visitor() } as Record<Role, Visitor>;
	for (const role of roles.slice(1)) visitors[role] = await portal.signIn(`${role}@padome.example`);
	const somebody = await makeSomebody(portal, bodyId, institutionId);
	return { visitors, institutionId, accountId, ...somebody, ...(await makeRecords(portal, bodyId)) };
}

/** Somebody without an account, in a seat and named by an institution. */
async function makeSomebody({ installation }: Portal, bodyId: string, institutionId: string) {
	const personId = await makePerson(installation);
	const postId = await makePost(installation, { bodyId });
	const membershipId = await makeMembership(installation, { postId, personId });
	const contactId = await makeContact(installation, { institutionId, personId });
	return { personId, postId, membershipId, contactId };
}

/** A task, a file and a mail. */
async function makeRecords({ installation }: Portal, bodyId: string) {
	const now = installation.clock.now();
	const [attachmentId, mailId, eventId] = [newId(), newId(), newId()];
	await installation.db.write(async (tx) => {
		await tx.task.create({
			data: {
				id: newId(),
				number: 1,
				bodyId,
				position: 1,
				title: 'Pilnveidot bāriņtiesu darbu',
				due: '2022-04-01',
				dueKey: '2022-04-01',
				underControl: true,
				registeredOn: '2022-01-01',
				searchText: 'pilnveidot barintiesu darbu',
				sortKey: 'pilnveidot'
			}
		});
		await tx.revision.update({ where: { id: 'tasks' }, data: { number: { increment: 1 } } });
		const file = { name: 'uzdevumi.txt', type: 'text/plain', size: 3, sha256: '0'.repeat(64) };
		await tx.attachment.create({ data: { id: attachmentId, createdAt: now, ...file } });
		await tx.attachmentContent.create({ data: { attachmentId, bytes: new Uint8Array([97, 98, 99]) } });
		const event = { actorName: 'Padome', capacity: 'Padome', deed: 'tasks.report', subjectType: 'Task' };
		await tx.auditEvent.create({ data: { id: eventId, at: now, subjectId: newId(), ...event } });
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
	});
	return { attachmentId, mailId, eventId };
}
