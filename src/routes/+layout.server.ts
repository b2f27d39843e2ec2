import { isLead } from '#lib/accounts/actor.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { isStuck, knownStanding } from '#lib/mail/standing.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isSampleInstallation } from '#lib/server/settings.server.ts';
import { countsIn, sum } from '#lib/tasks/counts.server.ts';
import { readRegister, untilTasksChange } from '#lib/tasks/revisions.server.ts';
import { topicOf } from './help/topics.ts';
import { takeNotice } from './notice.server.ts';

// No page is hydrated: what a browser adds is a small script of the page's own. Error pages and the pages below inherit it.
// Said by way of a name: were it to be read from the source, SvelteKit would build no script at all.
const isHydrated = false;
export const csr = isHydrated;

export async function load({ locals, url, cookies, route }) {
	const { actor, installation, locale, theme } = locals;
	const frame = {
		locale,
		theme,
		path: url.pathname + url.search,
		notice: takeNotice(cookies),
		help: topicOf(route.id)
	};
	if (!actor) return { ...frame, visitor: null };
	const { db, clock } = installation;
	const register = await readRegister(db);
	const [counts, isSample, mail] = await Promise.all([
		countsIn(actor, register, rigaDate(clock.now())),
		// Loading a sample changes the tasks: what was known before is asked again.
		untilTasksChange(db, register.revision, 'sample', () => isSampleInstallation(installation)),
		actor.role ? mailBanner(installation) : null
	]);
	const lateTasks = sum([...counts.values()]).late;
	return {
		...frame,
		visitor: {
			...{ id: actor.userId, name: actor.name, role: actor.role, lateTasks, isSample, mail },
			isLead: actor.seats.some((seat) => !seat.contactOf && isLead(seat))
		}
	};
}

/** What the staff must know of the mail on every page: that somebody paused it, that it waits and should not, or that replies do not come in. */
async function mailBanner(installation: Installation) {
	const { pause, waits, mailbox } = await knownStanding(installation);
	const hours = isStuck({ waits }) ? Math.floor(waits! / 3600) : null;
	return pause || hours !== null || mailbox ? { pause, hours, mailbox } : null;
}
