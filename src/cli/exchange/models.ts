import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const fieldTypes = ['String', 'Int', 'Float', 'Boolean', 'DateTime', 'Bytes'] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface Field {
	readonly name: string;
	readonly type: FieldType;
	readonly optional: boolean;
	readonly hasDefault: boolean;
}

/** One model of the Prisma schema, as far as an export needs to know it. */
export interface Model {
	readonly name: string;
	readonly fields: readonly Field[];
	/** The fields of its primary key. */
	readonly key: readonly string[];
	/** The models its rows refer to, itself left out. */
	readonly needs: readonly string[];
	/** The field with which its rows refer to rows of the same model: `parentId`. */
	readonly self: string | null;
}

/** What belongs to one place and moment: locks, counters, who is signed in, how often something was tried; what is made again. */
const leftOut = new Set(['WriteLock', 'Revision', 'Session', 'PersonalLink', 'Attempt', 'TaskWord']);

/** What could be tried out at leisure by whoever holds an export: those who have a password set it anew by a mailed link. */
const secret = new Set(['passwordHash', 'passwordChangedAt']);

/** The models that are exported, each after those it refers to. `folder` holds the .prisma files. */
export function readModels(folder: string): Model[] {
	const text = readdirSync(folder)
		.sort()
		.map((name) => readFileSync(join(folder, name), 'utf8'))
		.join('\n');
	const written = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
	const names = new Set(written.map(([, name]) => name!));
	const models = written
		.map(([, name, body]) => parseModel(name!, body!, names))
		.filter(({ name }) => !leftOut.has(name));
	return inOrder(models);
}

function parseModel(name: string, body: string, models: ReadonlySet<string>): Model {
	const lines = body.split('\n').map((line) => line.replace(/\/\/.*$/, '').trim());
	const references = lines.flatMap((line) => {
		const match = /^\w+\s+(\w+)\??\s+@relation\(.*fields: \[(\w+)\]/.exec(line);
		return match ? [{ model: match[1]!, field: match[2]! }] : [];
	});
	const key =
		/@@id\(\[([^\]]+)\]/.exec(body)?.[1]?.split(/,\s*/) ??
		lines.filter((line) => /\s@id\b/.test(line)).map((line) => line.split(/\s+/)[0]!);
	return {
		name,
		fields: lines.flatMap((line) => parseField(line, models)),
		key,
		needs: references.map(({ model }) => model).filter((model) => model !== name),
		self: references.find(({ model }) => model === name)?.field ?? null
	};
}

/** None: a line that is no column. Throws where a column's type is not known: what is not exported must not be lost unnoticed. */
function parseField(line: string, models: ReadonlySet<string>): Field[] {
	const [, name, type, optional] = /^(\w+)\s+([A-Z]\w*)(\??)/.exec(line) ?? [];
	if (!name || !type || models.has(type) || secret.has(name)) return [];
	if (!isFieldType(type)) throw new Error(`an export does not know the type of ${line}`);
	return [{ name, type, optional: optional === '?', hasDefault: line.includes('@default(') }];
}

function isFieldType(type: string): type is FieldType {
	return (fieldTypes as readonly string[]).includes(type);
}

function inOrder(models: readonly Model[]): Model[] {
	const ordered: Model[] = [];
	const waiting = new Set(models);
	while (waiting.size > 0) {
		const next = [...waiting].find((model) =>
			model.needs.every((name) => ![...waiting].some((other) => other !== model && other.name === name))
		);
		if (!next)
			throw new Error(`models refer to each other: ${[...waiting].map(({ name }) => name).join(', ')}`);
		waiting.delete(next);
		ordered.push(next);
	}
	return ordered;
}
