import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { build, type Plugin } from 'vite';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { DatabaseKind } from '#lib/server/database.server.ts';
import { queueMails } from '#lib/mail/outbox.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { testInstallation } from '../setup/installation.ts';

/** A lease that a killed process left behind has run out for the next: its clock is so far ahead. */
const leaseAndMore = 6 * 60_000;
const root = join(import.meta.dirname, '../..');
/** What two hundred processes need in common: the program, and what was compiled of it. */
let folder: string;

/** One file, so that two hundred processes begin quickly. */
beforeAll(async () => {
	mkdirSync(join(root, 'tests/results'), { recursive: true });
	folder = mkdtempSync(join(root, 'tests/results/deliver-'));
	await build({
		...{ root, configFile: false, logLevel: 'error', plugins: [bareBinaries()] },
		ssr: { noExternal: true },
		build: {
			...{ ssr: join(import.meta.dirname, 'deliver-mail.ts'), outDir: folder, emptyOutDir: false },
			...{ target: 'node24', minify: false },
			rolldownOptions: {
				external: ['better-sqlite3', 'pg', 'pg-native', 'pino'],
				output: { entryFileNames: 'deliver.mjs' }
			}
		}
	});
	return () => rmSync(folder, { recursive: true, force: true });
});

/** Prisma's engine comes as four megabytes of letters in a script: read, parsed and translated again by each process. */
function bareBinaries(): Plugin {
	return {
		name: 'bare-binaries',
		async load(id) {
			if (!id.includes('.wasm-base64.')) return null;
			const { wasm } = (await import(id)) as { wasm: string };
			const file = join(folder, basename(id).replace(/\.wasm-base64.*/, '.wasm'));
			writeFileSync(file, Buffer.from(wasm, 'base64'));
			return `import { readFileSync } from 'node:fs'; export const wasm = readFileSync(${JSON.stringify(file)});`;
		}
	};
}

test.each([
	['sqlite', 1, 120],
	['postgresql', 2, 40]
] as const)(
	'mail case 20: on %s, %i at a time, %i times: whoever delivers is killed at any moment, and no mail is lost',
	async (kind, together, rounds) => {
		const post = await startRecorder();
		const installation = await testInstallation(kind, { env: { SMTP_URL: post.url } });
		await queueMany(installation, rounds * 30);
		const kennel = new Kennel(installation, 2);
		await kennel.warm();
		const caught = new Map<string, number>();
		let kills = 0;
		for (let round = 0; round < rounds; round += 1) {
			const processes = await kennel.take(together);
			const before = post.count();
			for (const child of processes) child.stdin!.write(`${round * leaseAndMore}\n`);
			// At any moment: before the first mail, in the middle of one, while many are written down.
			const enough = before + Math.floor(Math.random() * 12);
			while (post.count() < enough && processes.every(({ exitCode }) => exitCode === null)) await sleep(1);
			await sleep(Math.random() * 20);
			for (const child of processes) if (child.kill('SIGKILL')) kills += 1;
			await Promise.all(processes.map(gone));
			for (const id of await inFlight(installation)) caught.set(id, (caught.get(id) ?? 0) + 1);
		}
		const [last] = await kennel.take(1);
		kennel.close();
		last!.stdin!.write(`${rounds * leaseAndMore}\n`);
		await gone(last!);
		judge(kind, { kills, ended: last!.exitCode, caught }, await readRows(installation), post.arrived);
	},
	// Longer than any machine needs: what fails here is to be a promise, not a clock.
	900_000
);

interface Course {
	readonly kills: number;
	/** How the last process ended, which nobody killed. */
	readonly ended: number | null;
	/** How often each mail was in somebody's hands who was killed. */
	readonly caught: ReadonlyMap<string, number>;
}

/** None lost; repeated only what was in flight when somebody was killed, with the same Message-ID, and marked. */
function judge(
	kind: DatabaseKind,
	{ kills, ended, caught }: Course,
	rows: Awaited<ReturnType<typeof readRows>>,
	arrived: ReadonlyMap<string, boolean[]>
): void {
	const marksOf = ({ messageId }: { messageId: string }) => arrived.get(messageId) ?? [];
	const repeated = rows.filter((row) => marksOf(row).length > 1);
	const broken = {
		notSent: rows.filter(({ state }) => state !== 'SENT'),
		lost: rows.filter((row) => marksOf(row).length === 0),
		tooOften: repeated.filter((row) => marksOf(row).length > 1 + (caught.get(row.id) ?? 0)),
		unmarked: repeated.filter((row) => marksOf(row).slice(1).includes(false))
	};
	console.log(
		`${kind}: ${kills} kills, ${rows.length} mails, ${caught.size} in flight when somebody was killed; ` +
			`lost: ${broken.lost.length}, repeated: ${repeated.length}, of these not in flight: ${broken.tooOften.length}`
	);
	// What is wrong is said with all that is known of it: it may not come again for a hundred runs.
	for (const [what, wrong] of Object.entries(broken))
		for (const row of wrong.slice(0, 10))
			console.log(what, { ...row, caught: caught.get(row.id) ?? 0, arrivals: marksOf(row) });
	expect({ ended, ...broken }).toEqual({ ended: 0, notSent: [], lost: [], tooOften: [], unmarked: [] });
}

