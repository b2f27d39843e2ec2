import { endingOf } from './file-kinds.ts';
import { emptyReading, readableEndings, type FileReading } from './file-reading.ts';
import { readPdf } from './pdf-reading.server.ts';
import { readSignedContainer } from './signed-container.server.ts';
import type { ContainerProblem } from './signed-container.ts';
import { unzip } from './unzip.server.ts';
import { readWord } from './word-reading.server.ts';

type Reader = (bytes: Uint8Array) => Promise<FileReading>;

const readers: Readonly<Record<(typeof readableEndings)[number], Reader>> = {
	docx: readWord,
	pdf: readPdf,
	edoc: readContainer,
	asice: readContainer,
	sce: readContainer
};

/** Reads a file by what its name ends in. Takes as long as it takes: see `readFileText`. */
export async function readByKind({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<FileReading> {
	const ending = readableEndings.find((one) => one === endingOf(name));
	return ending ? await readers[ending](bytes) : { ...emptyReading, problem: 'OTHER_KIND' };
}

interface Contained {
	readonly name: string;
	bytes(): Promise<Uint8Array>;
}

/** The letter within a container: the first file that can be read, annexes last. */
async function readContainer(bytes: Uint8Array): Promise<FileReading> {
	const container = await readSignedContainer(bytes);
	const problem = typeof container === 'string' ? problems[container] : null;
	if (problem) return { ...emptyReading, problem };
	const files = typeof container === 'string' ? await unsignedFiles(bytes) : container.files;
	const reading = await firstReadable(files);
	return { ...reading, signatures: typeof container === 'string' ? [] : container.signatures };
}

/** A container that nobody signed, or in another way, is a letter all the same. */
const problems: Readonly<Record<ContainerProblem, FileReading['problem']>> = {
	NOT_A_CONTAINER: 'BROKEN',
	ENCRYPTED: 'ENCRYPTED',
	TOO_BIG: 'TOO_BIG',
	BROKEN: 'BROKEN',
	NO_SIGNATURE: null,
	OTHER_SIGNATURE: null
};

async function unsignedFiles(bytes: Uint8Array): Promise<Contained[]> {
	const entries = await unzip(bytes);
	if (typeof entries === 'string') return [];
	return [...entries.values()].filter(({ name }) => name !== 'mimetype' && !name.startsWith('META-INF/'));
}

async function firstReadable(files: readonly Contained[]): Promise<FileReading> {
	const readable = files.filter(({ name }) => /^(docx|pdf)$/.test(endingOf(name) ?? ''));
	const inOrder = [...readable.filter((one) => !isAnnex(one)), ...readable.filter(isAnnex)];
	const others = (read?: Contained) => files.map(({ name }) => name).filter((name) => name !== read?.name);
	let first: FileReading | null = null;
	for (const file of inOrder) {
		const reading = await readByKind({ name: file.name, bytes: await file.bytes() });
		if (!reading.problem) return { ...reading, within: file.name, others: others(file) };
		first ??= { ...reading, others: others() };
	}
	return first ?? { ...emptyReading, problem: 'OTHER_KIND', others: others() };
}

function isAnnex({ name }: Contained): boolean {
	return /pielikum|_piel\b|\bpiel[._ ]/i.test(name);
}
