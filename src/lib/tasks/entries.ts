import type { Standing, Locale } from '#lib/accounts/actor.ts';
import { rigaDate, rigaTime, type PlainDate } from '#lib/calendar/days.ts';
import { bodyById, bodyLabel, institutionAt, type Directory } from '#lib/council/council.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { registrationOf, type Registration, type Via } from './extension-registering.ts';
import { ownersOf, type Owners } from './owners.ts';
import {
	shapeOf,
	statusWord,
	type EntryDetails,
	type EntryKind,
	type ExtensionDetail,
	type OwnerDetail,
	type RestrictionDetail,
	type Shape,
	type Status
} from './tasks.ts';
import { isRestricted } from './visibility.ts';
import { offersWithdrawal } from './withdrawing.ts';

/** One entry of a task's course, as a page or a document shows it. */
export interface Entry {
	readonly type: 'ENTRY';
	readonly id: string;
	readonly kind: EntryKind;
	readonly on: PlainDate;
	readonly time: string;
	readonly author: string;
	readonly capacity: string;
	readonly via: Via;
	/** By which letter, where the secretariat registered it for whoever asked. */
	readonly registration: Registration | null;
	/** In whose seat and for whom it was said; null where it was the secretariat, or the seat is shared. */
	readonly postId: string | null;
	readonly institutionId: string | null;
	/** Safe HTML; empty where nothing was written. */
	readonly html: string;
	/** Where it changed the status: what it became. */
	readonly status: { readonly word: string; readonly shape: Shape } | null;
	/** The decision or letter behind it. */
	readonly decision: string | null;
	readonly change: EntryChange | null;
	/** Only the secretariat reads it. */
	readonly isInternal: boolean;
	/** Its ground and last day, while it is restricted. */
	readonly restriction: { readonly basis: string; readonly until: PlainDate } | null;
	readonly isWithdrawn: boolean;
	readonly withdrawn: { readonly by: string; readonly on: PlainDate; readonly reason: string | null } | null;
	/** Whether the reader may withdraw it. */
	readonly mayWithdraw: boolean;
}

/** What moved, by the names of the day on which it did. */
export type EntryChange =
	| {
			readonly type: 'DUE';
			readonly from: PlainDate | null;
			readonly to: PlainDate | null;
			/** The request, where somebody had asked for it. */
			readonly extensionId: string | null;
	  }
	| { readonly type: 'ASKED'; readonly from: PlainDate; readonly to: PlainDate; readonly extensionId: string }
	| { readonly type: 'OWNERS'; readonly from: Owners; readonly to: Owners }
	| { readonly type: 'BODY'; readonly from: string; readonly to: string }
	| { readonly type: 'SOURCE'; readonly reference: string; readonly author: string; readonly on: PlainDate }
	| { readonly type: 'CLOSED'; readonly on: PlainDate }
	| { readonly type: 'DRAFTED'; readonly by: string; readonly submittedBy: string }
	| { readonly type: 'SUGGESTED'; readonly owner: string }
	| ({ readonly type: 'ACCESS' } & RestrictionDetail);

export const entryColumns = {
	...{ id: true, kind: true, at: true, text: true, statusBefore: true, statusAfter: true, userId: true },
	...{ authorName: true, capacity: true, via: true, postId: true, institutionId: true, decision: true },
	...{
		restrictedBasis: true,
		restrictedUntil: true,
		details: true,
		isInternal: true,
		withdrawnAt: true,
		withdrawnBy: true,
		withdrawnReason: true
	}
} as const;

/** A stored entry. */
export interface EntryRecord {
	readonly id: string;
	readonly kind: string;
	readonly at: Date;
	readonly text: string;
	readonly statusBefore: string;
	readonly statusAfter: string;
	readonly userId: string | null;
	readonly authorName: string;
	readonly capacity: string;
	readonly via: string;
	readonly postId: string | null;
	readonly institutionId: string | null;
	readonly decision: string | null;
	readonly details: string | null;
	readonly isInternal: boolean;
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: string | null;
	readonly withdrawnAt: Date | null;
	readonly withdrawnBy: string | null;
	readonly withdrawnReason: string | null;
}

interface Reader {
	readonly standing: Standing;
	readonly locale: Locale;
	readonly directory: Directory;
	readonly today: PlainDate;
	/** Of which task it is. */
	readonly task: { readonly status: Status };
}

