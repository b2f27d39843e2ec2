import { countTasks } from '#lib/tasks/counts.server.ts';
import { isSampleInstallation } from '#lib/server/settings.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';

export async function load({ locals, url }) {
	const { actor, installation, locale, theme } = locals;
	const frame = { locale, theme, path: url.pathname + url.search };
	if (!actor) return { ...frame, visitor: null };
	const today = rigaDate(installation.clock.now());
	const [counts, isSample] = await Promise.all([
		countTasks(installation, today),
		isSampleInstallation(installation)
	]);
	return {
		...frame,
		visitor: { name: actor.name, isStaff: actor.role !== null, lateTasks: counts.late, isSample }
	};
}
