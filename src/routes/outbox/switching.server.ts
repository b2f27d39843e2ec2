import { z } from 'zod';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record } from '#lib/audit/audit.server.ts';
import { lineField } from '#lib/documents/text-fields.ts';
import { failingAddresses, sayAddressWorks, type FailingAddress } from '#lib/mail/addresses.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { pauseMail, resumeMail } from '#lib/mail/pausing.server.ts';
import { forgetStanding } from '#lib/mail/standing.server.ts';
import { idField, versionField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { deeds } from './desk.server.ts';

export const pauseSchema = z.object({ why: lineField(200) });
export const nothingSchema = z.object({});
export const addressSchema = z.object({ address: z.string().max(320), version: versionField });
export const testSchema = z.object({ formId: idField });

/** Pauses all mail; paused twice, it is paused once, as the first one said. */
export async function pause(actor: Actor, { why }: z.output<typeof pauseSchema>): Promise<void> {
	mustBeAble(actor, deeds.pause);
	const { installation } = actor;
	await installation.db.write(async (tx) => {
		if (!(await pauseMail(tx, installation, { by: actor.name, why: why ?? '' }))) return;
		await record(tx, actor, {
			...{
				deed: deeds.pause.name,
				capacity: officeOf(actor),
				subjectType: 'Setting',
				subjectId: 'outbox.paused'
			},
			after: { value: why ?? '' }
		});
	});
	forgetStanding(installation);
}

/** Lets mail go again. */
export async function resume(actor: Actor): Promise<void> {
	mustBeAble(actor, deeds.pause);
	const { installation } = actor;
	await installation.db.write(async (tx) => {
		const pause = await resumeMail(tx, installation);
		if (!pause) return;
		await record(tx, actor, {
			...{
				deed: deeds.resume.name,
				capacity: officeOf(actor),
				subjectType: 'Setting',
				subjectId: 'outbox.paused'
			},
			before: { value: pause.why }
		});
	});
	forgetStanding(installation);
}

/** The addresses to which nothing is sent. */
export function listFailing(actor: Actor): Promise<FailingAddress[]> {
	mustBeAble(actor, deeds.addressWorks);
	return failingAddresses(actor.installation);
}

/** Says that an address works after all: mail for it goes again. Answers false where that was said, or it failed again since. */
export async function addressWorks(
	actor: Actor,
	{ address, version }: z.output<typeof addressSchema>
): Promise<boolean> {
	mustBeAble(actor, deeds.addressWorks);
	const { installation } = actor;
	return installation.db.write(async (tx) => {
		const before = await tx.mailAddress.findUnique({ where: { address } });
		if (!before) throw new Refusal('NOT_FOUND');
		if (!(await sayAddressWorks(tx, installation, { address, version }))) return false;
		await record(tx, actor, {
			...{ deed: deeds.addressWorks.name, capacity: officeOf(actor) },
			...{ subjectType: 'MailAddress', subjectId: address },
			before: { hardBounces: before.hardBounces, lastError: before.lastError },
			after: { hardBounces: 0 }
		});
		return true;
	});
}

/** A mail to one's own address; answers the address. The same form sends one. */
export async function sendTest(actor: Actor, { formId }: z.output<typeof testSchema>): Promise<string> {
	mustBeAble(actor, deeds.test);
	const { installation, locale } = actor;
	return installation.db.write(async (tx) => {
		const user = actor.userId ? await tx.user.findUnique({ where: { id: actor.userId } }) : null;
		if (!user) throw new Refusal('NOT_FOUND');
		const recipient = { address: user.email, name: user.name, userId: user.id, locale };
		await queueMail(tx, installation, {
			...{ kind: 'mail-test', subject: 'mail-test', recipient, occurrence: formId, facts: {} }
		});
		return user.email;
	});
}
