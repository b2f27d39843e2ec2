import { makeSignInAddress } from '#lib/accounts/sign-in.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { readConfig } from '#lib/server/config.server.ts';
import { openInstallation } from '#lib/server/installation.server.ts';
import { migrate } from '#lib/server/migrations.server.ts';
import { generateCouncil, type OpenTask, type Size } from './council.ts';

/** A generated council in a new database, a way in, and what can be reported on. */
export async function prepare(
	environment: Record<string, string> & { DATABASE_URL: string },
	size: Size
): Promise<{ address: string; openTasks: OpenTask[] }> {
	await migrate(environment.DATABASE_URL, 'prisma');
	const installation = await openInstallation(readConfig(environment));
	try {
		const openTasks = await generateCouncil(installation, size, rigaDate(installation.clock.now()));
		const address = await makeSignInAddress(installation, 'sekretariats@padome.example');
		return { address: address!, openTasks };
	} finally {
		await installation.db.close();
	}
}
