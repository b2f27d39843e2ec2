import { execFileSync } from 'node:child_process';
import { chromium, type FullConfig } from '@playwright/test';
import { addresses, browserOrigin, environment, roles, root, stateOf } from './place.ts';

/** Signs every role in once, through the front door: the address from the command line, the page, its button. */
export default async function setup(config: FullConfig) {
	const browser = await chromium.launch(config.projects[0]!.use.launchOptions);
	for (const role of roles) {
		const context = await browser.newContext({ baseURL: browserOrigin });
		const page = await context.newPage();
		await page.goto(signInAddress(addresses[role]));
		await page.getByRole('button', { name: 'Pieslēgties' }).click();
		await page.waitForURL('/');
		await context.storageState({ path: stateOf(role) });
		await context.close();
	}
	await browser.close();
}

/** A one-time sign-in address, as `padome sign-in-link` prints it. */
export function signInAddress(email: string): string {
	const output = execFileSync(process.execPath, ['src/cli/padome.ts', 'sign-in-link', email], {
		cwd: root,
		env: { ...process.env, ...environment },
		encoding: 'utf8'
	});
	return /https?:\/\/\S+/.exec(output)![0];
}
