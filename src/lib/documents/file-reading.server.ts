import { Worker } from 'node:worker_threads';
import { emptyReading, isReadable, type FileReading } from './file-reading.ts';

/** A letter takes a second; what takes this long was made to. */
const usualTime = 20_000;
const memory = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 };

export interface ReadingOptions {
	/** In milliseconds. */
	readonly mostTime?: number;
	/** Is told of what no reader expected: the file is called broken, but it may be the portal that is. */
	readonly onFailure?: (error: unknown) => void;
}

/**
 * The text of a file that came: a Word file, a PDF with text in it, or the letter within a signed container. Whatever the file is,
 * there is an answer: what cannot be read says why, and never keeps the portal busy.
 */
export async function readFileText(
	file: { readonly name: string; readonly bytes: Uint8Array },
	options: ReadingOptions = {}
): Promise<FileReading> {
	if (!isReadable(file.name)) return { ...emptyReading, problem: 'OTHER_KIND' };
	const worker = new Worker(new URL(import.meta.resolve('#lib/documents/file-worker.server.ts')), {
		workerData: { name: file.name, bytes: new Uint8Array(file.bytes) },
		resourceLimits: memory,
		// What a library has to say about a file is of no use to anybody.
		...{ stdout: true, stderr: true }
	});
	try {
		return await outcomeOf(worker, options);
	} finally {
		await worker.terminate();
	}
}

function outcomeOf(
	worker: Worker,
	{ mostTime = usualTime, onFailure }: ReadingOptions
): Promise<FileReading> {
	return new Promise((resolve) => {
		const timer = setTimeout(() => resolve({ ...emptyReading, problem: 'TOO_SLOW' }), mostTime);
		const end = (reading: FileReading) => {
			clearTimeout(timer);
			resolve(reading);
		};
		worker.once('message', end);
		worker.once('error', (error: NodeJS.ErrnoException) => {
			const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
			if (!isFull) onFailure?.(error);
			end({ ...emptyReading, problem: isFull ? 'TOO_BIG' : 'BROKEN' });
		});
		worker.once('exit', () => end({ ...emptyReading, problem: 'BROKEN' }));
	});
}
