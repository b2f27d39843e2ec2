import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { m } from '#i18n/generated/messages.js';
import { openPortal } from '#portal';
import { readConfig, type Config } from '#lib/server/config.server.ts';
import { placeOf } from '#lib/server/database.server.ts';
import { migrate } from '#lib/server/migrations.server.ts';
import { takeServingLock } from '#lib/server/serving.server.ts';
import { CommandError, type Call, type Command, type Locale, type Outcome } from '../command.ts';
import { root } from '../console.mjs';
import { explain } from '../explain.ts';
import { migrationsFolder } from '../open.ts';
import { prepareInstallation } from '../prepare-installation.ts';

export const serve: Command = {
	usage: 'serve',
	summary: (locale) => m.server_serve_summary({}, { locale }),
	options: {
		'sample-if-new': { type: 'boolean', explain: (locale) => m.server_serve_sample({}, { locale }) }
	},
	run: runServe
};

/** Everything that can be wrong is looked for before the first request; then the built portal takes over. */
async function runServe({ env, options, locale }: Call): Promise<Outcome> {
	const config = readConfig(env);
	const built = join(root, 'build/index.js');
	if (!existsSync(built)) throw new CommandError(m.server_serve_not_built({}, { locale }));
	const lock = takeServingLock(config.databaseUrl);
	if (!lock)
		throw new CommandError(m.server_serve_already({ place: placeOf(config.databaseUrl) }, { locale }));
	endWithStarter();
	await assertPortIsFree(config, locale);
	await migrate(config.databaseUrl, migrationsFolder);
	const say = (line: string) => console.log(`padome: ${line}`);
	const portal = await openPortal(config);
	try {
		await prepareInstallation(portal, { sampleIfNew: options['sample-if-new'] === true, locale, say });
	} finally {
		await portal.db.close();
	}
	if (!env.ORIGIN) say(m.server_serve_origin({ origin: config.origin }, { locale }));
	await listen(built, config, locale);
	say(m.server_serve_ready({ origin: config.origin }, { locale }));
	await new Promise((ended) => process.once('sveltekit:shutdown', ended));
	return { lines: [], json: undefined };
}

/** `npm start` was killed: what it started ends too, as after SIGTERM. */
function endWithStarter(): void {
	if (process.channel) {
		process.channel.unref();
		process.once('disconnect', endOurselves);
	} else if (process.env.npm_lifecycle_event) {
		const starter = process.ppid;
		setInterval(() => process.ppid !== starter && endOurselves(), 500).unref();
	}
}

/** On Windows a signal ends a process on the spot: there we only say it to ourselves, or go where nobody listens yet. */
function endOurselves(): void {
	if (process.platform !== 'win32') process.kill(process.pid, 'SIGTERM');
	else if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(0);
}

async function assertPortIsFree({ host, port }: Config, locale: Locale): Promise<void> {
	await new Promise<void>((free, failed) => {
		const server = createServer();
		server.once('error', (error) => failed(explainListening(error, port, host, locale)));
		server.listen({ host, port, exclusive: true }, () => server.close(() => free()));
	});
}

function explainListening(error: NodeJS.ErrnoException, port: number, host: string, locale: Locale): Error {
	if (error.code === 'EADDRINUSE') return new CommandError(m.server_port_taken({ port }, { locale }));
	if (error.code === 'EACCES') return new CommandError(m.server_port_not_allowed({ port }, { locale }));
	return new CommandError(m.server_host_wrong({ host, what: error.message }, { locale }));
}

/** Runs what SvelteKit's adapter built: it reads its settings from the environment and listens as it is imported. */
async function listen(built: string, config: Config, locale: Locale): Promise<void> {
	const set: Record<string, string> = {
		HOST: config.host,
		PORT: String(config.port),
		ORIGIN: config.origin,
		// Attachments of 20 MB, and what a form puts around them.
		BODY_SIZE_LIMIT: process.env.BODY_SIZE_LIMIT || '25M',
		SHUTDOWN_TIMEOUT: process.env.SHUTDOWN_TIMEOUT || '10',
		XFF_DEPTH: process.env.XFF_DEPTH || '1',
		ADDRESS_HEADER: config.addressHeader ?? ''
	};
	Object.assign(process.env, set);
	const failed = (error: NodeJS.ErrnoException) => {
		const told =
			error.syscall === 'listen' ? explainListening(error, config.port, config.host, locale) : error;
		for (const line of explain(told, locale).lines) console.error(`padome: ${line}`);
		process.exit(1);
	};
	process.once('uncaughtException', failed);
	const { server } = (await import(pathToFileURL(built).href)) as {
		server: { server: import('node:http').Server };
	};
	const http = server.server;
	if (!http.listening) await new Promise((listening) => http.once('listening', listening));
	process.off('uncaughtException', failed);
}
