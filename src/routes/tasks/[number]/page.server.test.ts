import { isActionFailure, isHttpError, isRedirect } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { makeActor, makeCouncil } from '../../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../../tests/setup/installation.ts';
import { makeTask } from '../../../../tests/setup/tasks.ts';
import { actions, load } from './+page.server.ts';
import type { Typed } from './answers.server.ts';

type Event = Parameters<typeof actions.report>[0];
type Name = keyof typeof actions;
interface Answer {
	status: number;
	location?: string;
	typed?: Typed;
	problems?: Record<string, string>;
	theirs?: { html: string }[];
	preview?: string;
}

/** What a browser would see of what an action or a load did. */
async function answerOf(work: Promise<unknown> | unknown): Promise<Answer> {
	try {
		const result = await work;
		if (!isActionFailure(result)) return { ...(result as object), status: 200 };
		return { ...(result.data as unknown as object), status: result.status };
	} catch (thrown) {
		if (isRedirect(thrown)) return { status: thrown.status, location: thrown.location };
		if (isHttpError(thrown)) return { status: thrown.status };
		throw thrown;
	}
}

async function setting(kind: (typeof databaseKinds)[number]) {
	const installation = await testInstallation(kind);
	const { bodyId } = await makeCouncil(installation);
	const task = await makeTask(installation, { bodyId });
	const secretary = makeActor(installation, { role: 'SECRETARY' });
	const form = (more: object = {}) => ({
		...{ taskId: task.id, entryId: newId(), version: '1', text: 'Saņemti **divi** viedokļi.' },
		...{ status: 'IN_PROCESS', ...more }
	});
	const send = (name: Name, fields: Record<string, string>, actor: Actor = secretary) => {
		const event = eventOf(installation, actor, String(task.number));
		const request = new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(fields) });
		return answerOf(actions[name]({ ...event, request } as Event));
	};
	const open = (number: string) =>
		answerOf(load(eventOf(installation, secretary, number) as unknown as Parameters<typeof load>[0]));
	return { installation, task, form, send, open };
}

function eventOf(installation: Installation, actor: Actor, number: string) {
	return { locals: { installation, actor, locale: 'lv' }, params: { number } };
}

describe.each(databaseKinds)('the forms of a task on %s', (kind) => {
	it('lead back to the page, where the new entry stands; sent twice too', async () => {
		const { task, form, send } = await setting(kind);
		const sent = form();
		const location = `/tasks/${task.number}#entry-${sent.entryId}`;
		expect(await send('report', sent)).toEqual({ status: 303, location });
		expect(await send('report', sent)).toEqual({ status: 303, location });
	});

	it('preview without writing anything', async () => {
		const { form, send, installation } = await setting(kind);
		const sent = form({ text: '<script>alert(1)</script> **labi**' });
		const { preview, typed } = await send('preview', sent);
		expect(preview).toContain('<strong>labi</strong>');
		expect(preview).not.toContain('<script>');
		expect(typed).toMatchObject({ text: sent.text, entryId: sent.entryId, version: 1 });
		expect(await installation.db.read.progressEntry.count()).toBe(0);
	});

	it('give back what was typed with words at the field', async () => {
		const { form, send } = await setting(kind);
		expect(await send('report', form({ text: ' ' }))).toMatchObject({
			...{ status: 400, problems: { text: 'Uzrakstiet, kas paveikts.' } },
			typed: { text: ' ', status: 'IN_PROCESS' }
		});
		expect(await send('report', form({ status: 'COMPLETED' }))).toMatchObject({
			...{ status: 400, problems: { status: expect.any(String) } },
			typed: { text: 'Saņemti **divi** viedokļi.' }
		});
		expect(await send('report', form({ version: 'x' }))).toMatchObject({
			...{ status: 400, problems: { form: expect.any(String) } }
		});
		const { typed, problems, status } = await send('report', form({ text: 'ā'.repeat(1_000_000) }));
		expect([status, typed!.text.length]).toEqual([400, 1_000_000]);
		expect(problems!.text).toContain('par garu');
	});

	it('show what somebody else wrote meanwhile, and save at the second attempt', async () => {
		const { form, send } = await setting(kind);
		await send('report', form({ text: 'Kāds cits.' }));
		const late = form({ text: 'Mans.' });
		const { status, theirs, typed } = await send('report', late);
		expect(status).toBe(409);
		expect(theirs).toMatchObject([{ html: '<p>Kāds cits.</p>' }]);
		expect(typed).toMatchObject({ text: 'Mans.', version: 2, entryId: late.entryId });
		expect((await send('report', { ...late, version: '2' })).status).toBe(303);
	});

	it('say that it is too late, and keep the text', async () => {
		const { form, send } = await setting(kind);
		await send('report', form({ status: 'SUBMITTED' }));
		expect((await send('sendBack', form({ version: '2', text: '' }))).problems).toEqual({
			text: 'Uzrakstiet, kas jāprecizē.'
		});
		expect((await send('accept', form({ version: '2', text: '' }))).status).toBe(303);
		expect(await send('report', form({ version: '3' }))).toMatchObject({
			...{ status: 409, typed: { text: 'Saņemti **divi** viedokļi.' } },
			problems: { form: expect.stringContaining('„Izpildīts”') }
		});
	});

	it('are not there for whoever may not', async () => {
		const { installation, form, send } = await setting(kind);
		const outsider = makeActor(installation, { userId: 'an-outsider' });
		for (const name of ['report', 'accept', 'sendBack'] as const)
			expect((await send(name, form(), outsider)).status).toBe(404);
	});

	it('stand on a page that only numbers of tasks lead to', async () => {
		const { task, open } = await setting(kind);
		expect((await open(String(task.number))).status).toBe(200);
		for (const number of ['abc', '0', '-1', '1.5', '1e3', '4711', '99999999999', '٣'])
			expect((await open(number)).status).toBe(404);
	});
});
