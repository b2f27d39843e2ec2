import { describe, expect, test } from 'vitest';
import { makeUser } from '../../../tests/portal/accounts.ts';
import { makeActor } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { callBack } from '../../routes/outbox/desk.server.ts';
import { inviteMany, listUninvited, preparedKindsOf, type Candidate } from './invite-many.server.ts';

describe.each(databaseKinds)('inviting many on %s', (kind) => {
	async function office(count: number) {
		const installation = await testInstallation(kind, { at: '2022-03-25T08:00:00Z' });
		const candidates: Candidate[] = Array.from({ length: count }, (_, index) => ({
			...{ personId: newId(), name: `Persona ${index}`, email: `p${index}@padome.example`, locale: 'lv' }
		}));
		const seatHolders = async () => candidates;
		const as = async (name: string, role: 'SECRETARY' | 'ASSISTANT' | null) => {
			const user = await makeUser(installation, name, { role });
			return makeActor(installation, { userId: user.id, name, role });
		};
		const secretary = await as('sekretare', 'SECRETARY');
		return { installation, candidates, seatHolders, secretary, as };
	}
	const counts = async ({ db }: Awaited<ReturnType<typeof office>>['installation']) => [
		await db.read.user.count({ where: { invitedAt: { not: null } } }),
		await db.read.outboxMessage.count({ where: { state: 'QUEUED' } })
	];

	test('everybody without an account gets one and a mail that can be called back; sent twice, once', async () => {
		const { installation, candidates, seatHolders, secretary } = await office(13);
		const { personId } = candidates[0]!;
		await makeUser(installation, 'p0', { personId });
		await installation.db.write((tx) =>
			tx.user.update({ where: { personId }, data: { lastSeenAt: installation.clock.now() } })
		);
		expect(await listUninvited(secretary, seatHolders)).toEqual(candidates.slice(1));
		const input = { id: newId(), count: 12 };
		const startsAt = new Date('2022-03-25T08:10:00Z');
		const answers = await Promise.all([1, 2].map(() => inviteMany(secretary, seatHolders, input)));
		expect(answers).toEqual([1, 2].map(() => ({ isPrepared: false, count: 12, startsAt })));
		expect(await counts(installation)).toEqual([12, 12]);
		expect(await listUninvited(secretary, seatHolders)).toEqual([]);

		expect(await callBack(secretary, { id: input.id })).toBe(12);
		expect(await callBack(secretary, { id: input.id })).toBeNull();
		expect(await counts(installation)).toEqual([0, 0]);
		expect(await installation.db.read.personalLink.count({ where: { withdrawnAt: null } })).toBe(0);
		expect(await listUninvited(secretary, seatHolders)).toEqual(candidates.slice(1));
		await inviteMany(secretary, seatHolders, { id: newId(), count: 12 });
		expect(await counts(installation)).toEqual([12, 12]);
		expect(await installation.db.read.user.count()).toBe(14);
	});

	test('few are written to at once, also twice', async () => {
		const { installation, seatHolders, secretary } = await office(2);
		const input = { id: newId(), count: 2 };
		expect(await inviteMany(secretary, seatHolders, input)).toMatchObject({ count: 2, startsAt: null });
		expect(await inviteMany(secretary, seatHolders, input)).toMatchObject({ count: 2, startsAt: null });
		expect(await counts(installation)).toEqual([2, 2]);
	});

	test('nobody writes to more people than they saw', async () => {
		const { installation, seatHolders, secretary } = await office(2);
		for (const count of [0, 1, 3])
			await expect(inviteMany(secretary, seatHolders, { id: newId(), count })).rejects.toMatchObject({
				reason: 'INVALID',
				fields: { count: 'accounts_problem_count' }
			});
		expect(await counts(installation)).toEqual([0, 0]);
	});

	test('an assistant prepares it, a secretary’s confirmation does it; members may not', async () => {
		const { installation, seatHolders, secretary, as } = await office(2);
		const input = { id: newId(), count: 2 };
		const member = await as('loceklis', null);
		await expect(inviteMany(member, seatHolders, input)).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		await expect(callBack(member, { id: input.id })).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		const assistant = await as('asistente', 'ASSISTANT');
		expect(await inviteMany(assistant, seatHolders, input)).toEqual({ isPrepared: true });
		expect(await counts(installation)).toEqual([0, 0]);
		const kind = preparedKindsOf(seatHolders)['accounts.inviteMany']!;
		expect(await kind.describe(secretary, input)).toBe('Uzaicināt portālā 2 vietu turētājus');
		await kind.perform(secretary, input);
		expect(await counts(installation)).toEqual([2, 2]);
	});
});
