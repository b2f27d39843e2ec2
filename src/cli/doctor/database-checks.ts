import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { m } from '#i18n/generated/messages.js';
import { rigaDate, rigaTime } from '#lib/calendar/days.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { fileOf, kindOf, placeOf } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { pendingMigrations } from '#lib/server/migrations.server.ts';
import { takeServingLock } from '#lib/server/serving.server.ts';
import { explain } from '../explain.ts';
import { migrationsFolder } from '../open.ts';
import type { Finding, Patient } from './check.ts';

const check = 'database';

/** Is it there, reachable, ours, up to date, whole, and does it write through to the disk? It is not changed. */
export async function checkDatabase(patient: Omit<Patient, 'portal'>): Promise<Finding[]> {
	const { locale } = patient;
	const { databaseUrl } = patient.config;
	const place = placeOf(databaseUrl);
	if (kindOf(databaseUrl) === 'sqlite' && !existsSync(fileOf(databaseUrl)))
		return [{ check, state: 'WRONG', words: m.server_database_missing({ place }, { locale }) }];
	try {
		const pending = await pendingMigrations(databaseUrl, migrationsFolder);
		if (pending.length > 0)
			return [{ check, state: 'WRONG', words: m.server_database_older({ place }, { locale }) }];
		const damage = kindOf(databaseUrl) === 'sqlite' ? damageOf(fileOf(databaseUrl)) : null;
		if (damage)
			return [{ check, state: 'WRONG', words: m.server_doctor_damaged({ what: damage }, { locale }) }];
		const served = isServed(databaseUrl);
		const words = served ? m.server_doctor_database_served : m.server_doctor_database_good;
		return [{ check, state: 'OK', words: words({ place }, { locale }) }];
	} catch (error) {
		return [{ check, state: 'WRONG', words: explain(error, locale).lines[0]! }];
	}
}

/** What SQLite finds wrong in a file, or null. */
function damageOf(file: string): string | null {
	const db = new Sqlite(file, { readonly: true, timeout: 5_000 });
	try {
		const whole = db.pragma('quick_check(1)', { simple: true }) as string;
		if (whole !== 'ok') return whole;
		const broken = db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
		if (broken.length > 0) return `${broken[0]!.table} ${broken[0]!.rowid} → ${broken[0]!.parent}`;
		const mode = db.pragma('journal_mode', { simple: true }) as string;
		// A copy that was just restored goes into WAL mode when it is first opened to be written.
		return mode === 'wal' || mode === 'delete' ? null : `journal_mode=${mode}`;
	} finally {
		db.close();
	}
}

function isServed(databaseUrl: string): boolean {
	const lock = takeServingLock(databaseUrl);
	lock?.release();
	return lock === null;
}

/** A clock that is behind its own records makes reminders and links wrong. */
export async function checkClock({ portal, now, locale }: Patient): Promise<Finding[]> {
	const latest = portal ? await latestRecord(portal) : null;
	const ahead = latest ? (latest.getTime() - now.getTime()) / 60_000 : 0;
	if (now.getFullYear() < 2026 || ahead > 5) {
		const words = m.server_doctor_clock_wrong({ now: now.toISOString() }, { locale });
		return [{ check: 'clock', state: 'WRONG', words }];
	}
	const here = { date: shortDate(rigaDate(now), locale), time: rigaTime(now) };
	return [{ check: 'clock', state: 'OK', words: m.server_doctor_clock_good(here, { locale }) }];
}

async function latestRecord({ db }: Installation): Promise<Date | null> {
	const event = await db.read.auditEvent.findFirst({ orderBy: { at: 'desc' }, select: { at: true } });
	return event?.at ?? null;
}
