import { XMLSerializer } from '@xmldom/xmldom';
import {
	encoded,
	relationshipsOf,
	type OfficePart,
	type OfficeParts,
	type Relationship
} from './office-package.server.ts';
import { drawingMl, presentationMl, references } from './slide-names.ts';
import { isElement, readXml } from './xml.server.ts';

/* What of a presentation is its look: masters, layouts, themes, their pictures and fonts. All else is left behind. */

/** How addresses of relationship types end. */
const lookTypes = /\/(slideMaster|slideLayout|theme|themeOverride|image|hdphoto|font|presProps|tableStyles)$/;
/** What belongs to slides that are left behind, or to who made them. */
const notOfTheLook = new Set([
	...['notesMasterIdLst', 'handoutMasterIdLst', 'sldIdLst', 'custShowLst', 'photoAlbum', 'custDataLst'],
	...['smartTags', 'modifyVerifier', 'extLst']
]);

export interface Look {
	readonly parts: ReadonlyMap<string, OfficePart>;
	readonly references: ReadonlyMap<string, readonly Relationship[]>;
	/** Of the parts that are XML, the presentation itself among them. */
	readonly documents: ReadonlyMap<string, Document>;
}

/**
 * The look of a presentation, found by what its main part refers to: no slides, notes, comments, properties, embedded files,
 * sounds or links out. What held such a thing is taken out of its page. Null where a part of it cannot be read.
 */
export function lookOf(all: OfficeParts, main: string): Look | null {
	const parts = new Map<string, OfficePart>();
	const links = new Map<string, readonly Relationship[]>();
	const documents = new Map<string, Document>();
	const open = [main];
	for (let name = open.pop(); name !== undefined; name = open.pop()) {
		if (parts.has(name)) continue;
		const part = all.get(name)!;
		const refers = relationshipsOf(all, name);
		const document = part.type.endsWith('xml') ? readXml(part.bytes) : undefined;
		if (!refers || document === null) return null;
		const kept = refers.filter((one) => isOfTheLook(one, all));
		const isChanged = document && cleaned(document, droppedIds(refers, kept), name === main);
		parts.set(name, isChanged ? { ...part, bytes: serialised(document) } : part);
		links.set(name, kept);
		if (document) documents.set(name, document);
		open.push(...kept.map(({ target }) => target));
	}
	return { parts, references: links, documents };
}

function isOfTheLook({ type, target, isExternal }: Relationship, all: OfficeParts): boolean {
	const part = isExternal ? undefined : all.get(target);
	if (!part || !lookTypes.test(type)) return false;
	return /\/(image|hdphoto)$/.test(type) ? part.type.startsWith('image/') : true;
}

function droppedIds(all: readonly Relationship[], kept: readonly Relationship[]): ReadonlySet<string> {
	const stay = new Set(kept.map(({ id }) => id));
	return new Set(all.map(({ id }) => id).filter((id) => !stay.has(id)));
}

export function serialised(document: Document): Uint8Array {
	return encoded(new XMLSerializer().serializeToString(document));
}

/** Takes out what refers to something that is left behind. Says whether anything was. */
function cleaned(document: Document, dropped: ReadonlySet<string>, isMain: boolean): boolean {
	const root = document.documentElement;
	if (isMain)
		for (const child of Array.from(root.childNodes))
			if (notOfTheLook.has((child as Element).localName)) root.removeChild(child);
	let isChanged = isMain;
	for (const element of Array.from(root.getElementsByTagName('*')))
		for (const attribute of Array.from(element.attributes)) {
			if (attribute.namespaceURI !== references || !dropped.has(attribute.value)) continue;
			withoutReference(element, attribute);
			isChanged = true;
		}
	return isChanged;
}

function withoutReference(element: Element, attribute: Attr): void {
	const isPicture = isElement(element, drawingMl, 'blip');
	if (isPicture && attribute.localName === 'link') {
		element.removeAttributeNode(attribute);
		// A picture that was only linked to is a picture of nothing.
		if (element.getAttributeNS(references, 'embed')) return;
	}
	const taken = carrierOf(element);
	taken.parentNode?.removeChild(taken);
}

/** What goes with a reference: a link alone, of anything else the whole shape. */
function carrierOf(element: Element): Element {
	if (/^(hlink|snd)/.test(element.localName)) return element;
	for (let one: Element | null = element; one; one = one.parentNode as Element | null) {
		const parent = one.parentNode as Element | null;
		if (!parent || parent.nodeType !== 1) break;
		const isShape = ['spTree', 'grpSp'].some((tag) => isElement(parent, presentationMl, tag));
		if (isShape || ['custDataLst', 'bg', 'timing', 'transition', 'controls'].includes(one.localName))
			return one;
	}
	return element;
}
