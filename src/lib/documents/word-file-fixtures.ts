import { strToU8, zipSync } from 'fflate';

/** Small Word files made on the spot; for tests. */

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';
const compatibility = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const names = `xmlns:w="${word}" xmlns:r="${office}" xmlns:mc="${compatibility}"`;

export const run = (text: string, look = '') =>
	`<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (content: string, properties = '') =>
	`<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') || !content ? content : run(content)}</w:p>`;
export const styled = (style: string, content: string) => paragraph(content, `<w:pStyle w:val="${style}"/>`);
export const item = (content: string, level = 0, list = 1) =>
	paragraph(content, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
export const cell = (content: string, properties = '') =>
	`<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${paragraph(content)}</w:tc>`;
export const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
export const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;

const styles = `<w:styles ${names}>
<w:style w:type="paragraph" w:styleId="Virsraksts1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Nodala"><w:name w:val="Nodaļa"/><w:basedOn w:val="Virsraksts1"/></w:style>
<w:style w:type="paragraph" w:styleId="Saraksts"><w:name w:val="List Paragraph"/></w:style>
<w:style w:type="character" w:styleId="Izteikts"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style></w:styles>`;
const level = (at: number, format: string, text: string) =>
	`<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
/** 1: bullets. 2: "1." and "1.1.". 3: as 2, begun anew. 4: "a)". */
const numbering = `<w:numbering ${names}>
<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '·')}${level(1, 'bullet', 'o')}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2.')}</w:abstractNum>
<w:abstractNum w:abstractNumId="3">${level(0, 'lowerLetter', '%1)')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num></w:numbering>`;
const relationships = `<Relationships xmlns="${packaged}">
<Relationship Id="rId1" Type="${office}/hyperlink" Target="https://likumi.lv/ta/id/49096" TargetMode="External"/></Relationships>`;

/** A Word file of a body's XML; `more`: other parts, by their names. */
export function makeDocx(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
	const parts: Record<string, string> = {
		'word/document.xml': `<w:document ${names}><w:body>${body}</w:body></w:document>`,
		...{ 'word/styles.xml': styles, 'word/numbering.xml': numbering },
		'word/_rels/document.xml.rels': relationships,
		...more
	};
	return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

export const footnotes = (text: string) =>
	`<w:footnotes ${names}><w:footnote w:id="2">${paragraph(text)}</w:footnote></w:footnotes>`;
