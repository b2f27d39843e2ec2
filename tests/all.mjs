// `npm test`: every check there is, one line a step, and at the end `N passed, N failed`.
// It begins in a fresh clone, so until everything is installed it is Node 20 and its built-ins only.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { build, isBuilt } from '../src/cli/build.mjs';
import { run, wasStopped } from '../src/cli/child.mjs';
import { root, seconds, Trouble } from '../src/cli/console.mjs';
import { ensureInstalled } from '../src/cli/install.mjs';
import { takeTurn } from '../src/cli/turn.mjs';
import { findBrowser } from './find-browser.mjs';

const results = join(root, 'tests/results');
const tools = join(root, 'node_modules');
let passed = 0;
/** @type {string[]} */
const failures = [];

try {
	await runAll();
} catch (error) {
	if (!(error instanceof Trouble)) throw error;
	failures.push(error.message);
}
for (const failure of failures) console.log(`✗ ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;

async function runAll() {
	rmSync(results, { recursive: true, force: true });
	mkdirSync(results, { recursive: true });
	const giveBack = await takeTurn(join(root, '.svelte-kit/padome.lock'));
	const node = await ensureInstalled({ toBuild: true }).finally(giveBack);
	const tool = (/** @type {string} */ path, /** @type {string[]} */ ...args) => [join(tools, path), ...args];

	await check('code is prepared', node, ['src/cli/prepare-code.mjs']);
	await check('types are made (svelte-kit sync)', node, tool('@sveltejs/kit/svelte-kit.js', 'sync'));
	// Each of these keeps one core busy, and a browser that is missing is fetched meanwhile: side by side they take half the time.
	const [browser] = await Promise.all([findBrowser(), readSource(node, tool), compileSource(node, tool)]);
	await checkVitest(node);
	if (browser) await checkBrowser(node, browser);
	else failures.push('browser: no Chromium found; set CHROMIUM_PATH');
}

/**
 * @param {string} node
 * @param {(path: string, ...args: string[]) => string[]} tool
 */
async function readSource(node, tool) {
	await check('lint (eslint)', node, tool('eslint/bin/eslint.js', '.'));
	await check('format (prettier)', node, tool('prettier/bin/prettier.cjs', '--check', '.'));
}

/**
 * @param {string} node
 * @param {(path: string, ...args: string[]) => string[]} tool
 */
async function compileSource(node, tool) {
	const options = ['--tsconfig', './tsconfig.json', '--fail-on-warnings'];
	await check('types (svelte-check)', node, tool('svelte-check/bin/svelte-check', ...options));
	await checkBuild(node);
}

/** A port that was free a moment ago, so that two copies of the project can be tested at once. @returns {Promise<number>} */
function freePort() {
	return new Promise((done, failed) => {
		const server = createServer();
		server.once('error', failed);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => done(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

/** The environment; where nobody looks at a terminal, without colours. */
function plain() {
	return process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
}

/**
 * One step that passes or fails as a whole.
 * @param {string} name
 * @param {string} node
 * @param {string[]} args
 */
async function check(name, node, args) {
	const began = performance.now();
	const { code, output } = await run(node, args, { cwd: root, quiet: true });
	if (wasStopped()) process.exit(code);
	note(name, code === 0, began);
	if (code !== 0) console.log(output.trim());
}

/** @param {string} node */
async function checkBuild(node) {
	const began = performance.now();
	const giveBack = await takeTurn(join(root, '.svelte-kit/padome.lock'));
	try {
		if (!isBuilt()) await build(node);
		note('build', true, began);
	} catch (error) {
		if (!(error instanceof Trouble)) throw error;
		note('build', false, began);
	} finally {
		giveBack();
	}
}

/** @param {string} node */
async function checkVitest(node) {
	const file = join(results, 'vitest.json');
	const began = performance.now();
	// One more than there are cores: tests wait for databases, for servers and for processes that start.
	const workers = `--maxWorkers=${availableParallelism() + 1}`;
	const args = ['run', workers, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
	const { code } = await run(node, [join(tools, 'vitest/vitest.mjs'), ...args], { cwd: root, env: plain() });
	if (wasStopped()) process.exit(code);
	/** @type {{ title: string, good: boolean }[]} */
	const tests = [];
	for (const { name, status, message, assertionResults } of readJson(file)?.testResults ?? []) {
		const place = relative(root, name);
		for (const result of assertionResults)
			tests.push({ title: `${place}: ${result.fullName}`, good: result.status === 'passed' });
		if (status === 'failed' && !assertionResults.length)
			tests.push({ title: `${place}: ${message}`, good: false });
	}
	tally('tests (vitest)', code, tests, began);
}

/**
 * @param {string} node
 * @param {string} browser
 */
async function checkBrowser(node, browser) {
	const file = join(results, 'browser.json');
	const began = performance.now();
	const port = String(await freePort());
	const env = {
		...process.env,
		BROWSER_PORT: port,
		CHROMIUM_PATH: browser,
		PLAYWRIGHT_JSON_OUTPUT_NAME: file
	};
	const { code } = await run(
		node,
		[
			join(tools, '@playwright/test/cli.js'),
			...['test', '-c', 'tests/playwright.config.ts', '--reporter=dot,json']
		],
		{ cwd: root, env }
	);
	if (wasStopped()) process.exit(code);
	const report = readJson(file);
	const tests = (report?.suites ?? []).flatMap(testsOfSuite);
	for (const error of report?.errors ?? []) tests.push({ title: `browser: ${error.message}`, good: false });
	tally(`browser (${browser})`, code, tests, began);
}

/**
 * @param {{ title: string, suites?: any[], specs?: any[] }} suite
 * @returns {{ title: string, good: boolean }[]}
 */
function testsOfSuite(suite) {
	const own = (suite.specs ?? []).flatMap((spec) =>
		spec.tests.map((/** @type {{ status: string }} */ test) => {
			const title = `${spec.file}: ${spec.title}`;
			// A machine that does much else at once may keep a browser waiting: said, so that it is looked into.
			if (test.status === 'flaky') console.log(`~ at the second try only: ${title}`);
			// 'skipped' is not passed: nobody leaves a test out unnoticed.
			return { title, good: test.status === 'expected' || test.status === 'flaky' };
		})
	);
	return [...own, ...(suite.suites ?? []).flatMap(testsOfSuite)];
}

/**
 * @param {string} name
 * @param {boolean} good
 * @param {number} began
 */
function note(name, good, began) {
	console.log(`${good ? '✓' : '✗'} ${name} ${seconds(began)} s`);
	if (good) passed += 1;
	else failures.push(name);
}

/**
 * Counts the tests of a runner. One that ended badly without a failed test has failed all the same.
 * @param {string} name
 * @param {number} code
 * @param {{ title: string, good: boolean }[]} tests
 * @param {number} began
 */
function tally(name, code, tests, began) {
	const bad = tests.filter(({ good }) => !good);
	if (bad.length === 0 && (code !== 0 || tests.length === 0))
		bad.push({ title: `${name}: ended with code ${code} after ${tests.length} tests`, good: false });
	passed += tests.filter(({ good }) => good).length;
	failures.push(...bad.map(({ title }) => title));
	console.log(`${bad.length ? '✗' : '✓'} ${name}: ${tests.length} tests, ${seconds(began)} s`);
}

/** @param {string} file */
function readJson(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return null;
	}
}
