import { strToU8, zipSync, type Zippable } from 'fflate';

/*
 * The smallest contents that are still what they say, for tests: real signatures, real containers.
 */

const letters = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const base64 = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));

/** A ZIP as Office writes it: its list of content types first. */
function openXml(main: string, part: string): Uint8Array {
	const type = `application/vnd.${main}.main+xml`;
	const list = `<?xml version="1.0"?><Types><Override PartName="/${part}" ContentType="${type}"/></Types>`;
	return zipSync({ '[Content_Types].xml': strToU8(list), [part]: strToU8('<x/>') });
}

/** A ZIP whose first entry, not compressed, says what it is. */
function named(mimetype: string, more: Zippable = {}): Uint8Array {
	return zipSync({
		mimetype: [strToU8(mimetype), { level: 0 }],
		'META-INF/manifest.xml': strToU8('<x/>'),
		...more
	});
}

/** A compound file with one directory sector in which a stream stands. */
export function oldOffice(stream: string): Uint8Array {
	const file = Buffer.alloc(1536);
	Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
	file.writeUInt16LE(0x3e, 24);
	file.writeUInt16LE(3, 26);
	file.writeUInt16LE(0xfffe, 28);
	file.writeUInt16LE(9, 30);
	file.writeUInt32LE(1, 48);
	for (const [index, name] of ['Root Entry', stream].entries()) {
		const at = 1024 + index * 128;
		file.write(`${name}\0`, at, 'utf16le');
		file.writeUInt16LE((name.length + 1) * 2, at + 64);
	}
	return new Uint8Array(file);
}

const openXmlFormats = 'openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';
const csv = 'Nr.;Uzdevums\r\n1;Žurnāls\r\n';

