import { escapeHtml, officeText } from './characters.ts';

/** What a file of Office says about itself: docProps/core.xml. */
export interface FileProperties {
	readonly title: string;
	readonly subject?: string | undefined;
	readonly author: string;
	readonly madeAt: Date;
	readonly locale: 'lv' | 'en';
}

/** The language as files of Office name it. */
export const languages = { lv: 'lv-LV', en: 'en-GB' } as const;

/** A text between the tags of XML, or in an attribute. */
export function xmlText(text: string): string {
	return escapeHtml(officeText(text));
}

export function coreProperties({ title, subject, author, madeAt, locale }: FileProperties): string {
	const at = `${madeAt.toISOString().slice(0, 19)}Z`;
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
<dc:title>${xmlText(title)}</dc:title><dc:subject>${xmlText(subject ?? '')}</dc:subject>\
<dc:creator>${xmlText(author)}</dc:creator><cp:lastModifiedBy>${xmlText(author)}</cp:lastModifiedBy>\
<dc:language>${languages[locale]}</dc:language>\
<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`;
}
