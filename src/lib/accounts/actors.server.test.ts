import { describe, expect, test } from 'vitest';
import { makeUser } from '../../../tests/portal/accounts.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { countStatements } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { AccountRole, Seat } from './actor.ts';
import { actorFromSession } from './actors.server.ts';
import { removeExpired } from './cleaning.server.ts';
import { beginSession } from './sessions.server.ts';
import { requestLink } from './sign-in.server.ts';
import { keepLocale } from './users.server.ts';

const seat: Seat = {
	postId: 'p',
	bodyId: 'b',
	role: 'CHAIR',
	institutionIds: [],
	label: 'vadītājs',
	bodyName: '1. apakšgrupa'
};

describe.each(databaseKinds)('who one is on %s', (kind) => {
	async function signedIn(account: { role?: AccountRole | null; personId?: string | null }) {
		const installation = await testInstallation(kind, { at: '2022-03-24T22:30:00Z' });
		const user = await makeUser(installation, 'kads', account);
		const token = await installation.db.write((tx) => beginSession(tx, installation, user.id, null));
		const asked: unknown[] = [];
		const actor = await actorFromSession(installation, token, async (_, ...question) => {
			asked.push(question);
			return [seat];
		});
		return { installation, user, actor, asked, token };
	}

	test('a person has the seats of today, as Riga counts days', async () => {
		const personId = newId();
		const { installation, user, actor, asked } = await signedIn({ personId });
		expect(asked).toEqual([[personId, '2022-03-25']]);
		expect(actor).toEqual({
			installation,
			locale: 'lv',
			userId: user.id,
			personId,
			name: 'kads',
			role: null,
			seats: [seat],
			isSystem: false
		});
	});

	test('an account without a person has its role, and its seats are not asked for', async () => {
		const { actor, asked } = await signedIn({ role: 'SECRETARY' });
		expect(actor).toMatchObject({ role: 'SECRETARY', seats: [], personId: null });
		expect(asked).toEqual([]);
	});

	test('no cookie is nobody, without a statement', async () => {
		const installation = await testInstallation(kind);
		const counter = { count: 0 };
		const actor = await countStatements(counter, () =>
			actorFromSession(installation, undefined, async () => [])
		);
		expect([actor, counter.count]).toEqual([null, 0]);
	});

	test('a chosen language is kept with the account, of oneself only', async () => {
		const { installation, actor, token } = await signedIn({ role: 'ASSISTANT' });
		const other = await makeUser(installation, 'cits');
		await keepLocale(actor!, 'en');
		expect((await actorFromSession(installation, token, async () => []))?.locale).toBe('en');
		const row = await installation.db.read.user.findUniqueOrThrow({ where: { id: other.id } });
		expect(row.locale).toBe('lv');
	});

	test('cleaning removes what opens nothing any more, and keeps what says why a link is old', async () => {
		const { installation, user, token } = await signedIn({});
		await requestLink(installation, user.email, { address: '192.0.2.7', locale: 'lv' });
		await removeExpired(installation);
		const count = async () => {
			const { session, personalLink, attempt } = installation.db.read;
			return [await session.count(), await personalLink.count(), await attempt.count()];
		};
		expect(await count()).toEqual([1, 1, 1]);
		installation.clock.set('2022-04-09T08:00:00Z');
		await removeExpired(installation);
		expect(await count()).toEqual([0, 1, 0]);
		installation.clock.set('2022-05-09T08:00:00Z');
		await removeExpired(installation);
		expect(await count()).toEqual([0, 0, 0]);
		expect(await actorFromSession(installation, token, async () => [])).toBeNull();
	});
});
