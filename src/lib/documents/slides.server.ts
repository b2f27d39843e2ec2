import { m } from '#i18n/generated/messages.js';
import { coreProperties, languages } from './office-properties.ts';
import {
	encoded,
	relationshipTypes,
	writePackage,
	type OfficePart,
	type Relationship
} from './office-package.server.ts';
import { serialised } from './slide-cleaning.server.ts';
import { fit, shrunk } from './slide-fitting.ts';
import type { Placeholder, SlideLayout } from './slide-layouts.server.ts';
import { presentationMl, references } from './slide-names.ts';
import type { SlideTemplate } from './slide-template.server.ts';
import { plainParagraph } from './slide-text.ts';
import { slideXml, type SlideShape } from './slide-xml.ts';
import type { Deck, SlideParagraph, TitleSlide, TopicSlide } from './slides.ts';
import { childrenOf, readXml } from './xml.server.ts';

const mainTypes = 'application/vnd.openxmlformats-officedocument.presentationml';
export const slidesType = `${mainTypes}.presentation`;

/** The number with which PowerPoint begins to count slides. */
const firstSlideId = 256;

/** A slide as it is made: on which layout, and what stands where. */
interface MadeSlide {
	readonly layout: SlideLayout;
	readonly shapes: readonly SlideShape[];
}

/**
 * A presentation (.pptx) in the look of a template: its masters, layouts, fonts, colours and pictures, none of its slides. Titles are
 * titles, texts are texts, so that it can be read out, outlined and put into another template.
 */
export function makeSlides(deck: Deck, template: SlideTemplate): Uint8Array<ArrayBuffer> {
	const { look, main } = template;
	const parts = new Map<string, OfficePart>(look.parts);
	const links = new Map<string, readonly Relationship[]>(look.references);
	const made = deck.slides.flatMap((slide) =>
		slide.type === 'TITLE' ? [titleOf(deck, slide, template)] : topicOf(deck, slide, template)
	);
	const slides = made.map(({ layout, shapes }, at): Relationship => {
		const name = `ppt/slides/slide${at + 1}.xml`;
		const own: Relationship[] = [internal('rId1', 'slideLayout', layout.name)];
		const xml = slideXml(shapes, { language: languages[deck.locale], linkTo: (to) => linkIn(own, to) });
		parts.set(name, { type: `${mainTypes}.slide+xml`, bytes: encoded(xml) });
		links.set(name, own);
		return internal(`rIdSlide${at + 1}`, 'slide', name);
	});
	parts.set(main, { type: `${slidesType}.main+xml`, bytes: withSlides(parts.get(main)!, slides) });
	links.set(main, [...(look.references.get(main) ?? []), ...slides]);
	const core = 'docProps/core.xml';
	parts.set(core, { type: `${packageTypes}.core-properties+xml`, bytes: encoded(coreProperties(deck)) });
	links.set('', [
		internal('rId1', 'officeDocument', main),
		{ ...internal('rId2', '', core), type: coreType }
	]);
	return writePackage(parts, links, deck.madeAt);
}

const packageTypes = 'application/vnd.openxmlformats-package';
const coreType = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

function internal(id: string, type: string, target: string): Relationship {
	return { id, type: `${relationshipTypes}/${type}`, target, isExternal: false };
}

/** One link for each address. */
function linkIn(own: Relationship[], target: string): string {
	const there = own.find((one) => one.isExternal && one.target === target);
	if (there) return there.id;
	const id = `rId${own.length + 1}`;
	own.push({ ...internal(id, 'hyperlink', target), isExternal: true });
	return id;
}

/** The list of slides stands right after that of the masters. */
function withSlides({ bytes }: OfficePart, slides: readonly Relationship[]): Uint8Array {
	const document = readXml(bytes)!;
	const root = document.documentElement;
	const list = document.createElementNS(presentationMl, 'p:sldIdLst');
	for (const [at, { id }] of slides.entries()) {
		const slide = document.createElementNS(presentationMl, 'p:sldId');
		slide.setAttribute('id', String(firstSlideId + at));
		slide.setAttributeNS(references, 'r:id', id);
		list.appendChild(slide);
	}
	root.insertBefore(list, childrenOf(root, presentationMl, 'sldMasterIdLst')[0]!.nextSibling);
	return serialised(document);
}

function titleOf(deck: Deck, { title, lines }: TitleSlide, { title: layout }: SlideTemplate): MadeSlide {
	const text = lines.map((line) => plainParagraph('TEXT', line));
	const { body } = layout;
	return {
		layout,
		shapes: [
			heading(deck, title, layout),
			...(body && text.length ? [shape(m.slides_text({}, deck), body, text, shrunk(text, body.box))] : []),
			...edges(deck, layout, false)
		]
	};
}

function topicOf(deck: Deck, { title, groups }: TopicSlide, { topic: layout }: SlideTemplate): MadeSlide[] {
	const body = layout.body!;
	const fitted = fit(groups, body.box, m.slides_continued({}, deck));
	return fitted.map(({ paragraphs, shrinking }, at) => ({
		layout,
		shapes: [
			heading(deck, fitted.length > 1 ? numbered(title, at + 1) : title, layout),
			...(paragraphs.length ? [shape(m.slides_text({}, deck), body, paragraphs, shrinking)] : []),
			...edges(deck, layout, true)
		]
	}));
}

function heading(deck: Deck, text: string, { title }: SlideLayout): SlideShape {
	const paragraph: SlideParagraph = { as: 'TEXT', level: 0, runs: [{ text }] };
	return shape(m.slides_title({}, deck), title, [paragraph], shrunk([paragraph], title.box));
}

/** Whose it is, and of a topic its number: where the layout has places for them. */
function edges(deck: Deck, { footer, number }: SlideLayout, isNumbered: boolean): SlideShape[] {
	return [
		...(footer
			? [shape(m.slides_author({}, deck), footer, [plainParagraph('TEXT', deck.author)], null)]
			: []),
		...(number && isNumbered
			? [{ ...placeOf(number), name: m.slides_number({}, deck), content: 'SLIDE_NUMBER' as const }]
			: [])
	];
}

function shape(
	name: string,
	placeholder: Placeholder,
	paragraphs: readonly SlideParagraph[],
	shrinking: SlideShapeShrinking
): SlideShape {
	return { ...placeOf(placeholder), name, content: { paragraphs, shrinking } };
}

type SlideShapeShrinking = Exclude<SlideShape['content'], 'SLIDE_NUMBER'>['shrinking'];

function placeOf({ type, index, box }: Placeholder) {
	return { type, index, box };
}

const tens = ['', 'X', 'XX', 'XXX'];
const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];

/** "… II"; a title that has such a number of its own gets "… II (2)". */
function numbered(title: string, number: number): string {
	return /\s[IVX]+$/.test(title) ? `${title} (${number})` : `${title} ${roman(number)}`;
}

/** "II"; past 39, which nobody reads, in figures. */
function roman(number: number): string {
	return number < 40 ? `${tens[Math.floor(number / 10)]}${ones[number % 10]}` : String(number);
}
