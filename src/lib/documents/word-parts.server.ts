import type { ReadingProblem } from './file-reading.ts';
import { unzip, type ZipEntry } from './unzip.server.ts';
import { childrenOf, follow, readXml } from './xml.server.ts';

/** The namespace of Word's own words: as Word writes it, and as the strict form of the same standard has it. */
export const word =
	/^http:\/\/(schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|purl\.oclc\.org\/ooxml\/wordprocessingml\/main)$/;
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The parts of a Word file that its text needs. */
export interface WordParts {
	readonly document: Document;
	readonly styles: Document | null;
	readonly numbering: Document | null;
	readonly footnotes: Document | null;
	readonly endnotes: Document | null;
	/** Addresses that the document links to, by the id of the link. */
	readonly links: ReadonlyMap<string, string>;
}

/** The first bytes of a compound file: what Office makes of a document that is locked with a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0];

/** Takes a Word file (.docx) apart; nothing else of it is unpacked. */
export async function wordParts(bytes: Uint8Array): Promise<WordParts | ReadingProblem> {
	if (compound.every((byte, at) => bytes[at] === byte)) return 'ENCRYPTED';
	const entries = await unzip(bytes);
	if (typeof entries === 'string') return entries === 'NOT_A_ZIP' ? 'BROKEN' : entries;
	try {
		return await partsOf(entries);
	} catch {
		// A checksum that is wrong, a stream that breaks off.
		return 'BROKEN';
	}
}

type Entries = ReadonlyMap<string, ZipEntry>;

/** Above this a part is no letter; the reader of XML would refuse it as broken. */
const mostBytes = 8 * 1024 * 1024;

async function partsOf(entries: Entries): Promise<WordParts | ReadingProblem> {
	const main = (await targetsOf(entries, '', '_rels/.rels')).get('officeDocument') ?? 'word/document.xml';
	if ((entries.get(main)?.size ?? 0) > mostBytes) return 'TOO_BIG';
	const document = await partAt(entries, main);
	if (!document) return 'BROKEN';
	const folder = main.slice(0, main.lastIndexOf('/') + 1);
	const own = `${folder}_rels/${main.slice(folder.length)}.rels`;
	const targets = await targetsOf(entries, folder, own);
	const part = (kind: string) => partAt(entries, targets.get(kind) ?? `${folder}${kind}.xml`);
	return {
		...{ document, styles: await part('styles'), numbering: await part('numbering') },
		...{ footnotes: await part('footnotes'), endnotes: await part('endnotes') },
		links: await linksOf(entries, own)
	};
}

async function partAt(entries: Entries, name: string): Promise<Document | null> {
	const entry = entries.get(name);
	return entry ? readXml(await entry.bytes()) : null;
}

/** Where the parts of a kind are, by the last word of the kind ("styles"). */
async function targetsOf(entries: Entries, folder: string, name: string): Promise<Map<string, string>> {
	const found = await relationsAt(entries, name);
	return new Map(
		found.map((relation) => {
			const target = relation.getAttribute('Target') ?? '';
			const path = target.startsWith('/') ? target.slice(1) : folder + target;
			return [(relation.getAttribute('Type') ?? '').replace(/^.*\//, ''), path];
		})
	);
}

async function linksOf(entries: Entries, name: string): Promise<Map<string, string>> {
	const found = await relationsAt(entries, name);
	return new Map(
		found
			.filter((relation) => relation.getAttribute('TargetMode') === 'External')
			.map((relation) => [relation.getAttribute('Id') ?? '', relation.getAttribute('Target') ?? ''])
	);
}

async function relationsAt(entries: Entries, name: string): Promise<Element[]> {
	const document = await partAt(entries, name);
	return document ? childrenOf(document.documentElement, relationships, 'Relationship') : [];
}

/** An attribute of Word's own, whatever prefix its namespace has here. */
export function attributeOf(element: Element, name: string): string | null {
	const value = element.getAttributeNS(element.namespaceURI, name);
	return value || null;
}

/** The value that the first element at a path has ("w:val"); null where there is none. */
export function valueAt(parent: Element, ...path: string[]): string | null {
	const [found] = follow(parent, word, ...path);
	return found ? attributeOf(found, 'val') : null;
}

/** Whether a property is there and not switched off ("w:b", "w:b w:val='0'"). */
export function isOn(parent: Element, ...path: string[]): boolean {
	const [found] = follow(parent, word, ...path);
	return found !== undefined && !/^(0|false|off|none)$/.test(attributeOf(found, 'val') ?? '');
}
