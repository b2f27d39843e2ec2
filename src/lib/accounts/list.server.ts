import { fold } from '#lib/latvian/letters.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { deeds, stateOfAccount, type AccountState } from './accounts.ts';
import type { AccountFilter } from './account-filter.ts';
import { mustBeAble, type Actor } from './actor.server.ts';
import { can, type AccountRole, type Locale } from './actor.ts';

/** An account as staff sees it in the list. */
export interface ListedAccount {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly role: AccountRole | null;
	readonly state: AccountState;
	readonly lastSeenAt: Date | null;
	readonly person: { readonly id: string; readonly name: string } | null;
}

/** One account, open. `invitation` is its last mailed one; the rights say which forms are shown. */
export interface OpenAccount extends ListedAccount {
	readonly version: number;
	readonly locale: Locale;
	readonly personEmail: string | null;
	readonly createdAt: Date;
	readonly invitedAt: Date | null;
	readonly hasPassword: boolean;
	readonly isOneself: boolean;
	readonly invitation: { readonly id: string; readonly state: string } | null;
	readonly may: { readonly change: boolean; readonly setRole: boolean; readonly invite: boolean };
}

export const pageLength = 50;

/** The accounts, in Latvian order of their names, a page at a time. */
export async function listAccounts(actor: Actor, filter: AccountFilter) {
	mustBeAble(actor, deeds.read);
	const { read } = actor.installation.db;
	const where = whereOf(filter);
	const total = await read.user.count({ where });
	const pages = Math.max(1, Math.ceil(total / pageLength));
	const page = Math.min(filter.page, pages);
	const rows = await read.user.findMany({
		where,
		orderBy: [{ sortKey: 'asc' }, { id: 'asc' }],
		skip: (page - 1) * pageLength,
		take: pageLength
	});
	const personIds = rows.flatMap(({ personId }) => personId ?? []);
	const people = personIds.length
		? await read.person.findMany({ where: { id: { in: personIds } }, select: { id: true, name: true } })
		: [];
	const accounts = rows.map((row) => listed(row, people.find(({ id }) => id === row.personId) ?? null));
	return { accounts, total, page, pages };
}

function whereOf({ q, role, state }: AccountFilter) {
	const words = fold(q).split(' ').filter(Boolean);
	return {
		AND: words.map((word) => ({ searchText: { contains: word } })),
		...(role === null ? {} : { role: role === 'NONE' ? null : role }),
		...(state === null ? {} : states[state])
	};
}

const states = {
	DISABLED: { disabledAt: { not: null } },
	ACTIVE: { disabledAt: null, lastSeenAt: { not: null } },
	INVITED: { disabledAt: null, lastSeenAt: null, invitedAt: { not: null } },
	NEW: { disabledAt: null, lastSeenAt: null, invitedAt: null }
};

interface Row {
	id: string;
	name: string;
	email: string;
	role: string | null;
	lastSeenAt: Date | null;
	invitedAt: Date | null;
	disabledAt: Date | null;
}

function listed(row: Row, person: ListedAccount['person']): ListedAccount {
	const { id, name, email, lastSeenAt } = row;
	return {
		...{ id, name, email, lastSeenAt, person },
		role: row.role as AccountRole | null,
		state: stateOfAccount(row)
	};
}

/** One account with what staff may do to it. Refuses NOT_FOUND. */
export async function readAccount(actor: Actor, id: string): Promise<OpenAccount> {
	mustBeAble(actor, deeds.read);
	const { read } = actor.installation.db;
	const row = await read.user.findUnique({ where: { id } });
	if (!row) throw new Refusal('NOT_FOUND');
	const [person, invitation] = await Promise.all([
		row.personId ? read.person.findUnique({ where: { id: row.personId } }) : null,
		read.outboxMessage.findFirst({
			where: { kind: 'invitation', userId: id, recipient: row.email },
			orderBy: { id: 'desc' },
			select: { id: true, state: true }
		})
	]);
	const { version, createdAt, invitedAt } = row;
	return {
		...listed(row, person && { id: person.id, name: person.name }),
		...{ version, createdAt, invitedAt, invitation },
		locale: row.locale === 'en' ? 'en' : 'lv',
		personEmail: person?.email ?? null,
		hasPassword: row.passwordHash !== null,
		isOneself: row.id === actor.userId,
		may: {
			change: can(actor, row.role ? deeds.changeStaff : deeds.change),
			setRole: can(actor, deeds.setRole),
			invite: can(actor, deeds.invite) && !row.disabledAt && !row.lastSeenAt
		}
	};
}
