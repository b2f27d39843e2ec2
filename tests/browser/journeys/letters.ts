import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { makeDocx, paragraph, run } from '#lib/documents/word-file-fixtures.ts';
import { expect } from './portal.ts';

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const types = `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
const document = 'word/document.xml';

/** A ministry's letter of 25 March 2022, Nr. 1-15/345, in its own words: headings in bold, with what stands under each. */
export function writtenLetter(texts: Readonly<Record<string, string>>): Uint8Array {
	const written = Object.entries(texts).map(
		([heading, text]) => paragraph(run(heading, '<w:b/>')) + paragraph(text)
	);
	const letter = makeDocx([paragraph('2022. gada 25. martā Nr. 1-15/345'), ...written].join(''));
	return zipSync({ '[Content_Types].xml': strToU8(types), ...unzipSync(letter) });
}

/** The answer form that the portal made, as Word saves it after somebody wrote under its headings. */
export function filledForm(form: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array {
	const parts = unzipSync(form);
	let xml = strFromU8(parts[document]!);
	for (const [heading, text] of Object.entries(texts)) {
		const control = new RegExp(
			`(>${heading}<(?:(?!<w:sdt>).)*<w:sdt>.*?)<w:showingPlcHdr/>(.*?<w:sdtContent>).*?(</w:sdtContent>)`,
			's'
		);
		expect(xml).toMatch(control);
		xml = xml.replace(control, `$1$2${paragraph(text)}$3`);
	}
	return zipSync({ ...parts, [document]: strToU8(xml) });
}

/** The form of who answered before, in which their last words stand: some of them written over. */
export function writtenOver(form: Uint8Array, before: string, after: string): Uint8Array {
	const parts = unzipSync(form);
	const xml = strFromU8(parts[document]!);
	expect(xml, 'what is written over stands there').toContain(before);
	return zipSync({ ...parts, [document]: strToU8(xml.replace(before, after)) });
}
