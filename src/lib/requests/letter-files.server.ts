import type { Actor } from '#lib/accounts/actor.server.ts';
import { readAttachment } from '#lib/documents/attachments.server.ts';
import { isReadable, type FileReading } from '#lib/documents/file-reading.ts';
import { readFileText } from '#lib/documents/file-reading.server.ts';
import type { LetterFileView } from './letter-view.ts';

/** A file of a letter with what could be read of it. */
export interface ReadFile {
	readonly view: LetterFileView;
	readonly reading: FileReading;
}

/** Reads the kept files of a letter, one after another; one that cannot be read says why. A statement for each. */
export async function readFiles({ installation }: Actor, ids: readonly string[]): Promise<ReadFile[]> {
	const read: ReadFile[] = [];
	for (const id of ids) {
		const { name, bytes } = await readAttachment(installation, id);
		const onFailure = (err: unknown) => installation.log.error({ err, name }, 'a letter could not be read');
		const reading = await readFileText({ name, bytes }, { onFailure });
		read.push({ view: fileView(id, name, reading), reading });
	}
	return read;
}

function fileView(id: string, name: string, reading: FileReading): LetterFileView {
	const { problem, within, signatures, pagesWithoutText } = reading;
	const signed = signatures.flatMap(({ name: by, organisation }) => by ?? organisation ?? []);
	return {
		...{ id, name, within, pagesWithoutText, signatures: [...new Set(signed)] },
		problem: isReadable(name) ? problem : 'OTHER_KIND'
	};
}
