import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { makeSignInAddress } from '#lib/accounts/sign-in.server.ts';
import { readConfig } from '#lib/server/config.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { openInstallation } from '#lib/server/installation.server.ts';
import { migrate } from '#lib/server/migrations.server.ts';
import { loadSample } from '../../prisma/sample/load.ts';
import { freePort } from '../setup/free-port.ts';
import { ensureBuilt, servePortal, signInAt } from '../setup/served-portal.ts';
import { execute } from './bare-database.ts';

const kills = 22;
const visitors = 6;

/** One form as somebody sent it: sent again as it was until it is answered. */
interface Form {
	task: Task;
	entryId: string;
	version: number;
}

interface Task {
	id: string;
	number: number;
	version: number;
}

test(`a portal that is killed ${kills} times under writes loses nothing that it acknowledged`, async () => {
	await ensureBuilt();
	const { env, cookie, tasks } = await prepare();
	const acknowledged: Form[] = [];
	const work = Array.from({ length: visitors }, (_, index) => {
		const own = tasks.filter((_, place) => place % visitors === index);
		return new Visitor(own, cookie, env.ORIGIN, acknowledged);
	});

	for (let round = 0; round < kills; round += 1) {
		const portal = await servePortal(env);
		// At any moment of the work, however fast the machine is: after so many answers, and a little.
		const enough = acknowledged.length + 1 + Math.floor(Math.random() * 12);
		for (const visitor of work) visitor.begin();
		await expect.poll(() => acknowledged.length, { interval: 2, timeout: 20_000 }).toBeGreaterThan(enough);
		await sleep(Math.random() * 30);
		await portal.kill();
		await Promise.all(work.map((visitor) => visitor.end()));
		await expectNothingLost(env.DATABASE_URL, acknowledged);
	}
}, 300_000);

async function prepare() {
	const folder = mkdtempSync(join(tmpdir(), 'padome-kill-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const port = await freePort();
	const env = {
		DATABASE_URL: `file:${join(folder, 'padome.db')}`,
		SECRET: 'a secret of the tests, long enough to be one',
		PORT: String(port),
		ORIGIN: `http://localhost:${port}`
	};
	await migrate(env.DATABASE_URL, 'prisma');
	const installation = await openInstallation(readConfig({ ...env, LOG_LEVEL: 'silent' }));
	await loadSample(installation);
	const address = (await makeSignInAddress(installation, 'sekretariats@padome.example'))!;
	const tasks = await installation.db.read.task.findMany({
		select: { id: true, number: true, version: true },
		orderBy: { number: 'asc' },
		take: 3 * visitors
	});
	await installation.db.close();
	const portal = await servePortal(env);
	const cookie = await signInAt(address);
	expect(await portal.stop()).toBe(0);
	return { env, cookie, tasks };
}

/** Reports progress on tasks of its own, one form after another, as fast as the portal answers. */
class Visitor {
	readonly #cookie: string;
	readonly #origin: string;
	readonly #acknowledged: Form[];
	readonly #tasks: Task[];
	#form: Form;
	#running: Promise<void> = Promise.resolve();

	constructor(tasks: Task[], cookie: string, origin: string, acknowledged: Form[]) {
		this.#cookie = cookie;
		this.#origin = origin;
		this.#acknowledged = acknowledged;
		this.#tasks = tasks;
		this.#form = this.#next();
	}

	begin(): void {
		this.#running = this.#work();
	}

	/** Over when the portal no longer answers. */
	end(): Promise<void> {
		return this.#running;
	}

	async #work(): Promise<void> {
		for (;;) {
			const status = await this.#send().catch(() => null);
			if (status === null) return;
			expect(status).toBe(303);
			this.#acknowledged.push(this.#form);
			this.#form.task.version += 1;
			this.#form = this.#next();
		}
	}

	#next(): Form {
		const task = this.#tasks[Math.floor(Math.random() * this.#tasks.length)]!;
		return { task, entryId: newId(), version: task.version };
	}

	async #send(): Promise<number> {
		const { task, entryId, version } = this.#form;
		const answer = await fetch(`${this.#origin}/tasks/${task.number}?/report`, {
			method: 'POST',
			redirect: 'manual',
			headers: { cookie: this.#cookie, origin: this.#origin, accept: 'text/html' },
			body: new URLSearchParams({
				taskId: task.id,
				entryId,
				version: String(version),
				status: 'IN_PROCESS',
				text: `Saskaņošana turpinās, jau ${version}. ziņojums.`
			})
		});
		await answer.arrayBuffer();
		return answer.status;
	}
}

/** Every acknowledged entry is there; whatever is there is whole: the entry, its audit event, the task's new version. */
async function expectNothingLost(url: string, acknowledged: readonly Form[]): Promise<void> {
	const entries = await execute<{ id: string; number: number }>(
		url,
		`SELECT e."id", t."number" FROM "ProgressEntry" e JOIN "Task" t ON t."id" = e."taskId"`
	);
	const written = new Set(entries.map(({ id }) => id));
	expect(acknowledged.filter(({ entryId }) => !written.has(entryId))).toEqual([]);

	const audited = await execute<{ id: string }>(
		url,
		`SELECT json_extract("after", '$.entryId') AS id FROM "AuditEvent" WHERE "deed" = 'tasks.report'`
	);
	expect(audited.map(({ id }) => id).sort()).toEqual([...written].sort());

	const torn = await execute(
		url,
		`SELECT "number", "version" FROM "Task" t
		WHERE "version" <> 1 + (SELECT count(*) FROM "ProgressEntry" e WHERE e."taskId" = t."id")`
	);
	expect(torn).toEqual([]);
	expect(await execute(url, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
	expect(await execute(url, 'PRAGMA foreign_key_check')).toEqual([]);
}
