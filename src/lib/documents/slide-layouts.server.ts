import type { Look } from './slide-cleaning.server.ts';
import { presentationMl, references } from './slide-names.ts';
import { boxOf, coverOf, frameOf, type Frame } from './slide-styles.server.ts';
import type { TextBox } from './slide-measuring.ts';
import { follow } from './xml.server.ts';

/** A layout on which slides are made. */
export interface SlideLayout {
	/** Of its part. */
	readonly name: string;
	readonly title: Placeholder;
	/** Where the text stands; of a title's layout the line under it. None: the layout has no such place. */
	readonly body: Placeholder | null;
	readonly footer: Placeholder | null;
	readonly number: Placeholder | null;
}

/** A place for text: how a slide names it, and what it holds. */
export interface Placeholder {
	readonly type: string | null;
	readonly index: string | null;
	readonly box: TextBox;
	readonly frame: Frame;
}

/** A place in a layout, with the shape that it is. */
interface Place {
	readonly type: string | null;
	readonly index: string | null;
	readonly shape: Element;
}

interface Candidate {
	readonly name: string;
	readonly kind: string | null;
	readonly places: readonly Place[];
	readonly master: Document;
}

/**
 * The layouts for a title and for a topic, found by their kind and by what places they have (their names are in whatever language the
 * template is). Where none is for titles alone, that of topics serves for them too. NO_LAYOUT: none has a title and a text; COVERED:
 * wherever there are both, one lies upon the other, as in what LibreOffice writes.
 */
export function layoutsOf(
	look: Look,
	main: string
): { readonly title: SlideLayout; readonly topic: SlideLayout } | 'NO_LAYOUT' | 'COVERED' {
	const all = candidates(look, main);
	const able = all.filter((one) => titleIn(one) && bodiesIn(one).length);
	const topics = able.filter((one) => !isCovered(layoutOf(one, false)));
	if (able.length && !topics.length) return 'COVERED';
	const ofKind = (kind: string) => topics.find((one) => one.kind === kind);
	const topic = ofKind('obj') ?? ofKind('tx') ?? topics.find(({ kind }) => kind === null) ?? topics[0];
	if (!topic) return 'NO_LAYOUT';
	const title =
		all.find((one) => one.kind === 'title' && titleIn(one)) ??
		all.find(({ places }) => places.some(({ type }) => type === 'ctrTitle')) ??
		all.find((one) => titleIn(one) && one.places.some(({ type }) => type === 'subTitle')) ??
		topic;
	return { title: layoutOf(title, true), topic: layoutOf(topic, false) };
}

/** Boxes touch in good templates too; what is in them does not. */
const mostCovered = 0.15;

function isCovered({ title, body }: SlideLayout): boolean {
	return body !== null && coverOf(title.frame, body.frame) > mostCovered;
}

/** Every layout of every master, in the order in which PowerPoint offers them. */
function candidates(look: Look, main: string): Candidate[] {
	const listed = (name: string, ...path: string[]) => {
		const document = look.documents.get(name);
		const links = look.references.get(name) ?? [];
		return (document ? follow(document.documentElement, presentationMl, ...path) : []).flatMap((one) => {
			const id = one.getAttributeNS(references, 'id');
			const target = links.find((link) => link.id === id)?.target;
			return target && look.documents.has(target) ? [target] : [];
		});
	};
	return listed(main, 'sldMasterIdLst', 'sldMasterId').flatMap((masterName) =>
		listed(masterName, 'sldLayoutIdLst', 'sldLayoutId').map((name): Candidate => {
			const layout = look.documents.get(name)!;
			const kind = layout.documentElement.getAttribute('type');
			return {
				...{ name, places: placesIn(layout), master: look.documents.get(masterName)! },
				kind: kind === null || kind === 'cust' ? null : kind
			};
		})
	);
}

function placesIn(document: Document): Place[] {
	return follow(document.documentElement, presentationMl, 'cSld', 'spTree', 'sp').flatMap((shape) =>
		follow(shape, presentationMl, 'nvSpPr', 'nvPr', 'ph').map((place) => ({
			...{ type: attribute(place, 'type'), index: attribute(place, 'idx') },
			shape
		}))
	);
}

function attribute(element: Element, name: string): string | null {
	return element.getAttribute(name) || null;
}

function titleIn({ places }: Candidate): Place | undefined {
	return places.find(({ type }) => type === 'title' || type === 'ctrTitle');
}

/** Where text may stand: a place for anything, or for text. */
function bodiesIn({ places }: Candidate): Place[] {
	return places.filter(({ type }) => type === null || type === 'obj' || type === 'body');
}

/** Under a title stands its line, where the layout has a place for one. */
function layoutOf(candidate: Candidate, isForTitle: boolean): SlideLayout {
	const { places, master } = candidate;
	const masters = placesIn(master);
	const placeholder = ({ type, index, shape }: Place): Placeholder => {
		const above = masters.find((one) => one.type === inherits(type))?.shape ?? null;
		const from = { shape, above, master, isTitle: inherits(type) === 'title' };
		return { type, index, box: boxOf(from), frame: frameOf(from) };
	};
	const ofType = (wanted: string) => {
		const found = places.find(({ type }) => type === wanted);
		return found ? placeholder(found) : null;
	};
	const area = ({ box: { width, height } }: Placeholder) => width * height;
	const bodies = bodiesIn(candidate)
		.map(placeholder)
		.sort((a, b) => area(b) - area(a));
	return {
		name: candidate.name,
		title: placeholder(titleIn(candidate)!),
		body: (isForTitle ? ofType('subTitle') : null) ?? bodies[0] ?? null,
		footer: ofType('ftr'),
		number: ofType('sldNum')
	};
}

/** From which place of the master a place of a layout has what it does not say itself. */
function inherits(type: string | null): string {
	if (type === 'title' || type === 'ctrTitle') return 'title';
	return type === null || type === 'obj' || type === 'subTitle' ? 'body' : type;
}
