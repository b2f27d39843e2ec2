import { createHash } from 'node:crypto';
import { problemWith, refuseField } from '#lib/server/input.ts';
import { isLocked, isOfKind } from './file-kinds.server.ts';
import { endingOf, kindNamed } from './file-kinds.ts';
import { safeFileName } from './file-name.ts';
import { maximumFileSize, maximumFormSize, mostFiles } from './uploads.ts';

/** A file whose content is what its name says. */
export interface Upload {
	readonly name: string;
	readonly type: string;
	readonly bytes: Uint8Array;
	readonly sha256: string;
}

/**
 * Reads and checks what was sent, before any transaction. Refuses INVALID at `field`, naming the file: none at all, an empty one,
 * one over 20 MB, one without an ending, of a kind that is not taken, one that a password locks, or whose content is not what its
 * name says.
 */
export async function checkUploads(files: readonly File[], field = 'files'): Promise<Upload[]> {
	if (files.length === 0) refuseField(field, 'files_problem_none');
	if (files.length > mostFiles) refuseField(field, 'files_problem_many');
	// Before any of it is read.
	for (const { name, size } of files) checkSize(field, name, size);
	if (files.reduce((sum, { size }) => sum + size, 0) > maximumFormSize)
		refuseField(field, 'files_problem_together');
	const uploads: Upload[] = [];
	for (const file of files) uploads.push(await checkUpload(file, field));
	return uploads;
}

function checkSize(field: string, name: string, size: number): void {
	if (size === 0) refuse(field, 'files_problem_empty', name);
	if (size > maximumFileSize) refuse(field, 'files_problem_big', name);
}

async function checkUpload(file: File, field: string): Promise<Upload> {
	const name = safeFileName(file.name);
	const ending = endingOf(name);
	if (ending === null) refuse(field, 'files_problem_no_ending', name);
	const kind = kindNamed(name) ?? refuse(field, 'files_problem_kind', name, ending!);
	const bytes = new Uint8Array(await file.arrayBuffer());
	if (!(await isOfKind(kind, bytes)))
		refuse(field, isLocked(bytes) ? 'files_problem_password' : 'files_problem_content', name, ending!);
	return { name, type: kind.type, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function refuse(field: string, problem: string, name: string, ending = ''): never {
	return refuseField(field, problemWith(problem, { name: shorten(name), ending }));
}

/** Names come from outside and stand in a sentence. */
function shorten(name: string): string {
	const safe = safeFileName(name);
	return safe.length > 60 ? `${safe.slice(0, 59)}…` : safe;
}
