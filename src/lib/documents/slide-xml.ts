import { xmlText } from './office-properties.ts';
import { headingDistance, type Shrinking, type TextBox } from './slide-measuring.ts';
import { drawingMl, presentationMl, references } from './slide-names.ts';
import type { SlideParagraph, SlideRun } from './slides.ts';

/** A shape of a slide: it stands in the place of its layout that it names. */
export interface SlideShape {
	/** What somebody who cannot see the slide hears of it. */
	readonly name: string;
	readonly type: string | null;
	readonly index: string | null;
	readonly box: TextBox;
	readonly content:
		{ readonly paragraphs: readonly SlideParagraph[]; readonly shrinking: Shrinking | null } | 'SLIDE_NUMBER';
}

interface Writing {
	readonly language: string;
	/** The name of a link within the slide. */
	linkTo(address: string): string;
}

/** Lengths in PowerPoint's own unit. */
const point = 12_700;
/** How far the words of an item stand from its sign, where the template does not say. */
const signWidth = 18 * point;
const numberWidth = 27 * point;
const mostNumber = 32_767;

/** A slide; its shapes are read out in their order. */
export function slideXml(shapes: readonly SlideShape[], writing: Writing): string {
	const tree = shapes.map((shape, at) => shapeXml(shape, at + 2, writing)).join('');
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<p:sld xmlns:a="${drawingMl}" xmlns:r="${references}" xmlns:p="${presentationMl}"><p:cSld><p:spTree>\
<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${tree}</p:spTree></p:cSld>\
<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
}

function shapeXml({ name, type, index, box, content }: SlideShape, id: number, writing: Writing): string {
	const place = `${type === null ? '' : ` type="${type}"`}${index === null ? '' : ` idx="${xmlText(index)}"`}`;
	const text =
		content === 'SLIDE_NUMBER'
			? `<a:bodyPr/><a:lstStyle/><a:p>${numberField(writing)}</a:p>`
			: `${bodyXml(content.shrinking)}<a:lstStyle/>${paragraphsXml(content.paragraphs, box, writing)}`;
	return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${xmlText(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>\
<p:nvPr><p:ph${place}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>${text}</p:txBody></p:sp>`;
}

function numberField({ language }: Writing): string {
	return `<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="${language}"/><a:t>‹#›</a:t></a:fld>`;
}

/** No shrinking: the place looks after itself. */
function bodyXml(shrinking: Shrinking | null): string {
	if (!shrinking) return '<a:bodyPr/>';
	const { fontScale, lineReduction } = shrinking;
	const scale = fontScale === 100_000 ? '' : ` fontScale="${fontScale}"`;
	const lines = lineReduction === 0 ? '' : ` lnSpcReduction="${lineReduction}"`;
	return `<a:bodyPr><a:normAutofit${scale}${lines}/></a:bodyPr>`;
}

function paragraphsXml(paragraphs: readonly SlideParagraph[], box: TextBox, writing: Writing): string {
	const starts = startsOf(paragraphs);
	const all = paragraphs.map((paragraph, at) => {
		const runs = paragraph.runs.map((run) => runXml(run, paragraph.as === 'HEADING', writing)).join('');
		return `<a:p>${propertiesXml(paragraph, { box, isFirst: at === 0, start: starts[at]! })}${runs}</a:p>`;
	});
	return all.join('') || '<a:p/>';
}

/** PowerPoint counts by itself: of each number, where the counting began that it goes on with. */
function startsOf(paragraphs: readonly SlideParagraph[]): number[] {
	const running: ({ next: number; start: number } | undefined)[] = [];
	return paragraphs.map(({ as, level, number = 0 }) => {
		running.length = Math.min(running.length, level + 1);
		if (as !== 'NUMBER') {
			running[level] = undefined;
			return 0;
		}
		const before = running[level];
		const start = before?.next === number ? before.start : number;
		running[level] = { next: number + 1, start };
		return start;
	});
}

function propertiesXml(
	paragraph: SlideParagraph,
	{ box, isFirst, start }: { box: TextBox; isFirst: boolean; start: number }
): string {
	const { as, level, isContinued } = paragraph;
	const style = box.levels[level] ?? box.levels.at(-1)!;
	const depth = level ? ` lvl="${level}"` : '';
	const left = Math.round(style.left * point);
	switch (as) {
		case 'HEADING':
			return `<a:pPr marL="0" indent="0">${isFirst ? '' : distanceXml(style.size)}<a:buNone/></a:pPr>`;
		case 'TEXT':
			return `<a:pPr marL="${isContinued ? left : 0}"${depth} indent="0"><a:buNone/></a:pPr>`;
		case 'BULLET': {
			if (style.isMarked) return depth && `<a:pPr${depth}/>`;
			const margin = Math.max(left, signWidth * (level + 1));
			return `<a:pPr marL="${margin}"${depth} indent="-${signWidth}"><a:buFont typeface="Arial"/><a:buChar char="•"/></a:pPr>`;
		}
		case 'NUMBER': {
			const sign = paragraph.isBracketed ? 'arabicParenR' : 'arabicPeriod';
			const from = Math.min(Math.max(start, 1), mostNumber);
			const margin = Math.max(left, numberWidth * (level + 1));
			return `<a:pPr marL="${margin}"${depth} indent="-${numberWidth}"><a:buFont typeface="+mj-lt"/><a:buAutoNum type="${sign}" startAt="${from}"/></a:pPr>`;
		}
	}
}

function distanceXml(size: number): string {
	return `<a:spcBef><a:spcPts val="${Math.round(size * headingDistance) * 100}"/></a:spcBef>`;
}

function runXml(
	{ text, isBold, isItalic, isStruck, href }: SlideRun,
	isHeading: boolean,
	writing: Writing
): string {
	const look = [
		...(isBold || isHeading ? [' b="1"'] : []),
		...(isItalic ? [' i="1"'] : []),
		...(isStruck ? [' strike="sngStrike"'] : [])
	].join('');
	const link = href ? `<a:hlinkClick r:id="${writing.linkTo(href)}"/>` : '';
	const attributes = `lang="${writing.language}"${look} dirty="0"`;
	const properties = link ? `<a:rPr ${attributes}>${link}</a:rPr>` : `<a:rPr ${attributes}/>`;
	return xmlText(text)
		.split('\n')
		.map((line) => (line ? `<a:r>${properties}<a:t>${line}</a:t></a:r>` : ''))
		.join(`<a:br><a:rPr ${attributes}/></a:br>`);
}
