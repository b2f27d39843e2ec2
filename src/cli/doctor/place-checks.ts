import { existsSync, statSync, statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { m } from '#i18n/generated/messages.js';
import { fileOf, kindOf } from '#lib/server/database.server.ts';
import { root } from '../console.mjs';
import type { Finding, Patient } from './check.ts';

const megabyte = 2 ** 20;

/** Is the portal built, and does a real one know its own address? */
export function checkProgram({ config, locale }: Patient): Finding[] {
	const built = existsSync(join(root, 'build/index.js'));
	const node = process.versions.node;
	return [
		built
			? { check: 'program', state: 'OK', words: m.server_doctor_program_good({ node }, { locale }) }
			: { check: 'program', state: 'WRONG', words: m.server_serve_not_built({}, { locale }) },
		config.production && config.origin.startsWith('http://localhost')
			? { check: 'settings', state: 'WRONG', words: m.server_doctor_no_origin({}, { locale }) }
			: {
					check: 'settings',
					state: 'OK',
					words: m.server_doctor_settings_good({ origin: config.origin }, { locale })
				}
	];
}

/** Is there room where the database grows? */
export function checkDisk({ config, locale }: Patient): Finding[] {
	const isFile = kindOf(config.databaseUrl) === 'sqlite';
	const folder = existing(resolve(isFile ? dirname(fileOf(config.databaseUrl)) : 'data'));
	const { bavail, bsize } = statfsSync(folder);
	const free = Math.floor((bavail * bsize) / megabyte);
	const state = free < 100 ? 'WRONG' : free < 1024 ? 'WARNING' : 'OK';
	const words = state === 'OK' ? m.server_doctor_disk_good : m.server_doctor_disk_low;
	const megabytes = new Intl.NumberFormat(locale).format(free);
	return [{ check: 'disk', state, words: words({ folder, megabytes }, { locale }) }];
}

/** Whoever reads the secret can make anybody's sign-in link. */
export function checkSecret({ config, locale }: Patient): Finding[] {
	const file = config.secretFile;
	if (config.secret)
		return [{ check: 'secret', state: 'OK', words: m.server_doctor_secret_set({}, { locale }) }];
	if (!existsSync(file))
		return [{ check: 'secret', state: 'OK', words: m.server_doctor_secret_none({ file }, { locale }) }];
	const open = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
	return open
		? [{ check: 'secret', state: 'WRONG', words: m.server_doctor_secret_open({ file }, { locale }) }]
		: [{ check: 'secret', state: 'OK', words: m.server_doctor_secret_good({ file }, { locale }) }];
}

function existing(folder: string): string {
	return existsSync(folder) ? folder : existing(dirname(folder));
}
