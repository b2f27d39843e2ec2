import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { drawingMl, presentationMl, references } from './slide-names.ts';

/* Presentations as a ministry gives them, for tests: our own template, changed. */

export type Files = Record<string, string>;

/** A file as its parts, and parts as a file. Pictures are one letter for each byte. */
export function filesOf(bytes: Uint8Array): Files {
	return Object.fromEntries(
		Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part, name.endsWith('.png'))])
	);
}

export function fileOf(files: Files): Uint8Array {
	return zipSync(
		Object.fromEntries(
			Object.entries(files).map(([name, part]) => [name, strToU8(part, name.endsWith('.png'))])
		)
	);
}

/** A file with some of its parts changed. */
export function changed(bytes: Uint8Array, changes: Record<string, (text: string) => string>): Uint8Array {
	const files = filesOf(bytes);
	for (const [name, change] of Object.entries(changes)) files[name] = change(files[name] ?? '');
	return fileOf(files);
}

const types = '[Content_Types].xml';
const mainLinks = 'ppt/_rels/presentation.xml.rels';
const masterLinks = 'ppt/slideMasters/_rels/slideMaster1.xml.rels';
const ml = 'application/vnd.openxmlformats-officedocument.presentationml';

const before = (end: string, more: string) => (text: string) => text.replace(end, more + end);
const link = (id: string, type: string, target: string, mode = '') =>
	`<Relationship Id="${id}" Type="${references}/${type}" Target="${target}"${mode}/>`;
const external = ' TargetMode="External"';

const logo = `<p:pic><p:nvPicPr><p:cNvPr id="90" name="Logo"><a:hlinkClick r:id="rId91"/></p:cNvPr><p:cNvPicPr/><p:nvPr/></p:nvPicPr>\
<p:blipFill><a:blip r:embed="rId90" r:link="rId92"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr/></p:pic>\
<p:pic><p:nvPicPr><p:cNvPr id="93" name="Svešs"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:link="rId92"/></p:blipFill><p:spPr/></p:pic>`;

const sampleSlide = `<p:sld xmlns:a="${drawingMl}" xmlns:r="${references}" xmlns:p="${presentationMl}"><p:cSld><p:spTree>\
<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/></p:spTree></p:cSld></p:sld>`;

/**
 * A ministry's template (.potx): a logo in the master, a link and a picture from elsewhere, a sample slide with notes and its
 * section, layouts whose names are in another language and whose kinds nothing tells, a text without a sign before its first depth.
 */
export function ministryTemplate(own: Uint8Array): Uint8Array {
	return changed(own, {
		[types]: (text) =>
			before(
				'</Types>',
				`<Default Extension="png" ContentType="image/png"/><Override PartName="/ppt/slides/slide7.xml" ContentType="${ml}.slide+xml"/>\
<Override PartName="/ppt/notesSlides/notesSlide1.xml" ContentType="${ml}.notesSlide+xml"/>`
			)(text.replace('presentation.main+xml', 'template.main+xml')),
		[mainLinks]: before('</Relationships>', link('rId7', 'slide', 'slides/slide7.xml')),
		'ppt/presentation.xml': (text) =>
			text.replace(
				'</p:sldMasterIdLst>',
				'</p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId7"/></p:sldIdLst>'
			),
		'ppt/slides/slide7.xml': () => sampleSlide,
		'ppt/slides/_rels/slide7.xml.rels': () =>
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${link('rId1', 'slideLayout', '../slideLayouts/slideLayout2.xml')}${link('rId2', 'notesSlide', '../notesSlides/notesSlide1.xml')}</Relationships>`,
		'ppt/notesSlides/notesSlide1.xml': () =>
			'<p:notes xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>',
		'ppt/media/image1.png': () => '\x89PNG logo',
		[masterLinks]: before(
			'</Relationships>',
			link('rId90', 'image', '../media/image1.png') +
				link('rId91', 'hyperlink', 'https://www.lm.gov.lv/', external) +
				link('rId92', 'image', 'file:///C:/logo.png', external)
		),
		'ppt/slideMasters/slideMaster1.xml': (text) =>
			before('</p:spTree>', logo)(text).replace(/<a:buClr>.*?<a:buChar char="•"\/>/, '<a:buNone/>'),
		'ppt/slideLayouts/slideLayout1.xml': (text) =>
			text.replace(' type="title"', '').replace('Titulslaids', 'Title Slide'),
		'ppt/slideLayouts/slideLayout2.xml': (text) =>
			text.replace(' type="obj"', ' userDrawn="1"').replace('Virsraksts un teksts', 'Inhalt')
	});
}
