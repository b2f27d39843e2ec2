import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** There is no such folder, and it cannot be made. */
export class NoFolder extends Error {
	readonly folder: string;
	constructor(folder: string, cause: unknown) {
		super(`the folder ${folder} cannot be made`, { cause });
		this.name = 'NoFolder';
		this.folder = folder;
	}
}

/**
 * Makes the folder that a file will lie in, where it is not there yet, for this user alone: everybody's names and
 * addresses are kept in it. Step by step, because mkdir's own `recursive` never ends below /proc. Throws NoFolder.
 */
export function makeFolderOf(file: string): void {
	makeFolder(dirname(file), 0o700);
}

function makeFolder(folder: string, mode: number): void {
	if (isFolder(folder)) return;
	if (dirname(folder) !== folder) makeFolder(dirname(folder), 0o777);
	try {
		mkdirSync(folder, { mode });
	} catch (error) {
		// Another process may have been quicker.
		if (!isFolder(folder)) throw new NoFolder(folder, error);
	}
}

function isFolder(path: string): boolean {
	try {
		return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
	} catch {
		return false;
	}
}
