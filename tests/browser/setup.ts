import { execFileSync } from 'node:child_process';
import { chromium, type FullConfig } from '@playwright/test';
import { addresses, browserOrigin, environment, found, locales, roles, root, stateOf } from './place.ts';

/** Signs every role in once in each language, through the front door: a one-time address, its page, its button. */
export default async function setup(config: FullConfig) {
	execFileSync(process.execPath, ['tests/browser/inhabit.ts'], {
		cwd: root,
		env: { ...process.env, ...environment }
	});
	const { signIn } = found();
	const browser = await chromium.launch(config.projects[0]!.use.launchOptions);
	for (const role of roles)
		for (const locale of locales) {
			const context = await browser.newContext({ baseURL: browserOrigin });
			const page = await context.newPage();
			await page.goto(signIn[addresses[role][locale]]![0]!);
			await page.getByRole('main').getByRole('button').click();
			await page.waitForURL('/');
			await context.storageState({ path: stateOf(role, locale) });
			await context.close();
		}
	await browser.close();
}