/** A stored entry as its reader sees it. */
export function viewEntry(record: EntryRecord, reader: Reader): Entry {
	const { standing, locale, directory, task, today } = reader;
	const { id, text, authorName, withdrawnAt, postId, institutionId, userId, decision, isInternal } = record;
	const kind = record.kind as EntryKind;
	const on = rigaDate(record.at);
	const details = record.details ? (JSON.parse(record.details) as unknown) : null;
	const isWithdrawn = withdrawnAt !== null;
	return {
		...{ type: 'ENTRY', id, kind, on, time: rigaTime(record.at), author: authorName },
		...{ capacity: record.capacity, via: record.via as Entry['via'], postId, institutionId },
		registration: registrationOf(record.via, details),
		html: text && renderMarkdown(text),
		status: record.statusAfter === record.statusBefore ? null : viewStatus(record, details, locale),
		...{ decision, isInternal, isWithdrawn },
		restriction: restrictionOf(record, today),
		change: details ? viewChange(kind, details, { directory, on, locale, author: authorName }) : null,
		withdrawn: withdrawnAt && {
			...{ by: record.withdrawnBy ?? '', on: rigaDate(withdrawnAt), reason: record.withdrawnReason }
		},
		mayWithdraw: offersWithdrawal(standing, { kind, userId, isWithdrawn }, task)
	};
}

function restrictionOf(record: EntryRecord, today: PlainDate): Entry['restriction'] {
	const { restrictedBasis: basis, restrictedUntil: until } = record;
	return until !== null && isRestricted(record, today) ? { basis: basis ?? '', until } : null;
}

function viewStatus({ kind, statusAfter }: EntryRecord, details: unknown, locale: Locale) {
	const closedAs =
		kind === 'CLOSED' || kind === 'CONTROL_ENDED'
			? (details as EntryDetails['CLOSED'] | null)?.closedAs
			: null;
	const standing = { status: statusAfter as Status, closedAs: closedAs ?? null };
	return { word: statusWord(standing, locale), shape: shapeOf(standing) };
}

interface Then {
	readonly author: string;
	readonly directory: Directory;
	readonly on: PlainDate;
	readonly locale: Locale;
}

function viewChange(kind: EntryKind, details: unknown, then: Then): EntryChange | null {
	switch (kind) {
		case 'REPORTED':
		case 'SUBMITTED': {
			const { draftedBy } = details as EntryDetails['REPORTED'];
			return { type: 'DRAFTED', by: draftedBy, submittedBy: then.author };
		}
		case 'DISCLAIMED': {
			const { institutionId } = details as EntryDetails['DISCLAIMED'];
			const isKnown = institutionId && then.directory.institutionIndex.has(institutionId);
			return isKnown
				? { type: 'SUGGESTED', owner: institutionAt(then.directory, institutionId, then.on).label }
				: null;
		}
		case 'DUE_CHANGED': {
			const { from, to, extensionId } = details as EntryDetails['DUE_CHANGED'];
			return { type: 'DUE', from, to, extensionId: extensionId ?? null };
		}
		case 'EXTENSION_ASKED':
		case 'EXTENSION_CHANGED':
		case 'EXTENSION_WITHDRAWN':
		case 'EXTENSION_REFUSED': {
			const { from, to, extensionId } = details as ExtensionDetail;
			return { type: 'ASKED', from, to, extensionId };
		}
		case 'OWNERS_CHANGED': {
			const { from, to } = details as EntryDetails['OWNERS_CHANGED'];
			return { type: 'OWNERS', from: owners(from, then), to: owners(to, then) };
		}
		case 'MOVED': {
			const { from, to } = details as EntryDetails['MOVED'];
			return { type: 'BODY', from: bodyName(from, then), to: bodyName(to, then) };
		}
		case 'SOURCE_ENDED': {
			const { reference, author, on } = details as EntryDetails['SOURCE_ENDED'];
			return { type: 'SOURCE', reference, author, on };
		}
		case 'CLOSED':
		case 'CONTROL_ENDED':
			return { type: 'CLOSED', on: (details as EntryDetails['CLOSED']).on };
		case 'RESTRICTED':
		case 'UNRESTRICTED':
			return { type: 'ACCESS', ...(details as RestrictionDetail) };
		default:
			return null;
	}
}

function owners(details: readonly OwnerDetail[], { directory, on }: Then): Owners {
	return ownersOf(directory, details, on);
}

function bodyName(id: string, { directory, locale }: Then): string {
	const body = bodyById(directory, id);
	return body ? bodyLabel(body, locale) : '';
}
