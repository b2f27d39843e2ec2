import { m } from '#i18n/generated/messages.js';
import { CommandError, type Command } from '../command.ts';
import { withNewPortal } from '../open.ts';
import { isEmpty } from '../prepare-installation.ts';

export const sample: Command = {
	usage: 'sample',
	summary: (locale) => m.server_sample_summary({}, { locale }),
	run: (call) =>
		withNewPortal(call, async (portal) => {
			const { locale } = call;
			if (portal.config.production) throw new CommandError(m.server_sample_production({}, { locale }));
			if (!(await isEmpty(portal)))
				throw new CommandError(m.server_sample_not_empty({ place: portal.db.place }, { locale }));
			const { loadSample } = await import('../../../prisma/sample/load.ts');
			await loadSample(portal);
			return {
				lines: [m.server_sample_loaded({}, { locale })],
				json: { database: portal.db.place, loaded: true }
			};
		})
};
