import { z } from 'zod';
import { m } from '#i18n/generated/messages.js';
import { systemActor } from '#lib/accounts/actor.server.ts';
import { accountKeys } from '#lib/accounts/names.ts';
import { linkLife, makeSignInAddress } from '#lib/accounts/sign-in.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { CommandError, UsageError, type Command, type Locale } from '../command.ts';
import { withNewPortal } from '../open.ts';

const emails = z.string().trim().toLowerCase().max(254).pipe(z.email());
type Made = 'made' | 'already' | 'others';

export const admin: Command = {
	usage: 'admin EMAIL',
	summary: (locale) => m.server_admin_summary({}, { locale }),
	options: {
		force: { type: 'boolean', explain: (locale) => m.server_admin_force({}, { locale }) }
	},
	run: (call) =>
		withNewPortal(call, async (portal) => {
			const { locale } = call;
			const email = emails.safeParse(call.positionals[0]);
			if (!email.success)
				throw new UsageError(m.server_admin_not_an_address({ what: call.positionals[0]! }, { locale }));
			const made = await makeAdministrator(portal, email.data, locale, call.options.force === true);
			if (made === 'others') throw new CommandError(m.server_admin_others({}, { locale }));
			const address = await makeSignInAddress(portal, email.data);
			const minutes = linkLife / 60_000;
			return {
				lines: [
					(made === 'made' ? m.server_admin_made : m.server_admin_already)({ email: email.data }, { locale }),
					m.server_sign_in_address({ email: email.data, minutes }, { locale }),
					address!
				],
				json: { email: email.data, made: made === 'made', address, minutes }
			};
		})
};

/** Makes an account, or lifts one, to administrator. Where there are others already, only with `force`: they could do it. */
async function makeAdministrator(
	portal: Installation,
	email: string,
	locale: Locale,
	force: boolean
): Promise<Made> {
	const role = 'ADMINISTRATOR';
	return portal.db.write(async (tx): Promise<Made> => {
		const administrators = await tx.user.findMany({ where: { role, disabledAt: null, isSample: false } });
		if (administrators.some((user) => user.email === email)) return 'already';
		if (administrators.length > 0 && !force) return 'others';
		const before = await tx.user.findUnique({ where: { email } });
		const id = before?.id ?? newId();
		const createdAt = portal.clock.now();
		await tx.user.upsert({
			where: { email },
			create: { id, email, name: email, role, locale, createdAt, ...accountKeys({ name: email, email }) },
			update: { role, disabledAt: null, version: { increment: 1 } }
		});
		await record(tx, systemActor(portal, locale), {
			deed: 'accounts.makeAdministrator',
			capacity: 'padome admin',
			subjectType: 'User',
			subjectId: id,
			before: before && { role: before.role, disabledAt: before.disabledAt },
			after: { email, role, disabledAt: null }
		});
		return 'made';
	});
}