/** Processes that wait to be told to begin: the next ones come up while others are at work. */
class Kennel {
	readonly #env: NodeJS.ProcessEnv;
	readonly #size: number;
	readonly #ready: Promise<ChildProcess>[] = [];
	#isOpen = true;

	constructor({ config }: Installation, size: number) {
		const { databaseUrl, smtpUrl, origin } = config;
		this.#size = size;
		this.#env = {
			...process.env,
			...{ DATABASE_URL: databaseUrl, SMTP_URL: smtpUrl!, ORIGIN: origin, LOG_LEVEL: 'silent' },
			...{ SECRET: 'a secret of the tests, long enough to be one' },
			NODE_COMPILE_CACHE: join(folder, 'compiled')
		};
		onTestFinished(() => this.close());
	}

	/** Only a process that ends by itself keeps what it compiled, for all that follow. */
	async warm(): Promise<void> {
		const child = await this.#begin();
		child.stdin!.end('END\n');
		await gone(child);
	}

	async take(count: number): Promise<ChildProcess[]> {
		while (this.#ready.length < this.#size + count) this.#ready.push(this.#begin());
		return Promise.all(this.#ready.splice(0, count));
	}

	close(): void {
		if (!this.#isOpen) return;
		this.#isOpen = false;
		for (const child of this.#ready) void child.then((one) => one.kill('SIGKILL'));
	}

	async #begin(): Promise<ChildProcess> {
		// None lives long enough for what takes time now to save time later.
		const brisk = ['--liftoff-only', '--max-semi-space-size=64', '--min-semi-space-size=64'];
		const child = spawn(process.execPath, [...brisk, join(folder, 'deliver.mjs')], {
			env: this.#env,
			stdio: ['pipe', 'pipe', 'inherit']
		});
		child.stdin.on('error', () => undefined);
		const ready = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
		if (typeof ready[0] === 'number') throw new Error(`a process ended with ${ready[0]} before it began`);
		return child;
	}
}

async function gone(child: ChildProcess): Promise<void> {
	if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** A mail server that notes of each Message-ID how often it came, and whether it was marked as a repeat. */
async function startRecorder() {
	const arrived = new Map<string, boolean[]>();
	let count = 0;
	const server = new SMTPServer({
		...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], disableReverseLookup: true },
		...{ closeTimeout: 100, logger: false },
		onData(stream, _session, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.once('end', () => {
				const text = Buffer.concat(chunks).toString();
				const id = /^Message-ID: (\S+)/im.exec(text)![1]!;
				arrived.set(id, [...(arrived.get(id) ?? []), /^X-Padome-Repeat: yes/im.test(text)]);
				count += 1;
				done();
			});
		}
	});
	server.on('error', () => undefined);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
	const { port } = server.server.address() as AddressInfo;
	return { url: `smtp://127.0.0.1:${port}`, arrived, count: () => count };
}

function queueMany(installation: Installation, count: number) {
	const mails = Array.from({ length: count }, (_, n) => ({
		...{ kind: 'note', subject: 'note', occurrence: '1', facts: {} },
		recipient: { address: `p${n}@padome.example`, name: `P ${n}`, locale: 'lv' as const }
	}));
	return installation.db.write((tx) => queueMails(tx, installation, mails));
}

async function inFlight({ db }: Installation): Promise<string[]> {
	const rows = await db.read.outboxMessage.findMany({ where: { state: 'SENDING' }, select: { id: true } });
	return rows.map(({ id }) => id);
}

function readRows({ db }: Installation) {
	return db.read.outboxMessage.findMany({
		select: {
			...{ id: true, messageId: true, state: true, attempts: true, error: true, doubt: true },
			...{ nextAttemptAt: true, leaseUntil: true, leasedBy: true, sentAt: true }
		}
	});
}
