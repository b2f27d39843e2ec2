// A Chromium for the browser tests: named, on the PATH, Playwright's own, or Debian's. Node 20 and its built-ins only.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../src/cli/child.mjs';

const names =
	process.platform === 'win32'
		? ['chromium.exe', 'chrome.exe', 'msedge.exe']
		: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @returns {Promise<string | null>} the path of a browser that can be run */
export async function findBrowser() {
	const named = process.env.CHROMIUM_PATH;
	if (named && isProgram(named)) return named;
	return onPath() ?? (await playwrights()) ?? (await debians());
}

function onPath() {
	for (const folder of (process.env.PATH ?? '').split(delimiter))
		for (const name of names) if (isProgram(join(folder, name))) return join(folder, name);
	return null;
}

async function playwrights() {
	const { chromium } = await import('@playwright/test');
	const path = chromium.executablePath();
	return path && isProgram(path) ? path : null;
}

/** Only root may install; elsewhere the person at the machine is told what to do. */
async function debians() {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
	console.log('installing Chromium (apt-get install chromium)');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	for (const args of [
		['update', '-qq'],
		['install', '-y', '-qq', '--no-install-recommends', 'chromium']
	]) {
		const { code, output } = await run('apt-get', args, { env, quiet: true });
		if (code !== 0) console.log(output.trim());
	}
	return onPath();
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
