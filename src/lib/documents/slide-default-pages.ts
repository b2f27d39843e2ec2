import { xmlText } from './office-properties.ts';
import { drawingMl, presentationMl, references } from './slide-names.ts';

/* The master and the layouts of our own template: calm, ink on paper, much air. Lengths in millimetres of a slide of 16:9. */

export const slideSize = { width: 338.667, height: 190.5 };
const unit = 36_000;

/** A place for text, and how it looks there. */
interface Place {
	readonly name: string;
	/** As it is named: ' type="title"'. */
	readonly place: string;
	readonly at: readonly [left: number, top: number, width: number, height: number];
	readonly anchor: 't' | 'ctr' | 'b';
	/** The style of its text; none: as the master's. */
	readonly style?: string;
	readonly text: string;
}

const left = 20;
const width = slideSize.width - 2 * left;

const author = (size: number, top: number): Place => ({
	...{ name: 'Autors', place: ' type="ftr" sz="quarter" idx="11"', text: 'Iestādes nosaukums' },
	...{ at: [left, top, 240, 9], anchor: 'ctr', style: level(1, { size, colour: 'tx2', isBold: size > 14 }) }
});
const number: Place = {
	...{ name: 'Slaida numurs', place: ' type="sldNum" sz="quarter" idx="12"', text: '' },
	...{ at: [slideSize.width - left - 30, 178, 30, 8], anchor: 'ctr' },
	style: level(1, { size: 12, colour: 'tx2', align: 'r' })
};
const title: Place = {
	...{ name: 'Virsraksts', place: ' type="title"', text: 'Virsraksts' },
	...{ at: [left, 22, width, 24], anchor: 't' }
};
const body: Place = {
	...{ name: 'Teksts', place: ' idx="1"', text: 'Teksts' },
	...{ at: [left, 49, width, 126], anchor: 't' }
};

/** What all slides have. */
export function masterXml(): string {
	const inMaster = [title, { ...body, place: ' type="body" idx="1"' }, author(12, 8), number];
	return page('sldMaster', '', {
		background: 'bg1',
		content: inMaster.map(placeXml).join('') + ruleXml(20, 18.5, width, 'accent6', 9525),
		after: `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" \
accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>\
<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/></p:sldLayoutIdLst>\
<p:txStyles><p:titleStyle>${level(1, { size: 26, colour: 'tx1', isBold: true, leading: 92 })}</p:titleStyle>\
<p:bodyStyle>${bodyLevels()}</p:bodyStyle><p:otherStyle/></p:txStyles>`
	});
}

/** A title alone on a quiet ground. */
export function titleLayoutXml(): string {
	return page('sldLayout', ' type="title" preserve="1" showMasterSp="0"', {
		name: 'Titulslaids',
		background: 'bg2',
		content: [
			placeXml({
				...{ name: 'Virsraksts', place: ' type="ctrTitle"', text: 'Virsraksts' },
				...{ at: [left, 52, width - 30, 62], anchor: 'b' },
				style: level(1, { size: 36, colour: 'tx1', isBold: true, leading: 96 })
			}),
			ruleXml(left + 2.5, 121, 36, 'tx1', 25_400),
			placeXml({
				...{ name: 'Apakšvirsraksts', place: ' type="subTitle" idx="1"', text: 'Apakšvirsraksts' },
				...{ at: [left, 127, width - 30, 36], anchor: 't' },
				style: level(1, { size: 20, colour: 'tx2', before: 4 })
			}),
			placeXml(author(18, 18))
		].join('')
	});
}

/** A title and what is said under it. */
export function topicLayoutXml(): string {
	return page('sldLayout', ' type="obj" preserve="1"', {
		name: 'Virsraksts un teksts',
		content: [title, body, author(12, 8), number].map(placeXml).join('')
	});
}

function page(
	tag: string,
	attributes: string,
	{
		name,
		background,
		content,
		after = ''
	}: { name?: string; background?: string; content: string; after?: string }
): string {
	const ground = background
		? `<p:bg><p:bgPr><a:solidFill><a:schemeClr val="${background}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>`
		: '';
	const map = tag === 'sldLayout' ? '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>' : '';
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<p:${tag} xmlns:a="${drawingMl}" xmlns:r="${references}" xmlns:p="${presentationMl}"${attributes}>\
<p:cSld${name ? ` name="${xmlText(name)}"` : ''}>${ground}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>\
<p:grpSpPr/>${content}</p:spTree></p:cSld>${map}${after}</p:${tag}>`;
}

/** Each shape of a page has a number of its own: its place on the slide makes it. */
function shapeId([x, y, w]: readonly number[]): number {
	return Math.round(x! * 7 + y! * 400 + w!) + 2;
}

function placeXml({ name, place, at, anchor, style = '', text }: Place): string {
	const content = place.includes('sldNum')
		? '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="lv-LV"/><a:t>‹#›</a:t></a:fld>'
		: `<a:r><a:rPr lang="lv-LV"/><a:t>${text}</a:t></a:r>`;
	return `<p:sp><p:nvSpPr><p:cNvPr id="${shapeId(at)}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>\
<p:nvPr><p:ph${place}/></p:nvPr></p:nvSpPr><p:spPr>${frame(at)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>\
<p:txBody><a:bodyPr anchor="${anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle>${style}</a:lstStyle><a:p>${content}</a:p></p:txBody></p:sp>`;
}

function frame([x, y, w, h]: readonly number[]): string {
	const emu = (length: number) => Math.round(length * unit);
	return `<a:xfrm><a:off x="${emu(x!)}" y="${emu(y!)}"/><a:ext cx="${emu(w!)}" cy="${emu(h!)}"/></a:xfrm>`;
}

/** A line that parts; for the eye only. */
function ruleXml(x: number, y: number, w: number, colour: string, weight: number): string {
	return `<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="${shapeId([x, y, w])}" name="Līnija"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr>\
<p:spPr>${frame([x, y, w, 0])}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>\
<a:ln w="${weight}"><a:solidFill><a:schemeClr val="${colour}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>`;
}

interface Level {
	readonly size: number;
	readonly colour: string;
	readonly isBold?: boolean;
	readonly align?: 'r';
	readonly before?: number;
	readonly leading?: number;
	/** A sign before it, and how far its words stand from the left, in points. */
	readonly mark?: { readonly sign: string; readonly left: number };
}

function level(
	number: number,
	{ size, colour, isBold, align, before = 0, leading = 100, mark }: Level
): string {
	const indent = mark ? ` marL="${mark.left * 12_700}" indent="-${15 * 12_700}"` : ' marL="0" indent="0"';
	const sign = mark
		? `<a:buClr><a:schemeClr val="tx2"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="${mark.sign}"/>`
		: '<a:buNone/>';
	return `<a:lvl${number}pPr${indent} algn="${align ?? 'l'}" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">\
<a:lnSpc><a:spcPct val="${leading * 1000}"/></a:lnSpc><a:spcBef><a:spcPts val="${before * 100}"/></a:spcBef>${sign}\
<a:defRPr sz="${size * 100}" b="${isBold ? 1 : 0}" kern="1200"><a:solidFill><a:schemeClr val="${colour}"/></a:solidFill>\
<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl${number}pPr>`;
}

function bodyLevels(): string {
	return [20, 18, 16, 16, 16]
		.map((size, depth) =>
			level(depth + 1, {
				...{ size, colour: 'tx1', before: depth ? 3 : 6 },
				mark: { sign: depth % 2 ? '–' : '•', left: 18 * (depth + 1) }
			})
		)
		.join('');
}
