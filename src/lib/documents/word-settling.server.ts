import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** Links are called by chance in the library. */
const linkId = /(?<=(?:r:id|Id)=")(rId[\w-]+)(?=")/g;

/**
 * A Word file as it is made of the same content every time: the library writes the machine's clock beside each part and calls links
 * by chance, so that two files of one text would have different hashes, and a signed one could not be known again.
 */
export function settled(bytes: Uint8Array, madeAt: Date): Uint8Array<ArrayBuffer> {
	const parts = unzipSync(bytes);
	const names = new Map<string, string>();
	const nameOf = (id: string) => {
		if (!names.has(id)) names.set(id, /^rId\d+$/.test(id) ? id : `rIdLink${names.size}`);
		return names.get(id)!;
	};
	// A ZIP has no year before 1980, and its times are of no zone.
	const year = Math.max(1980, madeAt.getUTCFullYear());
	const at = new Date(year, madeAt.getUTCMonth(), madeAt.getUTCDate());
	const files: Zippable = {};
	for (const [name, part] of Object.entries(parts)) {
		if (name.endsWith('/')) continue;
		const holdsLinks = name === 'word/document.xml' || name === 'word/_rels/document.xml.rels';
		const text = holdsLinks ? strToU8(strFromU8(part).replace(linkId, nameOf)) : part;
		files[name] = [text, { mtime: at, level: 6 }];
	}
	return new Uint8Array(zipSync(files));
}
