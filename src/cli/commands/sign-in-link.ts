import { m } from '#i18n/generated/messages.js';
import { linkLife, makeSignInAddress } from '#lib/accounts/sign-in.server.ts';
import { CommandError, type Command } from '../command.ts';
import { withPortal } from '../open.ts';

export const signInLink: Command = {
	usage: 'sign-in-link EMAIL',
	summary: (locale) => m.server_sign_in_link_summary({}, { locale }),
	run: (call) =>
		withPortal(call, async (portal) => {
			const { locale } = call;
			const email = call.positionals[0]!.trim().toLowerCase();
			const address = await makeSignInAddress(portal, email);
			if (!address) throw new CommandError(m.server_no_account({ email }, { locale }));
			const minutes = linkLife / 60_000;
			return {
				lines: [m.server_sign_in_address({ email, minutes }, { locale }), address],
				json: { email, address, minutes }
			};
		})
};
