import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { lines } from '#lib/mail/course.server.ts';
import { deliverDue } from '#lib/mail/delivery.server.ts';
import { html, mailLink, mailPage, mailRow } from '#lib/mail/html.ts';
import type { MailKinds } from '#lib/mail/kinds.server.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import { queueMails } from '#lib/mail/outbox.server.ts';
import { readConfig } from '#lib/server/config.server.ts';
import { openInstallation, type Installation } from '#lib/server/installation.server.ts';
import { migrate } from '#lib/server/migrations.server.ts';
import { printNote } from './table.ts';

/*
 * How many mails a second go from the outbox to a mail server on the same machine, beside what Nodemailer's pool alone reaches
 * with the same texts, ready made for both, and as many connections. In turns, so that what else the machine does hits both alike.
 */

const count = 2000;
const rounds = 9;
/** What the product promises. */
const leastShare = 0.9;

export async function measureMails(environment: Record<string, string> & { DATABASE_URL: string }) {
	const server = spawn(process.execPath, [join(import.meta.dirname, 'mail-server.ts')], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	try {
		const [said] = (await once(server.stdout, 'data')) as [Buffer];
		const smtpUrl = said.toString().trim();
		await migrate(environment.DATABASE_URL, 'prisma');
		const installation = await openInstallation(readConfig({ ...environment, SMTP_URL: smtpUrl }));
		try {
			return await compare(installation, smtpUrl);
		} finally {
			await installation.db.close();
		}
	} finally {
		server.kill();
	}
}

async function compare(installation: Installation, smtpUrl: string): Promise<boolean> {
	const [pools, deliveries]: [number[], number[]] = [[], []];
	for (let round = 0; round <= rounds; round += 1) {
		await queue(installation, round);
		const [bare, delivered] = [await byPool(smtpUrl), await byDelivery(installation)];
		// The first round only warms both up.
		if (round === 0) continue;
		pools.push(bare);
		deliveries.push(delivered);
	}
	const [pool, ours] = [medianOf(pools), medianOf(deliveries)];
	const share = ours / pool;
	printNote(
		`${ours.toFixed(0)} mails a second delivered from the outbox, ${pool.toFixed(0)} by the bare pool: ` +
			`${(share * 100).toFixed(0)} %${share < leastShare ? '  TOO FEW' : ''}`
	);
	return share >= leastShare;
}

/** Of an odd number of rates: one round differs from the next by a quarter, and their best says most about luck. */
function medianOf(rates: readonly number[]): number {
	return rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)]!;
}

async function byDelivery(installation: Installation): Promise<number> {
	const began = performance.now();
	const { sent } = await deliverDue(installation, kinds, { limit: count, perHour: Infinity });
	if (sent !== count) throw new Error(`${sent} of ${count} mails were delivered`);
	return (count * 1000) / (performance.now() - began);
}

async function byPool(url: string): Promise<number> {
	const pool = createTransport({ url, pool: true, maxConnections: lines, maxMessages: Infinity } as object);
	const mails = Array.from({ length: count }, (_, n) => ({
		...{ ...texts[n], messageId: `<${n}@padome.example>`, from: 'padome@padome.example' },
		to: { name: `Persona ${n}`, address: `p${n}@padome.example` },
		headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
	}));
	const began = performance.now();
	await Promise.all(mails.map((mail) => pool.sendMail(mail)));
	const took = performance.now() - began;
	pool.close();
	return (count * 1000) / took;
}

function queue(installation: Installation, round: number) {
	const mails = Array.from({ length: count }, (_, n) => ({
		...{ kind: 'note', subject: 'note', occurrence: `round ${round}`, facts: { n } },
		recipient: { address: `p${n}@padome.example`, name: `Persona ${n}`, locale: 'lv' as const }
	}));
	return installation.db.write((tx) => queueMails(tx, installation, mails), { timeout: 60_000 });
}

const texts = Array.from({ length: count }, (_, n) => textOf(n));
const kinds: MailKinds = {
	note: {
		stillWanted: async () => true,
		render: async (_installation, mail) => texts[(mail.facts as { n: number }).n]!
	}
};

/** About as long as a digest with five tasks. */
function textOf(n: number): RenderedMail {
	const tasks = Array.from(
		{ length: 5 },
		(_, index) => `Sagatavot priekšlikumus par bāriņtiesu darbu (${n}.${index})`
	);
	const address = 'https://padome.example/tasks';
	return {
		subject: `Atgādinājums: ${tasks.length} uzdevumi šonedēļ`,
		text: tasks.map((task, index) => `${task}\n${address}/${index}\n`).join('\n'),
		html: mailPage({
			...{ locale: 'lv', kicker: 'Padome', heading: 'Šonedēļ', footer: 'Padome' },
			body: tasks.map((task, index) =>
				mailRow(html`<strong>${mailLink(`${address}/${index}`, task)}</strong>`)
			)
		})
	};
}