/** One of each kind, under a name that fits it. */
export const goodFiles: Readonly<Record<string, Uint8Array>> = {
	'Vēstule.pdf': letters('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
	'Ziņojums.docx': openXml(`${openXmlFormats}.wordprocessingml.document`, 'word/document.xml'),
	'Tabula.XLSX': openXml(`${openXmlFormats}.spreadsheetml.sheet`, 'xl/workbook.xml'),
	'Slaidi.pptx': openXml(`${openXmlFormats}.presentationml.presentation`, 'ppt/presentation.xml'),
	'Veidne.potx': openXml(`${openXmlFormats}.presentationml.template`, 'ppt/presentation.xml'),
	'Vecs.doc': oldOffice('WordDocument'),
	'Vecs.xls': oldOffice('Workbook'),
	'Vēl vecāks.xls': oldOffice('Book'),
	'Vecs.ppt': oldOffice('PowerPoint Document'),
	'Brīvs.odt': named(`${openDocument}.text`),
	'Brīvs.ods': named(`${openDocument}.spreadsheet`),
	'Brīvs.odp': named(`${openDocument}.presentation`),
	'Bagāts.rtf': letters('{\\rtf1\\ansi Labdien!}'),
	'Parakstīts.edoc': named('application/vnd.etsi.asic-e+zip', {
		'META-INF/signatures0.xml': strToU8('<x/>')
	}),
	'Parakstīts.asice': named('application/vnd.etsi.asic-e+zip'),
	'Viss kopā.zip': zipSync({ 'a.txt': strToU8('a') }),
	'Teksts.txt': strToU8('Bērna māja\n\tsaņēma vēstuli.\n'),
	'BM.txt': strToU8('BM ir „Bērna māja”.'),
	'Tabula.csv': strToU8(`\uFEFF${csv}`),
	'Tabula (UTF-16).csv': Uint8Array.from(Buffer.from(`\uFEFF${csv}`, 'utf16le')),
	// „Žurnāls” as Windows-1257 writes it.
	'Tabula (1257).csv': letters('Nr.;Uzdevums\r\n1;\xdeurn\xe2ls\r\n'),
	'Punkts.png': base64(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
	),
	'Foto.jpg': base64('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////2Q=='),
	'Foto.jpeg': base64('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////2Q=='),
	'Punkts.gif': base64('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='),
	'Punkts.webp': base64('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=='),
	'Skenēts.tif': letters('II*\0\x08\0\0\0\x01\0\0\x01\x03\0\x01\0\0\0\x01\0\0\0\0\0\0\0'),
	'Skenēts.TIFF': letters('MM\0*\0\0\0\x08\0\x01\x01\0\0\x03\0\0\0\x01\0\x01\0\0\0\0\0\0')
};

const program = new Uint8Array(
	Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0', 'latin1'), Buffer.alloc(512)])
);
const page = strToU8('<!DOCTYPE html><html><script>alert(1)</script></html>');
const picture = strToU8('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
const java = zipSync({ 'META-INF/MANIFEST.MF': strToU8('Main-Class: A'), 'A.class': strToU8('x') });

/** What is no such file, and the key of the sentence that says so. */
export const badFiles: readonly (readonly [name: string, content: Uint8Array, problem: string])[] = [
	['Rēķins.pdf', program, 'files_problem_content'],
	['Rēķins.doc', program, 'files_problem_content'],
	['Rēķins.txt', program, 'files_problem_content'],
	['Rēķins.zip', program, 'files_problem_content'],
	['Uzstādītājs.doc', oldOffice('!_StringData'), 'files_problem_content'],
	['Vecs.ppt', oldOffice('Workbook'), 'files_problem_content'],
	['Ar paroli.docx', oldOffice('EncryptedPackage'), 'files_problem_password'],
	['Lapa.pdf', page, 'files_problem_content'],
	['Lapa.txt', page, 'files_problem_content'],
	['Zīmējums.txt', picture, 'files_problem_content'],
	['Zīmējums.png', picture, 'files_problem_content'],
	['Skripts.txt', strToU8('#!/bin/sh\nrm -rf /\n'), 'files_problem_content'],
	['Skripts.csv', strToU8('  <script>alert(1)</script>'), 'files_problem_content'],
	['Rich.txt', letters('{\\rtf1 a}'), 'files_problem_content'],
	['Vēstule.docx', letters('%PDF-1.4\n'), 'files_problem_content'],
	['Ziņojums.pdf', zipSync({ a: strToU8('a') }), 'files_problem_content'],
	['Makro.docx', openXml('ms-word.document.macroEnabled', 'word/document.xml'), 'files_problem_content'],
	['Nav parakstīts.edoc', zipSync({ 'a.txt': strToU8('a') }), 'files_problem_content'],
	[
		'Saspiests.edoc',
		zipSync({ mimetype: [strToU8('application/vnd.etsi.asic-e+zip'.repeat(9)), { level: 9 }] }),
		'files_problem_content'
	],
	['Programma.zip', java, 'files_problem_content'],
	['Atstarpes.txt', strToU8(' \n\t\uFEFF\n'), 'files_problem_content'],
	['Nulles.csv', strToU8('a;b\0c'), 'files_problem_content'],
	['Nogriezts.png', letters('\x89PN'), 'files_problem_content'],
	['Tukšs.pdf', new Uint8Array(), 'files_problem_empty'],
	['Rēķins', letters('%PDF-1.4\n'), 'files_problem_no_ending'],
	['.pdf', letters('%PDF-1.4\n'), 'files_problem_no_ending'],
	['Rēķins.pdf.exe', program, 'files_problem_kind'],
	['Lapa.html', page, 'files_problem_kind'],
	['Zīmējums.svg', picture, 'files_problem_kind'],
	['Skripts.js', strToU8('alert(1)'), 'files_problem_kind'],
	['Makro.docm', openXml('ms-word.document.macroEnabled', 'word/document.xml'), 'files_problem_kind'],
	['Programma.jar', java, 'files_problem_kind'],
	// Read from right to left it looks like "Rēķins exe.pdf"; what counts is what it is.
	['Rēķins \u202efdp.exe', program, 'files_problem_kind']
];
