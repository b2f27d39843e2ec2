import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { m } from '#i18n/generated/messages.js';
import { openPortal } from '#portal';
import { readConfig, type Config } from '#lib/server/config.server.ts';
import { fileOf, kindOf, placeOf } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { migrate, pendingMigrations } from '#lib/server/migrations.server.ts';
import { readSetting } from '#lib/server/settings.server.ts';
import { CommandError, type Call, type Locale } from './command.ts';
import { root } from './console.mjs';

export const migrationsFolder = join(root, 'prisma');

/** The settings of a command: as the portal's, but the log speaks only of what goes wrong. */
export function configOf(call: Call): Config {
	return readConfig({ ...call.env, LOG_LEVEL: call.env.LOG_LEVEL || 'warn' });
}

/** Opens the installation for one command, and closes it whatever happens. The database must be there and up to date. */
export async function withPortal<T>(call: Call, work: (portal: Installation) => Promise<T>): Promise<T> {
	const config = configOf(call);
	await assertReady(config, call.locale);
	return opened(call, config, work);
}

/** As withPortal, but brings the database up to date first: for the commands an installation begins with. */
export async function withNewPortal<T>(call: Call, work: (portal: Installation) => Promise<T>): Promise<T> {
	const config = configOf(call);
	await migrate(config.databaseUrl, migrationsFolder);
	return opened(call, config, work);
}

async function opened<T>(call: Call, config: Config, work: (portal: Installation) => Promise<T>): Promise<T> {
	const portal = await openAsServed(config, call.env);
	try {
		return await work(portal);
	} finally {
		await portal.db.close();
	}
}

/**
 * Opens the installation under the address it was last served at, where ORIGIN does not name another: what is
 * printed or sent from a console must lead to the portal that people use.
 */
export async function openAsServed(config: Config, env: Call['env']): Promise<Installation> {
	const portal = await openPortal(config);
	if (env.ORIGIN) return portal;
	const origin = (await readSetting(portal, 'installation.fingerprint'))?.split(' ')[0];
	return origin ? { ...portal, config: { ...config, origin } } : portal;
}

async function assertReady({ databaseUrl }: Config, locale: Locale): Promise<void> {
	const place = placeOf(databaseUrl);
	if (kindOf(databaseUrl) === 'sqlite' && !existsSync(fileOf(databaseUrl)))
		throw new CommandError(m.server_database_missing({ place }, { locale }));
	if ((await pendingMigrations(databaseUrl, migrationsFolder)).length > 0)
		throw new CommandError(m.server_database_older({ place }, { locale }));
}
