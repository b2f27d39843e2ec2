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

/** The same with cells of its tables filled in: of a row, by what stands in its first cell, those behind it. */
export function markedForm(form: Uint8Array, rows: Readonly<Record<string, readonly string[]>>): Uint8Array {
	const parts = unzipSync(form);
	const open = new Map(Object.entries(rows));
	const xml = strFromU8(parts[document]!).replaceAll(/<w:tr>.*?<\/w:tr>/gs, (row) => {
		const cells = row.split('</w:p></w:tc>');
		const label = cells[0]!.replaceAll(/<[^>]+>/g, '');
		const said = open.get(label);
		if (!said) return row;
		open.delete(label);
		return cells
			.map((cell, at) => (said[at - 1] ? `${cell}<w:r><w:t>${said[at - 1]}</w:t></w:r>` : cell))
			.join('</w:p></w:tc>');
	});
	expect([...open.keys()], 'every row that is filled in stands there').toEqual([]);
	return zipSync({ ...parts, [document]: strToU8(xml) });
}

/** The form of who answered before, in which their last words stand: some of them written over. */
export function writtenOver(form: Uint8Array, before: string, after: string): Uint8Array {
	const parts = unzipSync(form);
	const xml = strFromU8(parts[document]!);
	expect(xml, 'what is written over stands there').toContain(before);
	return zipSync({ ...parts, [document]: strToU8(xml.replace(before, after)) });
}
