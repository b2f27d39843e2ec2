import { m } from '#i18n/generated/messages.js';
import { makeSignInAddress } from '#lib/accounts/sign-in.server.ts';
import { checkFingerprint } from '#lib/mail/fingerprint.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isSampleInstallation } from '#lib/server/settings.server.ts';
import { bringUpToDate } from '#lib/tasks/word-index.server.ts';
import type { Locale } from './command.ts';

/** Sample accounts sign in with what the console printed, for as long as one works with a sample. */
const sampleLinkLife = 24 * 60 * 60_000;

export interface Preparation {
	readonly sampleIfNew: boolean;
	readonly locale: Locale;
	say(line: string): void;
}

/** What a portal does with its own database before it serves. In production no sample is loaded and no link printed. */
export async function prepareInstallation(portal: Installation, to: Preparation): Promise<void> {
	const { locale, say } = to;
	const { production } = portal.config;
	if (to.sampleIfNew && !production && (await isEmpty(portal))) {
		const { loadSample } = await import('../../prisma/sample/load.ts');
		await loadSample(portal);
		say(m.server_sample_loaded({}, { locale }));
	}
	await bringUpToDate(portal);
	if (await checkFingerprint(portal)) say(m.server_serve_frozen({}, { locale }));
	if (!production && (await isSampleInstallation(portal))) await printSignInAddresses(portal, to);
}

/** Nothing of a council and nobody's account. */
export async function isEmpty({ db }: Pick<Installation, 'db'>): Promise<boolean> {
	const [bodies, institutions, people, users] = await Promise.all([
		db.read.body.count(),
		db.read.institution.count(),
		db.read.person.count(),
		db.read.user.count()
	]);
	return bodies + institutions + people + users === 0;
}

async function printSignInAddresses(portal: Installation, { locale, say }: Preparation): Promise<void> {
	const users = await portal.db.read.user.findMany({
		where: { isSample: true, disabledAt: null },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		take: 10
	});
	say(m.server_sign_in_addresses({}, { locale }));
	for (const { email, name } of users) {
		const address = await makeSignInAddress(portal, email, { life: sampleLinkLife });
		console.log(`  ${name} <${email}>\n    ${address}`);
	}
}
