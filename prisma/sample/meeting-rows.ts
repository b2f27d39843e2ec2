import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { fold } from '#lib/latvian/letters.ts';
import { meetings } from './meetings.ts';

export interface MeetingRows {
	meetings: (Prisma.MeetingCreateManyInput & { id: string })[];
	bodies: Prisma.MeetingBodyCreateManyInput[];
	items: (Prisma.AgendaItemCreateManyInput & { id: string })[];
	documents: Prisma.MeetingDocumentCreateManyInput[];
}

interface Around {
	/** The council, whose meetings they are. */
	readonly bodyId: string;
	readonly institutionIds: ReadonlyMap<string, string>;
	/** By the document's name: the attachment that it is. */
	readonly attachments: ReadonlyMap<string, string>;
	readonly clockNow: Date;
}

/** The rows of the meetings: held, with what was presented there, and the document itself among the papers. */
export function makeMeetingRows({ bodyId, institutionIds, attachments, clockNow }: Around): MeetingRows {
	const rows: MeetingRows = { meetings: [], bodies: [], items: [], documents: [] };
	for (const { document, date, title, items } of meetings) {
		const id = newId();
		const own = { isSample: true, provenance: document };
		rows.meetings.push({
			...{ id, bodyId, title, date, dateKey: date, ...own, kind: 'SITTING', status: 'HELD' },
			...{ heldAt: clockNow, createdAt: clockNow, searchText: fold([title, date].filter(Boolean).join(' ')) }
		});
		rows.bodies.push({ meetingId: id, bodyId });
		for (const [index, { title: said, presenter, description }] of items.entries()) {
			const isKnown = 'key' in presenter;
			rows.items.push({
				...{ id: newId(), meetingId: id, position: index + 1, title: said, description, ...own },
				...{ kind: 'INFORMATION', isPublic: true },
				presenterInstitutionId: isKnown ? institutionIds.get(presenter.key)! : null,
				presenterText: isKnown ? null : presenter.text
			});
		}
		rows.documents.push({
			...{ id: newId(), meetingId: id, title: document, attachmentId: attachments.get(document)! },
			...{ at: clockNow, authorName: 'Padome' }
		});
	}
	return rows;
}
