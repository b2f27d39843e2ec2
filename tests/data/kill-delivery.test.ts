import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { build } from 'vite';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { DatabaseKind } from '#lib/server/database.server.ts';
import { queueMails } from '#lib/mail/outbox.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { testInstallation } from '../setup/installation.ts';

/** A lease that a killed process left behind has run out for the next: its clock is so far ahead. */
const leaseAndMore = 6 * 60_000;
const root = join(import.meta.dirname, '../..');
let program: string;

/** One file, so that two hundred processes begin quickly. */
beforeAll(async () => {
	mkdirSync(join(root, 'tests/results'), { recursive: true });
	const outDir = mkdtempSync(join(root, 'tests/results/deliver-'));
	await build({
		...{ root, configFile: false, logLevel: 'error' },
		ssr: { noExternal: true },
		build: {
			...{ ssr: join(import.meta.dirname, 'deliver-mail.ts'), outDir, target: 'node24', minify: false },
			rolldownOptions: {
				external: ['better-sqlite3', 'pg', 'pg-native', 'pino'],
				output: { entryFileNames: 'deliver.mjs' }
			}
		}
	});
	program = join(outDir, 'deliver.mjs');
	return () => rmSync(outDir, { recursive: true, force: true });
});

test.each([
	['sqlite', 1, 120],
	['postgresql', 2, 40]
] as const)(
	'mail case 20: on %s, %i at a time, %i times: whoever delivers is killed at any moment, and no mail is lost',
	async (kind, together, rounds) => {
		const post = await startRecorder();
		const installation = await testInstallation(kind, { env: { SMTP_URL: post.url } });
		await queueMany(installation, rounds * 40);
		const kennel = new Kennel(installation, 2 * together);
		const caught = new Map<string, number>();
		let kills = 0;
		for (let round = 0; round < rounds; round += 1) {
			const processes = await kennel.take(together);
			const before = post.count();
			for (const child of processes) child.stdin!.write(`${round * leaseAndMore}\n`);
			// At any moment: before the first mail, in the middle of one, while many are written down.
			const enough = before + Math.floor(Math.random() * 25);
			while (post.count() < enough && processes.every(({ exitCode }) => exitCode === null)) await sleep(1);
			await sleep(Math.random() * 20);
			for (const child of processes) if (child.kill('SIGKILL')) kills += 1;
			await Promise.all(processes.map(gone));
			for (const id of await inFlight(installation)) caught.set(id, (caught.get(id) ?? 0) + 1);
		}
		kennel.close();
		const [last] = await new Kennel(installation, 1).take(1);
		last!.stdin!.write(`${rounds * leaseAndMore}\n`);
		await gone(last!);
		judge(kind, kills, await readRows(installation), post.arrived, caught);
	},
	300_000
);

/** None lost; repeated only what was in flight when somebody was killed, with the same Message-ID, and marked. */
function judge(
	kind: DatabaseKind,
	kills: number,
	rows: Awaited<ReturnType<typeof readRows>>,
	arrived: ReadonlyMap<string, boolean[]>,
	caught: ReadonlyMap<string, number>
): void {
	const lost = rows.filter(({ messageId }) => !arrived.has(messageId));
	const repeated = rows.filter(({ messageId }) => (arrived.get(messageId)?.length ?? 0) > 1);
	const tooOften = repeated.filter(
		({ id, messageId }) => arrived.get(messageId)!.length > 1 + (caught.get(id) ?? 0)
	);
	const unmarked = repeated.filter(({ messageId }) => arrived.get(messageId)!.slice(1).includes(false));
	console.log(
		`${kind}: ${kills} kills, ${rows.length} mails, ${caught.size} in flight when somebody was killed; ` +
			`lost: ${lost.length}, repeated: ${repeated.length}, of these not in flight: ${tooOften.length}`
	);
	expect(rows.filter(({ state }) => state !== 'SENT')).toEqual([]);
	expect({ lost, tooOften, unmarked }).toEqual({ lost: [], tooOften: [], unmarked: [] });
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
			NODE_COMPILE_CACHE: join(root, 'tests/results/compile-cache')
		};
		onTestFinished(() => this.close());
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
		const child = spawn(process.execPath, ['--liftoff-only', program], {
			env: this.#env,
			stdio: ['pipe', 'pipe', 'inherit']
		});
		child.stdin.on('error', () => undefined);
		await once(child.stdout, 'data');
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
	return db.read.outboxMessage.findMany({ select: { id: true, messageId: true, state: true } });
}
