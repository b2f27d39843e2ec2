import { coreProperties } from './office-properties.ts';
import {
	encoded,
	relationshipTypes,
	writePackage,
	type OfficePart,
	type Relationship
} from './office-package.server.ts';
import { masterXml, slideSize, titleLayoutXml, topicLayoutXml } from './slide-default-pages.ts';
import { themeXml } from './slide-default-theme.ts';
import { drawingMl, presentationMl, references } from './slide-names.ts';
import { readTemplate, type SlideTemplate } from './slide-template.server.ts';

/* Our own template, for whoever has none: a file as any other, so that it can be taken, changed in PowerPoint and given back. */

const office = 'application/vnd.openxmlformats-officedocument';
const ml = `${office}.presentationml`;
/** It changes with the portal only. */
const madeAt = new Date('2026-11-28T00:00:00Z');
const names = {
	main: 'ppt/presentation.xml',
	master: 'ppt/slideMasters/slideMaster1.xml',
	title: 'ppt/slideLayouts/slideLayout1.xml',
	topic: 'ppt/slideLayouts/slideLayout2.xml',
	theme: 'ppt/theme/theme1.xml',
	core: 'docProps/core.xml'
};

/** The file of our own template (.pptx), without a slide. */
export function defaultTemplateFile(): Uint8Array<ArrayBuffer> {
	const part = (type: string, xml: string): OfficePart => ({ type, bytes: encoded(xml) });
	const parts = new Map([
		[names.main, part(`${ml}.presentation.main+xml`, presentationXml())],
		[names.master, part(`${ml}.slideMaster+xml`, masterXml())],
		[names.title, part(`${ml}.slideLayout+xml`, titleLayoutXml())],
		[names.topic, part(`${ml}.slideLayout+xml`, topicLayoutXml())],
		[names.theme, part(`${office}.theme+xml`, themeXml())],
		[
			names.core,
			part(
				'application/vnd.openxmlformats-package.core-properties+xml',
				coreProperties({ title: 'Padome', author: 'Padome', madeAt, locale: 'lv' })
			)
		]
	]);
	const links = new Map([
		['', [link('rId1', 'officeDocument', names.main), coreLink]],
		[names.main, [link('rId1', 'slideMaster', names.master), link('rId2', 'theme', names.theme)]],
		[
			names.master,
			[
				link('rId1', 'slideLayout', names.title),
				link('rId2', 'slideLayout', names.topic),
				link('rId3', 'theme', names.theme)
			]
		],
		[names.title, [link('rId1', 'slideMaster', names.master)]],
		[names.topic, [link('rId1', 'slideMaster', names.master)]]
	]);
	return writePackage(parts, links, madeAt);
}

function link(id: string, type: string, target: string): Relationship {
	return { id, type: `${relationshipTypes}/${type}`, target, isExternal: false };
}

const coreLink: Relationship = {
	...{ id: 'rId2', target: names.core, isExternal: false },
	type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'
};

function presentationXml(): string {
	const emu = (length: number) => Math.round(length * 36_000);
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<p:presentation xmlns:a="${drawingMl}" xmlns:r="${references}" xmlns:p="${presentationMl}" saveSubsetFonts="1">\
<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>\
<p:sldSz cx="${emu(slideSize.width)}" cy="${emu(slideSize.height)}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`;
}

/** The same, read as any other. */
export async function defaultTemplate(): Promise<SlideTemplate> {
	return (made ??= readTemplate(defaultTemplateFile()).then((template) => {
		if (typeof template === 'string') throw new Error(`our own template: ${template}`);
		return template;
	}));
}

let made: Promise<SlideTemplate> | undefined;
