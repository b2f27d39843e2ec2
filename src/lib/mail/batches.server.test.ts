import { describe, expect, it } from 'vitest';
import { databaseKinds, testInstallation, type TestInstallation } from '../../../tests/setup/installation.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { callBackBatch, queueBatch, waitingBatches } from './batches.server.ts';
import { minutesLeft } from './batches.ts';
import { takeTurn } from './leases.server.ts';

const by = { userId: 'u', name: 'Sekretāre' };
const mailsTo = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		...{ kind: 'note', subject: `note:${index}`, occurrence: '2022-03-25', facts: {} },
		recipient: { address: `p${index}@padome.example`, name: `Persona ${index}`, locale: 'lv' as const }
	}));

const queue = (installation: Installation, id: string, count: number) =>
	installation.db.write((tx) =>
		queueBatch(tx, installation, by, { id, kind: 'note', subject: 'Ziņa' }, mailsTo(count))
	);
const callBack = (installation: Installation, id: string) =>
	installation.db.write((tx) => callBackBatch(tx, installation, by, id));

/** The next mail that is due, leased by a worker that then does nothing with it. */
async function leaseOne(installation: TestInstallation, worker: string) {
	const turn = {
		...{ worker, ended: [], room: 1, perHour: 1000, isIdle: true },
		...{ onlyKinds: null, renew: false, isMore: false }
	};
	return (await takeTurn(installation, turn)).leased[0];
}

describe.each(databaseKinds)('mail to many on %s', (kind) => {
	const open = () => testInstallation(kind, { at: '2022-03-25T08:00:00Z' });

	it('goes at once to few', async () => {
		const installation = await open();
		expect(await queue(installation, newId(), 10)).toEqual({ count: 10, startsAt: null });
		expect(await waitingBatches(installation)).toEqual([]);
		expect(await leaseOne(installation, 'w')).toBeDefined();
	});

	it('waits ten minutes for many, and then goes', async () => {
		const installation = await open();
		const startsAt = new Date('2022-03-25T08:10:00Z');
		const id = newId();
		expect(await queue(installation, id, 11)).toEqual({ count: 11, startsAt });
		expect(await waitingBatches(installation)).toEqual([
			{ ...{ id, kind: 'note', subject: 'Ziņa', count: 11, startsAt, createdBy: 'Sekretāre' } }
		]);
		installation.clock.set('2022-03-25T08:09:59Z');
		expect(await leaseOne(installation, 'w')).toBeUndefined();
		installation.clock.set('2022-03-25T08:10:00Z');
		expect(await leaseOne(installation, 'w')).toMatchObject({ batchId: id });
		expect(await waitingBatches(installation)).toEqual([]);
		await expect(callBack(installation, id)).rejects.toMatchObject({ reason: 'NOT_NOW' });
	});

	it('mail case 7: what is called back twice is called back once, until then, and none of it goes', async () => {
		const installation = await open();
		const id = newId();
		await queue(installation, id, 12);
		installation.clock.set('2022-03-25T08:09:59Z');
		const answers = await Promise.all([callBack(installation, id), callBack(installation, id)]);
		expect(answers.map((answer) => answer?.dropped ?? null).sort()).toEqual([12, null]);
		installation.clock.set('2022-03-26T08:00:00Z');
		expect(await leaseOne(installation, 'w')).toBeUndefined();
		const { outboxMessage } = installation.db.read;
		expect(await outboxMessage.count({ where: { state: 'DROPPED', error: 'CALLED_BACK' } })).toBe(12);
		await expect(callBack(installation, newId())).rejects.toMatchObject({ reason: 'NOT_FOUND' });
	});

	it('is queued once, however often it is sent', async () => {
		const installation = await open();
		const id = newId();
		await Promise.all([queue(installation, id, 11), queue(installation, id, 11)]);
		expect(await installation.db.read.outboxMessage.count()).toBe(11);
		expect(await installation.db.read.mailBatch.count()).toBe(1);
	});
});

it.each([
	['2022-03-25T08:00:00Z', 10],
	['2022-03-25T08:00:01Z', 10],
	['2022-03-25T08:09:59Z', 1],
	['2022-03-25T08:10:00Z', 0],
	['2022-03-25T09:00:00Z', 0]
])('at %s there are %i minutes left', (now, left) => {
	expect(minutesLeft(new Date('2022-03-25T08:10:00Z'), new Date(now))).toBe(left);
});
