import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { seatsOf } from '#lib/council/seats.server.ts';
import { mailKindsOf } from '#lib/reminders/mails.server.ts';
import { remindDay } from '#lib/reminders/reminders.server.ts';
import { makeActor, makeContact, makeCouncil, makePerson, makePost } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation, type TestInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { load as start } from '../+page.server.ts';
import { load as layout } from '../+layout.server.ts';
import { load as bodies } from '../bodies/+page.server.ts';
import { load as body } from '../bodies/[slug]/+page.server.ts';
import { load as institution } from '../institutions/[id]/+page.server.ts';
import { outgoingOf } from '#lib/mail/making.server.ts';
import { load as register } from './+page.server.ts';
import { GET as csv } from './csv/+server.ts';
import { load as task } from './[number]/+page.server.ts';

const mailKinds = mailKindsOf([]);

const secret = 'Noslēpumainā pārbaude';
/** Four figures that stand nowhere else. */
const number = 7613;

/** Friday 25 March 2022, 10:00 in Riga. */
async function setting(kind: (typeof databaseKinds)[number], restrictedUntil = '2022-03-25') {
	const installation = await testInstallation(kind);
	const council = await makeCouncil(installation);
	const { bodyId, institutions, people } = council;
	const open = await makeTask(installation, { bodyId, title: 'Atklātais', due: '2022-04-01' });
	const restrict = (id: string, more: object = {}) =>
		installation.db.write(async (tx) => {
			await tx.revision.update({ where: { id: 'tasks' }, data: { number: { increment: 1 } } });
			await tx.task.update({
				where: { id },
				data: { restrictedBasis: 'IAL 5. panta otrās daļas 1. punkts', restrictedUntil, ...more }
			});
		});
	const hidden = await makeTask(installation, {
		...{ bodyId, title: secret, due: '2022-03-24', status: 'IN_PROCESS' as const },
		lead: [{ institutionId: institutions.tm }]
	});
	await restrict(hidden.id, { number });
	const part = await makeTask(installation, {
		...{ bodyId, parentId: open.id, title: `${secret} daļa`, due: null, inRegister: false }
	});
	await restrict(part.id, { number: number * 10 });
	const handedIn = await makeTask(installation, {
		...{ bodyId, title: `${secret} iesniegta`, due: '2022-03-28', status: 'SUBMITTED' as const }
	});
	await restrict(handedIn.id, { number: number * 100 });
	const seats = await seatsOf(installation, people.member, '2022-03-25');
	return {
		...{ installation, council, open, hidden },
		outsider: makeActor(installation, { userId: 'outsider' }),
		administrator: makeActor(installation, { userId: 'administrator', role: 'ADMINISTRATOR' }),
		member: makeActor(installation, { userId: 'member', personId: people.member, seats }),
		secretary: makeActor(installation, { userId: 'secretary', role: 'SECRETARY' }),
		assistant: makeActor(installation, { userId: 'assistant', role: 'ASSISTANT' })
	};
}

/** Everything somebody can read of tasks, page by page. */
async function readAll(
	installation: TestInstallation,
	actor: Actor,
	{ openNumber, institutionId }: { openNumber: number; institutionId: string }
): Promise<Record<string, string>> {
	const at = (path: string, params: object = {}) =>
		({
			locals: { installation, actor, locale: 'lv', theme: 'system' },
			url: new URL(path, 'http://localhost'),
			route: { id: path },
			params,
			cookies: { get: () => undefined }
		}) as never;
	const queries = [
		...['', '?status=open', '?status=submitted', '?period=late', '?period=7', '?period=2022'],
		...['?q=noslepumaina', '?q=7613', '?q=noslepum', '?body=barintiesas', '?recipient=none', '?sort=title'],
		...['?sort=number&dir=desc', '?sort=lastReport', '?from=2022-03-24&to=2022-03-28', '?page=2'],
		`?institution=${institutionId}`
	];
	const seen: Record<string, unknown> = {
		'/': await start(at('/')),
		shell: await layout(at('/')),
		'/bodies': await bodies(at('/bodies')),
		'/bodies/barintiesas': await body(at('/bodies/barintiesas', { slug: 'barintiesas' })),
		'/institutions': await institution(at('/institutions/x', { id: institutionId })),
		'/tasks/open': await task(at(`/tasks/${openNumber}`, { number: String(openNumber) }))
	};
	for (const query of queries) {
		seen[`/tasks${query}`] = await register(at(`/tasks${query}`));
		seen[`/tasks/csv${query}`] = await (csv(at(`/tasks/csv${query}`)) as Response).text();
	}
	return Object.fromEntries(Object.entries(seen).map(([page, data]) => [page, JSON.stringify(data)]));
}

