import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Every package that a file, and what it imports of ours, asks for when it runs. */
function packagesOf(entries: string[]): Map<string, string> {
	const packages = new Map<string, string>();
	const seen = new Set<string>();
	const follow = (file: string) => {
		if (seen.has(file)) return;
		seen.add(file);
		for (const target of importsOf(file)) {
			const own = ownFile(file, target);
			if (own) follow(own);
			else if (!target.startsWith('node:') && !builtinModules.includes(target))
				packages.set(
					target
						.split('/')
						.slice(0, target.startsWith('@') ? 2 : 1)
						.join('/'),
					file
				);
		}
	};
	for (const entry of entries) follow(join(root, entry));
	return packages;
}

function importsOf(file: string): string[] {
	const code = readFileSync(file, 'utf8').replace(/^import type [\s\S]*?;$/gm, '');
	return [...code.matchAll(/(?:^(?:import|export)\b[^;']*?from |^import |\bimport\()'([^']+)'/gm)].map(
		(match) => match[1]!
	);
}

/** The file behind an import of ours, or null for a package. */
function ownFile(file: string, target: string): string | null {
	if (target.startsWith('.')) return resolve(dirname(file), target);
	for (const [pattern, place] of Object.entries(manifest.imports as Record<string, string>)) {
		if (pattern === target) return join(root, place);
		const prefix = pattern.replace('*', '');
		if (pattern.endsWith('*') && target.startsWith(prefix))
			return join(root, place.replace('*', target.slice(prefix.length)));
	}
	return null;
}

test('what the command line imports is there after `npm prune --omit=dev`', () => {
	const commands = readdirSync(join(root, 'src/cli/commands')).map((name) => `src/cli/commands/${name}`);
	const packages = packagesOf([
		'src/cli/padome.ts',
		'src/cli/run-command.ts',
		'src/cli/start.mjs',
		...commands
	]);
	expect([...packages.keys()]).toContain('better-sqlite3');
	const missing = [...packages].filter(([name]) => !(name in manifest.dependencies));
	expect(missing).toEqual([]);
});
