import { m } from '#i18n/generated/messages.js';
import type { Locale } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import {
	institutionAt,
	institutionKinds,
	nameAt,
	postsOf,
	type Directory,
	type Institution
} from '#lib/council/council.ts';
import { fullName, institutionKindWord } from '#lib/council/words.ts';
import { problemWith, refuseField } from '#lib/server/input.ts';
import type { OwnerDetail } from './tasks.ts';

/** Who may be chosen as an owner, in groups: the body's seats, then institutions by their kind. */
export interface OwnerGroup {
	readonly label: string;
	readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** What a form's rows say: "i:" an institution, "p:" a seat, or nothing. */
export interface OwnerRows {
	readonly lead: readonly string[];
	readonly co: readonly string[];
}

/** The body's seats and all institutions that go on, in Latvian order, as the rows of a form offer them. */
export function ownerChoices(
	directory: Directory,
	bodyId: string | null,
	{ today, locale }: { today: PlainDate; locale: Locale }
): OwnerGroup[] {
	const seats = bodyId ? postsOf(directory, bodyId, today) : [];
	const going = directory.institutions.filter(
		({ id }) => institutionAt(directory, id, today).institutionId === id
	);
	const choice = ({ id }: Institution) => ({
		value: `i:${id}`,
		label: fullName(nameAt(directory, id, today))
	});
	const groups = institutionKinds.map((kind) => ({
		label: institutionKindWord(kind, locale),
		choices: going.filter((one) => one.kind === kind).map(choice)
	}));
	const ofBody = {
		label: m.editing_owner_seats({}, { locale }),
		choices: seats.map(({ id, label }) => ({ value: `p:${id}`, label }))
	};
	return [ofBody, ...groups].filter(({ choices }) => choices.length > 0);
}

/**
 * The same for a form whose body was chosen anew: seats of another body that stand in its rows go on standing there, so that
 * nothing chosen is lost before `readOwners` says what is wrong with it.
 */
export function ownerChoicesKeeping(
	directory: Directory,
	{ bodyId, lead, co }: OwnerRows & { readonly bodyId: string },
	at: { today: PlainDate; locale: Locale }
): OwnerGroup[] {
	const groups = ownerChoices(directory, bodyId, at);
	const offered = new Set(groups.flatMap(({ choices }) => choices.map(({ value }) => value)));
	const elsewhere = [...new Set([...lead, ...co])]
		.filter((row) => row.startsWith('p:') && !offered.has(row))
		.map((value) => ({ value, label: ownerLabel(directory, value, at.today) }))
		.filter(({ label }) => label !== '');
	if (elsewhere.length === 0) return groups;
	return [...groups, { label: m.editing_owner_elsewhere({}, { locale: at.locale }), choices: elsewhere }];
}

/** Owners as the rows of a form, institutions by who holds their duties today. */
export function rowsOf(
	directory: Directory,
	owners: readonly { role: string; institutionId: string | null; postId: string | null }[],
	today: PlainDate
): { lead: string[]; co: string[] } {
	const row = ({ institutionId, postId }: (typeof owners)[number]) => {
		if (postId) return `p:${postId}`;
		if (!institutionId) return '';
		return directory.institutionIndex.has(institutionId)
			? `i:${institutionAt(directory, institutionId, today).institutionId}`
			: `i:${institutionId}`;
	};
	const ofRole = (role: string) => [
		...new Set(
			owners
				.filter((one) => one.role === role)
				.map(row)
				.filter(Boolean)
		)
	];
	return { lead: ofRole('LEAD'), co: ofRole('CO') };
}

/** How a row's owner is called; for whoever reads what somebody else chose. */
export function ownerLabel(directory: Directory, row: string, today: PlainDate): string {
	const id = row.slice(2);
	if (row.startsWith('p:')) return directory.postIndex.get(id)?.label ?? '';
	return directory.institutionIndex.has(id) ? fullName(nameAt(directory, id, today)) : '';
}

/**
 * The owners that the rows of a form mean. Those who were there before stay as they were written (a predecessor's name is kept).
 * Refuses, at `lead` or `co`, who is not known, an institution that has handed its duties on (naming its successor), a seat of
 * another body or one that has ended, and whoever stands in both.
 */
export function readOwners(
	directory: Directory,
	{ lead, co }: OwnerRows,
	{ bodyId, before, today }: { bodyId: string; before: readonly OwnerDetail[]; today: PlainDate }
): OwnerDetail[] {
	const isTwice = co.some((row) => row !== '' && lead.includes(row));
	if (isTwice) refuseField('co', 'editing_problem_owner_twice');
	const read = (rows: readonly string[], role: OwnerDetail['role'], field: string) =>
		[...new Set(rows.filter(Boolean))].map((row): OwnerDetail => {
			const kept = before.find((one) => rowOf(directory, one, today) === row);
			if (kept) return { role, institutionId: kept.institutionId, postId: kept.postId };
			return { role, ...readRow(directory, row, { bodyId, field, today }) };
		});
	return [...read(lead, 'LEAD', 'lead'), ...read(co, 'CO', 'co')];
}

function rowOf(directory: Directory, owner: OwnerDetail, today: PlainDate): string | undefined {
	const { lead, co } = rowsOf(directory, [owner], today);
	return [...lead, ...co][0];
}

function readRow(
	directory: Directory,
	row: string,
	{ bodyId, field, today }: { bodyId: string; field: string; today: PlainDate }
): Pick<OwnerDetail, 'institutionId' | 'postId'> {
	const id = row.slice(2);
	if (row.startsWith('p:')) {
		const post = directory.postIndex.get(id);
		if (post?.bodyId !== bodyId) refuseField(field, 'editing_problem_owner_seat');
		if (post.endDate !== null && post.endDate < today)
			refuseField(field, problemWith('editing_problem_owner_seat_ended', { name: post.label }));
		return { institutionId: null, postId: id };
	}
	if (!row.startsWith('i:') || !directory.institutionIndex.has(id))
		refuseField(field, 'editing_problem_owner');
	const holder = institutionAt(directory, id, today);
	if (holder.institutionId !== id) {
		const { name } = nameAt(directory, id, today);
		refuseField(field, problemWith('editing_problem_owner_succeeded', { name, successor: holder.name }));
	}
	return { institutionId: id, postId: null };
}
