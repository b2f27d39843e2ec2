import { zipSync, type Zippable } from 'fflate';
import { xmlText } from './office-properties.ts';
import { unzip, type ZipProblem } from './unzip.server.ts';
import { childrenOf, readXml } from './xml.server.ts';

/* A file of Office as a package of parts (ECMA-376 part 2): parts, what type each is, and what each refers to. */

export interface OfficePart {
	readonly type: string;
	readonly bytes: Uint8Array;
}

/** By their names without the "/" before them: "ppt/presentation.xml". */
export type OfficeParts = ReadonlyMap<string, OfficePart>;

export interface Relationship {
	readonly id: string;
	/** The address of its type, whole. */
	readonly type: string;
	/** The name of a part; of an external one the address as it is written. */
	readonly target: string;
	readonly isExternal: boolean;
}

export const relationshipTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageTypes = 'http://schemas.openxmlformats.org/package/2006';
const contentTypes = `${packageTypes}/content-types`;
const relationships = `${packageTypes}/relationships`;
const typesName = '[Content_Types].xml';
const relationshipsType = 'application/vnd.openxmlformats-package.relationships+xml';

/** The parts of a file as they are, or why it is no such file. All that it unpacks to is bounded before it is unpacked. */
export async function readPackage(bytes: Uint8Array): Promise<OfficeParts | ZipProblem> {
	const entries = await unzip(bytes);
	if (typeof entries === 'string') return entries;
	try {
		const typeOf = typesIn(await entries.get(typesName)?.bytes());
		if (!typeOf) return 'BROKEN';
		const parts = new Map<string, OfficePart>();
		for (const [name, entry] of entries)
			if (name !== typesName) parts.set(name, { type: typeOf(name), bytes: await entry.bytes() });
		return parts;
	} catch {
		return 'BROKEN';
	}
}

function typesIn(bytes: Uint8Array | undefined): ((name: string) => string) | null {
	const root = bytes && readXml(bytes)?.documentElement;
	if (!root) return null;
	const read = (tag: string, key: string) =>
		new Map(
			childrenOf(root, contentTypes, tag).map((one) => [
				one.getAttribute(key)!.toLowerCase(),
				one.getAttribute('ContentType') ?? ''
			])
		);
	const [overrides, defaults] = [read('Override', 'PartName'), read('Default', 'Extension')];
	return (name) => overrides.get(`/${name.toLowerCase()}`) ?? defaults.get(endingOf(name)) ?? '';
}

function endingOf(name: string): string {
	return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** What a part refers to; '' is the package itself. Null where that cannot be read. */
export function relationshipsOf(parts: OfficeParts, name: string): Relationship[] | null {
	const found = parts.get(relationshipsName(name));
	if (!found) return [];
	const root = readXml(found.bytes)?.documentElement;
	if (!root) return null;
	return childrenOf(root, relationships, 'Relationship').map((one) => {
		const isExternal = one.getAttribute('TargetMode') === 'External';
		const address = one.getAttribute('Target') ?? '';
		const target = isExternal ? address : resolved(name, address);
		return { id: one.getAttribute('Id') ?? '', type: one.getAttribute('Type') ?? '', target, isExternal };
	});
}

function relationshipsName(name: string): string {
	const slash = name.lastIndexOf('/') + 1;
	return `${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`;
}

/** "../media/image1.png", as "ppt/slideLayouts/slideLayout1.xml" says it, is "ppt/media/image1.png"; nothing what is no address. */
function resolved(from: string, target: string): string {
	try {
		return decodeURIComponent(new URL(target, `file:///${from}`).pathname).slice(1);
	} catch {
		return '';
	}
}

/** A package as a file. Made of the same parts twice, it is the same byte for byte. */
export function writePackage(
	parts: OfficeParts,
	references: ReadonlyMap<string, readonly Relationship[]>,
	madeAt: Date
): Uint8Array<ArrayBuffer> {
	// A ZIP has no year before 1980, and its times are of no zone.
	const year = Math.max(1980, madeAt.getUTCFullYear());
	const mtime = new Date(year, madeAt.getUTCMonth(), madeAt.getUTCDate());
	const files: Zippable = {};
	const add = (name: string, bytes: Uint8Array) =>
		(files[name] = [new Uint8Array(bytes), { mtime, level: 6 }]);
	add(typesName, encoded(typesXml(parts)));
	for (const [name, list] of references)
		if (list.length) add(relationshipsName(name), encoded(relationshipsXml(list)));
	for (const [name, { bytes }] of parts) add(name, bytes);
	return new Uint8Array(zipSync(files));
}

/** The bytes of a text, as parts are written. */
export function encoded(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function typesXml(parts: OfficeParts): string {
	const overrides = [...parts].map(
		([name, { type }]) => `<Override PartName="/${xmlText(encodeURI(name))}" ContentType="${xmlText(type)}"/>`
	);
	return `${declaration}<Types xmlns="${contentTypes}"><Default Extension="rels" ContentType="${relationshipsType}"/>${overrides.join('')}</Types>`;
}

function relationshipsXml(list: readonly Relationship[]): string {
	const items = list.map(({ id, type, target, isExternal }) => {
		const where = isExternal ? xmlText(target) : `/${xmlText(encodeURI(target))}`;
		return `<Relationship Id="${xmlText(id)}" Type="${xmlText(type)}" Target="${where}"${isExternal ? ' TargetMode="External"' : ''}/>`;
	});
	return `${declaration}<Relationships xmlns="${relationships}">${items.join('')}</Relationships>`;
}
