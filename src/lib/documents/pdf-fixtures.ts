/** Small PDF files made on the spot; for tests. */

export interface PlacedText {
	readonly text: string;
	/** Points from the lower left corner. */
	readonly x?: number;
	readonly y: number;
	readonly size?: number;
}

/** Each character is half as wide as it is tall, and its code is its place in Unicode. */
const font = `/Type /Font /Subtype /Type0 /BaseFont /Paraugs /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R`;
const descendant = `/Type /Font /Subtype /CIDFontType2 /BaseFont /Paraugs /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 6 0 R`;
const descriptor = `/Type /FontDescriptor /FontName /Paraugs /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80`;
const unicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end`;

/** A PDF with its texts where they are put; a page without any is a picture as far as reading goes. */
export function makePdf(pages: readonly (readonly PlacedText[])[], isLocked = false): Uint8Array {
	const kids = pages.map((_, at) => `${7 + at * 2} 0 R`).join(' ');
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
		`<< ${font} >>`,
		`<< ${descendant} >>`,
		streamOf(unicode),
		`<< ${descriptor} >>`,
		...pages.flatMap((texts, at) => [
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${8 + at * 2} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
			streamOf(texts.map(shown).join('\n'))
		])
	];
	return written(objects, isLocked);
}

function shown({ text, x = 80, y, size = 12 }: PlacedText): string {
	const codes = [...text].map((sign) => sign.codePointAt(0)!.toString(16).padStart(4, '0')).join('');
	return `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm <${codes}> Tj ET`;
}

function streamOf(content: string): string {
	return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function written(objects: readonly string[], isLocked: boolean): Uint8Array {
	let file = '%PDF-1.4\n';
	const places = objects.map((object, at) => {
		const place = file.length;
		file += `${at + 1} 0 obj\n${object}\nendobj\n`;
		return place;
	});
	const key = `<${'ab'.repeat(32)}>`;
	const lock = isLocked
		? ` /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>`
		: '';
	const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
	const size = objects.length + 1;
	const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R${lock} >>\nstartxref\n${file.length}\n%%EOF\n`;
	return Uint8Array.from(Buffer.from(file + end, 'latin1'));
}

/** Lines under each other from the top of a page. */
export function linesDown(texts: readonly string[], from = 760, pitch = 14): PlacedText[] {
	return texts.flatMap((text, at) => (text ? [{ text, y: from - at * pitch }] : []));
}
