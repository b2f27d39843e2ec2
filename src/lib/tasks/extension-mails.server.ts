import { z } from 'zod';
import { bodyById, bodyLabel } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import type { MailKind, MailKinds, OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { decidableOf, requestColumns } from './extension-finding.server.ts';
import { renderAsked, renderDecided, renderUndecided, type ExtensionMailView } from './extension-mail.ts';
import { readOriginals } from './extension-originals.server.ts';
import { readAskers, readDeciders } from './extension-recipients.server.ts';
import { readRegistrations } from './extension-registering.server.ts';
import type { ExtensionFacts } from './extension-telling.server.ts';
import type { Decider, ExtensionState } from './extensions.ts';
import { isOpen } from './tasks.ts';
import { isRestricted, titleForMail } from './visibility.ts';

const facts: z.ZodType<ExtensionFacts> = z.object({
	extensionId: z.string(),
	version: z.number(),
	isCorrected: z.boolean().optional()
});

const columns = {
	...requestColumns,
	source: { select: { controlEndedOn: true } },
	task: {
		select: {
			...{ number: true, title: true, bodyId: true, status: true, originalDue: true, restrictedUntil: true },
			_count: { select: { sources: true } }
		}
	}
} as const;

/** Useful until it was decided, to whoever still decides. */
const asked: MailKind = {
	async stillWanted(installation, mail) {
		const found = await read(installation, mail);
		const isWaiting =
			found !== null &&
			found.state === 'ASKED' &&
			isOpen(found.task) &&
			(found.source === null || found.source.controlEndedOn === null);
		return (
			(isWaiting && (await isDecider(installation, mail, found))) ||
			m.extensions_mail_dropped_decided({}, { locale: mail.locale })
		);
	},
	render: async (installation, mail) => renderAsked(await viewOf(installation, mail))
};

/** Useful while that is what was decided. */
const decided: MailKind = {
	async stillWanted(installation, mail) {
		const found = await read(installation, mail);
		const { version } = facts.parse(mail.facts);
		const isSame = found !== null && found.version === version && found.state !== 'ASKED';
		return (
			(isSame && (await isAsker(installation, mail, found))) ||
			m.extensions_mail_dropped_again({}, { locale: mail.locale })
		);
	},
	render: async (installation, mail) => renderDecided(await viewOf(installation, mail))
};

/** Useful while it waits again. */
const undecided: MailKind = {
	async stillWanted(installation, mail) {
		const found = await read(installation, mail);
		const { version } = facts.parse(mail.facts);
		const isSame = found !== null && found.version === version && found.state === 'ASKED';
		return (
			(isSame && (await isAsker(installation, mail, found))) ||
			m.extensions_mail_dropped_again({}, { locale: mail.locale })
		);
	},
	render: async (installation, mail) => renderUndecided(await viewOf(installation, mail))
};

/** The kinds of mail about later deadlines. */
export const mailKinds: MailKinds = {
	'extension-asked': asked,
	'extension-decided': decided,
	'extension-undecided': undecided
};

type Found = NonNullable<Awaited<ReturnType<typeof read>>>;

function read({ db }: Installation, mail: OutgoingMail) {
	const { extensionId } = facts.parse(mail.facts);
	return db.read.extensionRequest.findUnique({ where: { id: extensionId }, select: columns });
}

async function isDecider(installation: Installation, mail: OutgoingMail, found: Found): Promise<boolean> {
	const directory = await directoryOf(installation);
	const { bodyId } = found.task;
	const { read: reading } = installation.db;
	const decidable = decidableOf(found, bodyId, directory);
	const today = rigaDate(installation.clock.now());
	const deciders = await readDeciders(reading, directory, decidable, today);
	return deciders.some(({ address }) => address.toLowerCase() === mail.recipient);
}

/** Whoever left the seat in which they asked is told no more. */
async function isAsker(installation: Installation, mail: OutgoingMail, found: Found): Promise<boolean> {
	const directory = await directoryOf(installation);
	const at = { bodyId: found.task.bodyId, today: rigaDate(installation.clock.now()) };
	const askers = await readAskers(installation.db.read, directory, found, at);
	return askers.some(({ address }) => address.toLowerCase() === mail.recipient);
}

async function viewOf(installation: Installation, mail: OutgoingMail): Promise<ExtensionMailView> {
	const found = await read(installation, mail);
	if (!found) throw new Error(m.extensions_mail_dropped_decided({}, { locale: mail.locale }));
	const { locale } = mail;
	const { task, askedBy, capacity, reason, decision, note } = found;
	const date = rigaDate(installation.clock.now());
	const [registrations, originals] = await Promise.all([
		readRegistrations(installation.db.read, [found]),
		readOriginals(installation.db.read, [found])
	]);
	const body = bodyById(await directoryOf(installation), task.bodyId);
	return {
		...{ locale, date, origin: installation.config.origin, number: task.number },
		...{ title: titleForMail(task, date, locale), isRestricted: isRestricted(task, date) },
		...{ body: body ? bodyLabel(body, locale) : '', original: originals.get(found.id) ?? null },
		registration: registrations.get(found.id) ?? null,
		isCorrected: facts.parse(mail.facts).isCorrected ?? false,
		...{ from: found.fromDue, to: found.toDue, granted: found.grantedDue, askedBy, capacity, reason },
		...{ decider: found.decider as Decider, state: found.state as ExtensionState, decision, note },
		decidedBy: [found.decidedBy, found.decidedAs].filter(Boolean).join(', ')
	};
}
