import { once } from 'node:events';
import { openInstallation } from '#lib/server/installation.server.ts';
import { readConfig } from '#lib/server/config.server.ts';
import { deliverDue } from '#lib/mail/delivery.server.ts';
import type { MailKinds } from '#lib/mail/kinds.server.ts';

// A process that does nothing but deliver, so that it can be killed at it: it begins when it is told how far its clock is ahead.
const kinds: MailKinds = {
	note: {
		stillWanted: async () => true,
		render: async (_installation, { id }) => ({ subject: id, text: `${id}\n`, html: `<p>${id}</p>` })
	}
};
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead) };
const installation = await openInstallation(readConfig(process.env), clock);
await installation.db.read.outboxMessage.findFirst({ select: { id: true } });
process.stdout.write('ready\n');
const [said] = (await once(process.stdin, 'data')) as [Buffer];
if (String(said).startsWith('END')) process.exit();
ahead = Number(said);
const { sent } = await deliverDue(installation, kinds, { limit: Infinity, perHour: Infinity });
await installation.db.close();
process.stdout.write(`${sent}\n`);
process.exit();
