import type { Actor } from '../../src/lib/accounts/actor.server.ts';
import type { DatabaseKind } from '../../src/lib/server/database.server.ts';
import { newId } from '../../src/lib/server/identifiers.server.ts';
import { makeMeeting, meetingSetting } from './meetings.ts';

/**
 * The subgroup's meeting of 24 March 2022 as it was held, with two items, what was heard, one decision; all who have a vote and are
 * named below were there. The member writes its minutes.
 */
export async function heldMeeting(kind: DatabaseKind, { present = 4 } = {}) {
	const setting = await meetingSetting(kind);
	const { installation, secretary, council, planForm, members, deputySeat } = setting;
	const form = planForm({ date: '24.03.2022.', wasHeld: true, writer: `m:${council.people.member}` });
	const { meetingId, itemIds } = await makeMeeting(secretary, form, ['Bāriņtiesu darbs', 'Dažādi']);
	const seats = [
		{ postId: council.posts.chair, personId: council.people.chair },
		{ postId: council.posts.vbtai, personId: council.people.member },
		...[deputySeat, ...members]
	];
	const at = installation.clock.now();
	const decisionId = newId();
	await installation.db.write(async (tx) => {
		for (const [position, seat] of seats.entries())
			await tx.attendance.create({
				data: {
					...{ id: newId(), meetingId, ...seat, bodyId: council.bodyId, label: '', role: 'MEMBER' },
					...{ votingRight: true, position, state: position < present ? 'PRESENT' : 'ABSENT' }
				}
			});
		const text = 'Pirmā rindkopa par bāriņtiesām.\n\nOtrā rindkopa par pilnveidi un termiņiem.';
		await tx.minutesPart.create({
			data: {
				...{ id: newId(), meetingId, place: itemIds[0]!, kind: 'HEARD', text },
				...{ updatedAt: at, writtenBy: 'Sekretāre' }
			}
		});
		await tx.decision.create({
			data: {
				...{ id: decisionId, meetingId, itemId: itemIds[0]!, position: 1, createdAt: at },
				text: 'Pieņemt zināšanai ziņojumu.'
			}
		});
	});
	return { ...setting, meetingId, itemIds, decisionId };
}

/** The meeting's version, as a form of it would carry it. */
export async function versionOf({ installation }: Actor, meetingId: string): Promise<number> {
	const { version } = await installation.db.read.meeting.findUniqueOrThrow({ where: { id: meetingId } });
	return version;
}

/** The text of the first item, written anew. */
export async function rewrite({ installation }: Actor, meetingId: string, text: string): Promise<void> {
	await installation.db.write((tx) =>
		tx.minutesPart.updateMany({ where: { meetingId, kind: 'HEARD' }, data: { text } })
	);
}
