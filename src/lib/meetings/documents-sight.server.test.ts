import { describe, expect, it } from 'vitest';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { heldMeeting } from '../../../tests/setup/minutes.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { mustSeeAttachment } from '#lib/tasks/task-documents-reading.server.ts';
import { paperReferences } from './documents-sight.server.ts';

describe.each(databaseKinds)('a file of the minutes on %s', (kind) => {
	it('is there for whoever sits there once they went out, for everybody once approved; of restricted ones never', async () => {
		const held = await heldMeeting(kind);
		const { installation, secretary, member, outsider, meetingId, itemIds } = held;
		const at = installation.clock.now();
		const files = await installation.db.write(async (tx) => {
			const file = (name: string) =>
				addAttachment(tx, { name, type: 'text/plain', bytes: Buffer.from(name), clockNow: at });
			const [exported, signed] = [await file('Protokols.docx'), await file('Protokols.edoc')];
			const versionId = newId();
			await tx.minutesVersion.create({
				data: {
					...{ id: versionId, meetingId, number: 1, kind: 'APPROVED', content: '{}', sha256: '0' },
					...{ at, madeBy: 'Sekretāre', attachmentId: exported }
				}
			});
			await tx.signedMinutes.create({
				data: {
					...{ id: newId(), meetingId, versionId, attachmentId: signed, signatures: '[]' },
					...{ match: 'SAME_FILE', at, uploadedBy: 'Sekretāre' }
				}
			});
			return [exported, signed];
		});
		const sees = async (actor: Actor) => {
			const found = await Promise.all(
				files.map((id) =>
					mustSeeAttachment(actor, id, paperReferences(actor, id)).then(
						() => true,
						(fault: unknown) => {
							if (fault instanceof Refusal && fault.reason === 'NOT_FOUND') return false;
							throw fault;
						}
					)
				)
			);
			expect(new Set(found).size).toBe(1);
			return found[0];
		};
		const everybody = async () => [await sees(secretary), await sees(member), await sees(outsider)];
		const become = (status: string) =>
			installation.db.write((tx) => tx.meeting.update({ where: { id: meetingId }, data: { status } }));
		expect(await everybody()).toEqual([true, false, false]);
		await become('CIRCULATED');
		expect(await everybody()).toEqual([true, true, false]);
		for (const status of ['APPROVED', 'SIGNED']) {
			await become(status);
			expect(await everybody()).toEqual([true, true, true]);
		}
		await installation.db.write((tx) =>
			tx.agendaItem.update({ where: { id: itemIds[1]! }, data: { restrictedUntil: '2022-03-25' } })
		);
		expect(await everybody()).toEqual([true, true, false]);
		installation.clock.set('2022-03-26T08:00:00Z');
		expect(await everybody()).toEqual([true, true, true]);
	});
});
