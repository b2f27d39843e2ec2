// A Chromium for the browser tests. Best is the one without windows: it shows the same pages with half the work.
// Node 20 and its built-ins only.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../src/cli/child.mjs';

const best = 'chromium-headless-shell';
const others =
	process.platform === 'win32'
		? ['chromium.exe', 'chrome.exe', 'msedge.exe']
		: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The one that is named, else the best one, else any other that is there or can be had. @returns {Promise<string | null>} its path */
export async function findBrowser() {
	const named = process.env.CHROMIUM_PATH;
	if (named && isProgram(named)) return named;
	return (
		onPath([best]) ??
		(await debians(best)) ??
		onPath(others) ??
		(await playwrights()) ??
		(await debians('chromium'))
	);
}

/** @param {string[]} names */
function onPath(names) {
	for (const folder of (process.env.PATH ?? '').split(delimiter))
		for (const name of names) if (isProgram(join(folder, name))) return join(folder, name);
	return null;
}

async function playwrights() {
	const { chromium } = await import('@playwright/test');
	const path = chromium.executablePath();
	return path && isProgram(path) ? path : null;
}

/**
 * Only root may install, and nothing goes for it; elsewhere the person at the machine is told what to do.
 * @param {string} name
 */
async function debians(name) {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	// Without network that is known at once.
	const patience = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=10'];
	for (const args of [
		['update', '-qq', ...patience],
		['install', '-y', '-qq', '--no-install-recommends', '--no-remove', ...patience, name]
	]) {
		const { code, output } = await run('apt-get', args, { env, quiet: true });
		if (code !== 0) console.log(`apt-get ${args[0]} (${name}): ${output.trim()}`);
	}
	return onPath([name]);
}

/** @param {string} path */
function isProgram(path) {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}
