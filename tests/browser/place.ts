import { join } from 'node:path';

/** Where the browser tests' own portal stands: the sample council, on 25 March 2022. */
export const browserPort = 4180;
export const browserOrigin = `http://localhost:${browserPort}`;
export const browserToday = '2022-03-25T09:00:00Z';
export const root = join(import.meta.dirname, '../..');
export const folder = join(root, 'tests/results/portal');

/** The environment of every process that belongs to it. */
export const environment = {
	DATABASE_URL: `file:${join(folder, 'padome.db')}`,
	SECRET: 'the secret of the browser tests, long enough',
	HOST: '127.0.0.1',
	PORT: String(browserPort),
	ORIGIN: browserOrigin,
	LOG_LEVEL: 'warn',
	SHIFTED_NOW: browserToday,
	NODE_OPTIONS: `--import=${join(root, 'tests/setup/shifted-clock.mjs')}`
};

/** The sample's roles, by the name the tests use. */
export const addresses = {
	administrator: 'administrators@padome.example',
	secretary: 'sekretariats@padome.example',
	assistant: 'asistents@padome.example',
	chair: 'vaditajs@padome.example',
	member: 'loceklis@padome.example'
} as const;

export type Role = keyof typeof addresses;
export const roles = Object.keys(addresses) as Role[];

/** Where a role's cookies are kept between setup and tests. */
export function stateOf(role: Role): string {
	return join(folder, `${role}.json`);
}
