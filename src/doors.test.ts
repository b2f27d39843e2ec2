import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { actionOf, doors, levelOf, passes, type Door } from './doors.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'fallback'];

/** What a module exports by name, and the keys of `actions` where it exports them. */
function readModule(file: string): { exports: string[]; actions: string[] } {
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
	const found = { exports: [] as string[], actions: [] as string[] };
	for (const statement of source.statements) {
		const isExported = ts.canHaveModifiers(statement)
			? ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)
			: false;
		if (ts.isExportDeclaration(statement)) throw new Error(`${file}: export what it has where it stands`);
		if (!isExported) continue;
		if (ts.isFunctionDeclaration(statement) && statement.name) found.exports.push(statement.name.text);
		if (!ts.isVariableStatement(statement)) continue;
		for (const { name, initializer } of statement.declarationList.declarations) {
			if (!ts.isIdentifier(name)) continue;
			found.exports.push(name.text);
			if (name.text === 'actions') found.actions = keysOf(file, initializer);
		}
	}
	return found;
}

function keysOf(file: string, value: ts.Expression | undefined): string[] {
	const literal =
		value && (ts.isSatisfiesExpression(value) || ts.isAsExpression(value)) ? value.expression : value;
	if (!literal || !ts.isObjectLiteralExpression(literal))
		throw new Error(`${file}: actions must be written out`);
	return literal.properties.map((property) => {
		if (!property.name || ts.isComputedPropertyName(property.name))
			throw new Error(`${file}: an action's name must be written out`);
		return property.name.getText().replace(/['"]/g, '');
	});
}

/** What a route's folder holds, in the shape of a door without its levels. */
function readRoute(folder: string) {
	const files = readdirSync(folder);
	const route = {
		load: files.some((file) => file.startsWith('+page')),
		actions: [] as string[],
		methods: [] as string[]
	};
	if (files.includes('+page.server.ts'))
		route.actions = readModule(join(folder, '+page.server.ts')).actions.sort();
	if (files.includes('+server.ts'))
		route.methods = readModule(join(folder, '+server.ts'))
			.exports.filter((name) => methods.includes(name))
			.sort();
	return route;
}

function routesOnDisk(): Record<string, ReturnType<typeof readRoute>> {
	const folders = readdirSync('src/routes', { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => join(entry.parentPath, entry.name));
	return Object.fromEntries(
		['src/routes', ...folders]
			.map((folder) => [folder.slice('src/routes'.length) || '/', readRoute(folder)] as const)
			.filter(([, route]) => route.load || route.methods.length > 0)
	);
}

const shapeOf = (door: Door) => ({
	load: door.load !== undefined,
	actions: Object.keys(door.actions ?? {}).sort(),
	methods: Object.keys(door.methods ?? {}).sort()
});

describe('the table of doors', () => {
	test('lists every route and action that there is, and none that there is not', () => {
		const table = Object.fromEntries(Object.entries(doors).map(([id, door]) => [id, shapeOf(door)]));
		expect(table).toEqual(routesOnDisk());
	});

	test.each([
		['/tasks', 'GET', 'default', 'SIGNED_IN'],
		['/tasks', 'HEAD', 'default', 'SIGNED_IN'],
		['/tasks', 'OPTIONS', 'default', 'SIGNED_IN'],
		['/tasks', 'POST', 'default', null],
		['/tasks', 'DELETE', 'default', null],
		['/tasks/[number]', 'POST', 'report', 'SIGNED_IN'],
		['/tasks/[number]', 'POST', 'default', null],
		['/tasks/[number]', 'POST', 'toString', null],
		['/tasks/[number]', 'PUT', 'report', null],
		['/sign-out', 'POST', 'default', 'PUBLIC'],
		['/sign-out', 'GET', 'default', null],
		['/outbox/[id]', 'POST', 'resend', 'STAFF'],
		['/nowhere', 'GET', 'default', null],
		['constructor', 'GET', 'default', null]
	])('%s %s %s is for %s', (route, method, action, level) => {
		expect(levelOf({ route, method, action })).toBe(level);
	});

	const roles = ['visitor', 'member', 'ASSISTANT', 'SECRETARY', 'ADMINISTRATOR'] as const;
	test.each([
		['PUBLIC', [...roles]],
		['SIGNED_IN', ['member', 'ASSISTANT', 'SECRETARY', 'ADMINISTRATOR']],
		['STAFF', ['ASSISTANT', 'SECRETARY', 'ADMINISTRATOR']],
		['SECRETARY', ['SECRETARY']],
		['ADMINISTRATOR', ['ADMINISTRATOR']]
	] as const)('%s lets in %j', (level, expected) => {
		const standings = {
			visitor: null,
			member: { role: null },
			ASSISTANT: { role: 'ASSISTANT' },
			SECRETARY: { role: 'SECRETARY' },
			ADMINISTRATOR: { role: 'ADMINISTRATOR' }
		} as const;
		expect(roles.filter((role) => passes(level, standings[role]))).toEqual(expected);
	});

	test.each([
		['?/report', 'report'],
		['?q=1&/accept', 'accept'],
		['?/report=', 'report'],
		['?q=/report', 'default'],
		['?/default', ''],
		['', 'default']
	])('%j asks for %s', (query, action) => {
		expect(actionOf(new URL(`http://localhost/tasks/1${query}`))).toBe(action);
	});
});