/** The pages that say a title or a number of what is restricted; a search repeats what was asked. */
const found = (pages: Record<string, string>) =>
	Object.keys(pages).filter((page) =>
		/oslēpumain|\b7613(00?)?\b/.test(pages[page]!.replace(/"(q|path)":"[^"]*"/g, ''))
	);

describe.each(databaseKinds)('what is restricted, on %s', (kind) => {
	it('is nowhere for an outsider: neither its title nor its number, on no page', async () => {
		const { installation, council, open, outsider, administrator } = await setting(kind);
		const about = { openNumber: open.number, institutionId: council.institutions.tm };
		for (const actor of [outsider, administrator]) {
			const pages = await readAll(installation, actor, about);
			expect(found(pages)).toEqual([]);
			expect(JSON.parse(pages['/tasks']!)).toMatchObject({
				total: 1,
				register: { total: 1, late: 0, submitted: 0, lastDue: '2022-04-01' }
			});
			expect(JSON.parse(pages['/']!)).toMatchObject({ overview: { counts: { total: 1 } }, unreachable: 0 });
			expect(JSON.parse(pages.shell!)).toMatchObject({ visitor: { lateTasks: 0 } });
			for (const hidden of [number, number * 10, number * 100])
				await expect(
					task({ locals: { installation, actor }, params: { number: String(hidden) } } as never)
				).rejects.toMatchObject({ status: 404 });
		}
	});

	it('is there for the secretariat and the seats of its body, counted like the rest', async () => {
		const { installation, council, open, member, secretary, assistant } = await setting(kind);
		const about = { openNumber: open.number, institutionId: council.institutions.tm };
		for (const actor of [member, secretary, assistant]) {
			const pages = await readAll(installation, actor, about);
			expect(found(pages)).toEqual(
				expect.arrayContaining([
					'/',
					'/tasks',
					'/tasks/csv',
					'/bodies/barintiesas',
					'/tasks/open',
					'/tasks?q=noslepumaina'
				])
			);
			expect(JSON.parse(pages['/tasks']!)).toMatchObject({
				total: 3,
				register: { total: 3, open: 3, late: 1, week: 2, month: 2, submitted: 1, firstDue: '2022-03-24' }
			});
			expect(JSON.parse(pages.shell!)).toMatchObject({ visitor: { lateTasks: 1 } });
		}
	});

	it('is there for everybody from the day after its term, and after its body’s seat it is gone again', async () => {
		const { installation, council, open, outsider, member } = await setting(kind, '2022-03-24');
		const about = { openNumber: open.number, institutionId: council.institutions.tm };
		expect(found(await readAll(installation, outsider, about))).toContain('/tasks');
		const restricted = await setting(kind);
		const elsewhere = await makePost(restricted.installation, { bodyId: restricted.council.councilId });
		const seat = { ...member.seats[0]!, postId: elsewhere, bodyId: restricted.council.councilId };
		const other = makeActor(restricted.installation, { seats: [seat] });
		const pages = await readAll(restricted.installation, other, {
			openNumber: restricted.open.number,
			institutionId: restricted.council.institutions.tm
		});
		expect(JSON.parse(pages['/tasks']!)).toMatchObject({ total: 1 });
	});

	it('is not said in a mail, and only who may see it hears of it', async () => {
		const { installation, council, hidden } = await setting(kind);
		const { institutions, people } = council;
		const contact = await makePerson(installation, { email: 'kontakts@padome.example' });
		await makeContact(installation, { institutionId: institutions.tm, personId: contact });
		await installation.db.write((tx) =>
			tx.person.update({ where: { id: people.chair }, data: { email: 'vaditajs@padome.example' } })
		);
		await installation.db.write(async (tx) => {
			await tx.user.create({
				data: {
					id: 'secretary',
					email: 's@padome.example',
					name: 'S',
					role: 'SECRETARY',
					createdAt: installation.clock.now()
				}
			});
		});
		const day = await remindDay(installation, '2022-03-25');
		// The institution in the lead has no seat that anybody holds, and its contact may not know: who leads the body stands in.
		const toldOf = ({ items }: (typeof day.digests)[number]) => items.map(({ taskId }) => taskId);
		expect(
			day.digests.filter((one) => toldOf(one).includes(hidden.id)).map(({ address }) => address)
		).toEqual(['vaditajs@padome.example']);
		expect(day.digests.map(({ address }) => address)).toContain('kontakts@padome.example');
		for (const row of await installation.db.read.outboxMessage.findMany())
			for (const live of [true, false]) {
				const mail = await mailKinds.digest!.render(installation, outgoingOf(row), live);
				expect(JSON.stringify(mail)).not.toMatch(/oslēpumain/);
				if (row.recipient === 's@padome.example')
					expect(mail.text).toContain(
						`Ierobežotas pieejamības uzdevums Nr. ${number} – pieslēdzieties, lai lasītu`
					);
			}
	});
});
