import { createHash } from 'node:crypto';
import { problemWith, refuseField } from '#lib/server/input.ts';
import type {
	ContainerFile,
	ContainerProblem,
	ContainerSignature,
	SignedContainer
} from './signed-container.ts';
import { unzip, type ZipEntry } from './unzip.server.ts';
import type { Upload } from './uploads.server.ts';
import type { FileHash } from './xades-references.server.ts';
import { counterSignatures, readSignature, signaturesIn } from './xades.server.ts';
import { readXml } from './xml.server.ts';

/** ETSI EN 319 162-1, and eDoc 2.0, which is the same under another ending. */
const mimetype = 'application/vnd.etsi.asic-e+zip';
const signatureFile = /^META-INF\/[^/]*signatures[^/]*\.xml$/i;
const otherSignature = /^META-INF\/[^/]*\.p7s$/i;
const mostSignatures = 200;
const mostSignatureFiles = 50;
/** Of one file of signatures: each has a few hundred tags. */
const mostMarks = 40_000;

/**
 * What an .edoc or an .asice holds and who signed it, or why it cannot be read. Trust is not judged: see `SignatureValidity`. A
 * personal code is neither read nor kept.
 */
export async function readSignedContainer(bytes: Uint8Array): Promise<SignedContainer | ContainerProblem> {
	const entries = await unzip(bytes);
	if (entries === 'NOT_A_ZIP') return 'NOT_A_CONTAINER';
	if (typeof entries === 'string') return entries;
	try {
		if (!(await says(entries.get('mimetype')))) return 'NOT_A_CONTAINER';
		return await contentOf(entries);
	} catch {
		// A checksum that is wrong, a stream that breaks off.
		return 'BROKEN';
	}
}

/** The same of an upload, before any transaction: refuses INVALID at `field`, naming the file. */
export async function readSignedUpload(
	{ name, bytes }: Pick<Upload, 'name' | 'bytes'>,
	field = 'files'
): Promise<SignedContainer> {
	const container = await readSignedContainer(bytes);
	if (typeof container !== 'string') return container;
	return refuseField(field, problemWith(problems[container], { name }));
}

const problems: Readonly<Record<ContainerProblem, string>> = {
	NOT_A_CONTAINER: 'files_problem_container',
	ENCRYPTED: 'files_problem_container_encrypted',
	TOO_BIG: 'files_problem_container_big',
	BROKEN: 'files_problem_container_broken',
	NO_SIGNATURE: 'files_problem_container_unsigned',
	OTHER_SIGNATURE: 'files_problem_container_signature'
};

async function says(entry: ZipEntry | undefined): Promise<boolean> {
	if (!entry || entry.size > 100) return false;
	return (await entry.bytes()).toString('latin1').trim() === mimetype;
}

async function contentOf(
	entries: ReadonlyMap<string, ZipEntry>
): Promise<SignedContainer | ContainerProblem> {
	const documents = await documentsOf(entries);
	if (typeof documents === 'string') return documents;
	const elements = documents.flatMap(withCounterSignatures);
	if (!elements.length) return hasOtherSignature(entries) ? 'OTHER_SIGNATURE' : 'NO_SIGNATURE';
	if (elements.length > mostSignatures) return 'TOO_BIG';
	const { files, fileHash } = await filesOf(entries);
	const signatures = signaturesOf(elements, fileHash);
	if (!signatures) return 'BROKEN';
	const good = signatures.filter(({ validity }) => validity !== 'INVALID');
	const covered = new Set(good.flatMap(({ covers }) => covers));
	return {
		files,
		signatures,
		uncovered: files.map(({ name }) => name).filter((name) => !covered.has(name))
	};
}

async function documentsOf(entries: ReadonlyMap<string, ZipEntry>): Promise<Document[] | ContainerProblem> {
	const places = [...entries.values()].filter(({ name }) => signatureFile.test(name));
	if (places.length > mostSignatureFiles) return 'TOO_BIG';
	const documents: Document[] = [];
	for (const entry of places) {
		const document = readXml(await entry.bytes(), mostMarks);
		if (!document) return 'BROKEN';
		documents.push(document);
	}
	return documents;
}

function hasOtherSignature(entries: ReadonlyMap<string, ZipEntry>): boolean {
	return [...entries.keys()].some((name) => otherSignature.test(name));
}

/** A signature, and the place of the one that it confirms. */
interface Found {
	readonly element: Element;
	readonly confirms: Element | null;
}

function withCounterSignatures(document: Document): Found[] {
	const found: Found[] = signaturesIn(document).map((element) => ({ element, confirms: null }));
	// Each is looked at once: those that confirm it are put behind it, and their turn comes.
	for (const { element } of found)
		found.push(...counterSignatures(element).map((counter) => ({ element: counter, confirms: element })));
	return found;
}

function signaturesOf(found: readonly Found[], fileHash: FileHash): ContainerSignature[] | null {
	const places = new Map(found.map(({ element }, place) => [element, place]));
	const signatures: ContainerSignature[] = [];
	for (const { element, confirms } of found) {
		const signature = readSignature(element, fileHash, confirms);
		if (!signature) return null;
		signatures.push({ ...signature, confirms: confirms && places.get(confirms)! });
	}
	return signatures;
}

/** Files are unpacked one after another; what stays of each is its hashes. */
async function filesOf(
	entries: ReadonlyMap<string, ZipEntry>
): Promise<{ files: ContainerFile[]; fileHash: FileHash }> {
	const files: ContainerFile[] = [];
	const hashes = new Map<string, ReadonlyMap<string, Buffer>>();
	for (const [name, entry] of entries) {
		const bytes = await entry.bytes();
		const own = new Map(
			['sha256', 'sha384', 'sha512'].map((hash) => [hash, createHash(hash).update(bytes).digest()])
		);
		hashes.set(name, own);
		if (name !== 'mimetype' && !name.startsWith('META-INF/'))
			files.push(fileOf(entry, bytes, own.get('sha256')!));
	}
	return { files, fileHash: (name, hash) => hashes.get(name)?.get(hash) };
}

function fileOf({ name, size, bytes }: ZipEntry, content: Buffer, sha256: Buffer): ContainerFile {
	return {
		name,
		size,
		sha256: sha256.toString('hex'),
		isContainer: content.subarray(0, 200).includes(`mimetype${mimetype}`),
		bytes
	};
}
