import { expect, test } from 'vitest';
import { listPeople } from '#lib/council/people-list.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { overviewOf } from '#lib/reminders/overview-counts.server.ts';
import { overview } from '#lib/reminders/overview.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { readFigures } from '#lib/tasks/extension-figures.server.ts';
import { listExtensions } from '#lib/tasks/extension-reading.server.ts';
import { readRegisterPage } from '#lib/tasks/register.server.ts';
import { loadSample } from '../../../prisma/sample/load.ts';
import { makeActor, makeInstitution } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { listOutbox } from './desk.server.ts';
import { readOutboxFilter } from './filter.ts';
import { listFailing } from './switching.server.ts';

const today = '2022-09-05'; // a Monday

/** One of each thing that the overview counts and the sample has none of. */
async function trouble(installation: Installation) {
	const { db, clock } = installation;
	const [open, moved] = await db.read.task.findMany({ where: { status: 'NEEDS_ACTION', inRegister: true } });
	const people = await db.read.person.findMany({ where: { email: { not: null } } });
	const { bodyId } = open!;
	await makeTask(installation, { bodyId, due: '2022-09-08' });
	await makeTask(installation, { bodyId, due: '2022-12-01', status: 'SUBMITTED' });
	const institutionId = await makeInstitution(installation, { name: 'DLC', unresolved: true });
	await makeTask(installation, { bodyId, due: '2022-12-01', lead: [{ institutionId }] });
	const at = new Date('2022-08-30T10:00:00Z');
	const entry = { kind: 'DUE_CHANGED', at, authorName: 'A', capacity: 'B', taskId: moved!.id };
	const statuses = { statusBefore: 'NEEDS_ACTION', statusAfter: 'NEEDS_ACTION' };
	const moves = { later: '2022-12-01', earlier: '2022-10-01' };
	await db.write(async (tx) => {
		for (const to of Object.values(moves))
			await tx.progressEntry.create({
				data: {
					...{ id: newId(), ...entry, ...statuses, text: 'Lūgts' },
					details: JSON.stringify({ from: '2022-11-01', to, sourceId: null })
				}
			});
		await tx.extensionRequest.create({
			data: {
				...{ id: newId(), taskId: open!.id, fromDue: '2022-10-01', toDue: '2022-11-01', reason: 'R' },
				...{ askedAt: at, askedBy: 'A', capacity: 'B', decider: 'COUNCIL' }
			}
		});
		const stoppedAt = clock.now();
		// An account of nobody's is no person that the list could show.
		for (const recipientId of [people[0]!.id, newId()])
			await tx.mailPreference.create({ data: { recipientId, stoppedAt, updatedAt: stoppedAt } });
		await tx.mailAddress.create({ data: { address: people[1]!.email!, failingSince: at } });
		await queueMail(tx, installation, {
			...{ kind: 'digest', subject: 'digest', occurrence: today, facts: {} },
			recipient: { address: 'x@padome.example', name: 'X', locale: 'lv' }
		});
		await tx.outboxMessage.updateMany({
			where: { recipient: 'x@padome.example' },
			data: { state: 'FAILED' }
		});
	});
}

test.each(databaseKinds)('what the weekly overview counts is what its links list, on %s', async (kind) => {
	const installation = await testInstallation(kind, { at: `${today}T06:00:00Z` });
	await loadSample(installation);
	await trouble(installation);
	const secretary = makeActor(installation, { userId: newId(), role: 'SECRETARY' });
	const facts = await overviewOf(installation, today);
	const mail = await overview.render(
		installation,
		{
			...{ id: '', kind: 'overview', subject: 'overview', occurrence: today, locale: 'lv', facts },
			...{ recipient: 's@padome.example', recipientName: 'S', userId: secretary.userId, personId: null }
		},
		false
	);
	const listed = async (address: string) => {
		const { pathname, searchParams, hash } = new URL(address);
		switch (pathname) {
			case '/tasks':
				return (await readRegisterPage(secretary, searchParams, { today })).total;
			case '/people':
				return (await listPeople(secretary, searchParams)).total;
			case '/extensions':
				return (await listExtensions(secretary, { page: 1, isHistory: false })).total;
			case '/extensions/figures':
				return (await readFigures(secretary, searchParams)).all.moves;
			case '/outbox':
				if (hash === '#failing') return (await listFailing(secretary)).length;
				return (await listOutbox(secretary, readOutboxFilter(searchParams).filter)).total;
			default:
				throw new Error(address);
		}
	};
	const lines = [...mail.text.matchAll(/^(.+): (\d+)\n {2}(http\S+)$/gm)];
	for (const [, words, count, address] of lines)
		expect(`${words}: ${await listed(address!)}`, address).toBe(`${words}: ${count}`);
	// Of everything there is something; what is late stands once more under its group.
	expect(Object.entries(facts).filter(([, count]) => count === 0)).toEqual([]);
	expect(lines).toHaveLength(11 + facts.byBody.length);
	expect(facts).toMatchObject({ stopped: 1, failing: 1, failed: 1, extensions: 1, moved: 1 });
	const member = makeActor(installation, { userId: newId() });
	const asked = new URLSearchParams({ mail: 'stopped' });
	expect(await listPeople(member, asked)).toMatchObject({ filter: { mail: null }, problems: ['MAIL'] });
});
