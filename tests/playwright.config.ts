import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { browserOrigin, browserPort } from './browser/place.ts';

const root = process.getuid?.() === 0;

export default defineConfig({
	testDir: './browser',
	outputDir: './results/browser',
	globalSetup: './browser/setup.ts',
	// A journey is long, and the machine may be busy with others.
	timeout: 120_000,
	expect: { timeout: 10_000 },
	// One more than there are cores: a browser waits for its portal, and the portal for the browser.
	workers: availableParallelism() + 1,
	fullyParallel: true,
	forbidOnly: true,
	retries: 1,
	reporter: process.env.CI ? 'line' : 'list',
	use: {
		baseURL: browserOrigin,
		locale: 'lv-LV',
		timezoneId: 'Europe/Riga',
		launchOptions: {
			executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
			args: [
				...(root ? ['--no-sandbox'] : []),
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		}
	},
	webServer: {
		command: 'node tests/browser/serve.ts',
		cwd: '..',
		url: `http://127.0.0.1:${browserPort}/healthz`,
		reuseExistingServer: false,
		timeout: 60_000,
		stdout: 'ignore',
		stderr: 'pipe',
		gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 }
	}
});
