import { describe, expect, test } from 'vitest';
import { makeUser } from '../../../tests/portal/accounts.ts';
import { makeActor } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Actor } from './actor.server.ts';
import * as desk from './prepared-desk.server.ts';
import { countPrepared, prepare } from './prepared.server.ts';
import type { PreparedKinds } from './prepared-kinds.server.ts';

describe.each(databaseKinds)('what was prepared on %s', (kind) => {
	async function office() {
		const installation = await testInstallation(kind, { at: '2022-03-25T08:00:00Z' });
		const actorOf = async (name: string, role: Actor['role']) => {
			const user = await makeUser(installation, name, { role });
			return makeActor(installation, { userId: user.id, name, role });
		};
		const done: string[] = [];
		const kinds: PreparedKinds = {
			'test.do': {
				describe: async (_, input) => `Izdarīt ${(input as { what: string }).what}`,
				addressOf: async () => '/tasks/1',
				async perform(actor, input) {
					const { what } = input as { what: string };
					if (what === 'slikti') throw new Refusal('INVALID', { fields: { on: 'accounts_problem_count' } });
					if (what === 'vēlu') throw new Refusal('NOT_NOW');
					done.push(`${actor.name}: ${what}`);
				}
			}
		};
		const actors = {
			secretary: await actorOf('sekretare', 'SECRETARY'),
			second: await actorOf('otra', 'SECRETARY'),
			assistant: await actorOf('asistente', 'ASSISTANT'),
			other: await actorOf('cits', 'ASSISTANT'),
			administrator: await actorOf('admin', 'ADMINISTRATOR'),
			member: await actorOf('loceklis', null)
		};
		const prepareIt = async (what = 'labi', actor = actors.assistant, id = newId()) => {
			const about = { deed: 'test.do', input: { what }, subjectType: 'Task', subjectId: 't' };
			await installation.db.write((tx) => prepare(tx, actor, { id, ...about }));
			return { id, version: 1 };
		};
		const rowOf = (id: string) => installation.db.read.preparedDeed.findUniqueOrThrow({ where: { id } });
		return { installation, kinds, done, ...actors, prepareIt, rowOf };
	}
	const refusal = (reason: string) => ({ reason });

	test('waits, described, once however often it was sent', async () => {
		const { kinds, assistant, other, secretary, administrator, member, prepareIt } = await office();
		const { id } = await prepareIt();
		await prepareIt('labi', assistant, id);
		const { prepared } = await desk.listPrepared(secretary, kinds);
		expect(prepared).toMatchObject([
			{
				id,
				what: 'Izdarīt labi',
				address: '/tasks/1',
				preparedBy: 'asistente',
				state: 'WAITING',
				isOwn: false
			}
		]);
		expect(
			await Promise.all([secretary, assistant, other, administrator, member].map(countPrepared))
		).toEqual([...[1, 1, 0, 0, 0]]);
		expect((await desk.listPrepared(other, kinds)).total).toBe(0);
		expect((await desk.listPrepared(administrator, kinds)).total).toBe(0);
		await expect(desk.listPrepared(member, kinds)).rejects.toMatchObject(refusal('NOT_FOUND'));
		await expect(prepareIt('labi', member)).rejects.toMatchObject(refusal('NOT_FOUND'));
		await expect(prepareIt('labi', other, id)).rejects.toMatchObject(refusal('INVALID'));
	});

	test('is done in the name of the secretary who confirms, once by two at once', async () => {
		const { kinds, done, secretary, second, assistant, prepareIt, rowOf } = await office();
		const asked = await prepareIt();
		await expect(desk.confirmPrepared(assistant, kinds, asked)).rejects.toMatchObject(refusal('NOT_FOUND'));
		const results = await Promise.allSettled(
			[secretary, second].map((actor) => desk.confirmPrepared(actor, kinds, asked))
		);
		expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const winner = results[0]!.status === 'fulfilled' ? secretary : second;
		expect(done).toEqual([`${winner.name}: labi`]);
		expect(await rowOf(asked.id)).toMatchObject({ state: 'CONFIRMED', decidedBy: winner.name });
		await desk.confirmPrepared(winner, kinds, asked);
		expect(done).toHaveLength(1);
		expect((await desk.listPrepared(secretary, kinds, { isHistory: true })).prepared).toMatchObject([
			{ state: 'CONFIRMED', decidedBy: winner.name }
		]);
	});

	test('what could not be done waits again, and says why', async () => {
		const { kinds, secretary, prepareIt, rowOf } = await office();
		const bad = await prepareIt('slikti');
		await expect(desk.confirmPrepared(secretary, kinds, bad)).rejects.toMatchObject(refusal('INVALID'));
		expect(await rowOf(bad.id)).toMatchObject({
			state: 'WAITING',
			decidedBy: null,
			decidedAt: null,
			version: 3
		});
		expect((await rowOf(bad.id)).note).toContain('Saņēmēju skaits');
		const late = await prepareIt('vēlu');
		await expect(desk.confirmPrepared(secretary, kinds, late)).rejects.toMatchObject(refusal('NOT_NOW'));
		expect((await rowOf(late.id)).note).toContain('kaut kas ir mainījies');
	});

	test('a confirmation that was cut short can be repeated after two minutes, not before', async () => {
		const { installation, kinds, done, secretary, second, prepareIt } = await office();
		const { id } = await prepareIt();
		await installation.db.write((tx) =>
			tx.preparedDeed.update({
				where: { id },
				data: { decidedAt: installation.clock.now(), decidedById: 'gone', decidedBy: 'gone', version: 2 }
			})
		);
		await expect(desk.confirmPrepared(second, kinds, { id, version: 2 })).rejects.toMatchObject(
			refusal('NOT_NOW')
		);
		installation.clock.set('2022-03-25T08:02:00Z');
		await desk.confirmPrepared(secretary, kinds, { id, version: 2 });
		expect(done).toEqual(['sekretare: labi']);
	});

	test('is refused with a reason, withdrawn by whoever prepared it, and either is taken back', async () => {
		const { installation, kinds, done, secretary, assistant, other, prepareIt, rowOf } = await office();
		const [first, second] = [await prepareIt(), await prepareIt()];
		await expect(desk.refusePrepared(assistant, first)).rejects.toMatchObject(refusal('NOT_FOUND'));
		const refused = await desk.refusePrepared(secretary, { ...first, note: 'Vispirms jāsaskaņo.' });
		expect(await desk.refusePrepared(secretary, first)).toBeNull();
		expect(await rowOf(first.id)).toMatchObject({ state: 'REFUSED', note: 'Vispirms jāsaskaņo.' });
		await expect(desk.withdrawPrepared(other, second)).rejects.toMatchObject(refusal('NOT_FOUND'));
		const withdrawn = await desk.withdrawPrepared(assistant, second);
		await expect(desk.confirmPrepared(secretary, kinds, second)).rejects.toMatchObject(refusal('NOT_NOW'));
		for (const [actor, id] of [
			[secretary, refused],
			[assistant, withdrawn]
		] as const) {
			const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: id! } });
			const change = { ...event, before: null, after: JSON.parse(event.after!) };
			await desk.undoers[event.deed]!(actor, change);
			await expect(desk.undoers[event.deed]!(actor, change)).rejects.toMatchObject(refusal('CONFLICT'));
		}
		expect([(await rowOf(first.id)).state, (await rowOf(second.id)).state]).toEqual(['WAITING', 'WAITING']);
		expect(done).toEqual([]);
	});

	test('what no room knows any more is listed all the same', async () => {
		const { secretary, prepareIt } = await office();
		const asked = await prepareIt();
		const [item] = (await desk.listPrepared(secretary, {})).prepared;
		expect(item).toMatchObject({ address: null, what: expect.stringContaining('test.do') });
		await expect(desk.confirmPrepared(secretary, {}, asked)).rejects.toMatchObject(refusal('NOT_NOW'));
	});
});
