import { fold } from '#lib/latvian/letters.ts';
import type { BodyKind, Span } from './council.ts';

/** What the rules of the tree need to know of a body. */
export interface BodyNode extends Span {
	readonly id: string;
	readonly kind: BodyKind;
	readonly parentId: string | null;
}

/** A field that is wrong, and the key of the message that says so. */
export interface FieldProblem {
	readonly field: string;
	readonly key: string;
}

/** Addresses below /bodies that are not a body's. */
const reserved = new Set(['new']);

/** The public name of a body in addresses, made from its name: "Bāriņtiesu darbs" → "barintiesu-darbs". */
export function slugOf(name: string): string {
	const slug = fold(name)
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-/, '')
		.slice(0, 60)
		.replace(/-$/, '');
	return slug === '' ? 'grupa' : slug;
}

/** The same, with a number behind it where it is taken. */
export function freeSlug(name: string, taken: ReadonlySet<string>): string {
	const slug = slugOf(name);
	for (let number = 1; ; number += 1) {
		const next = number === 1 ? slug : `${slug}-${number}`;
		if (!isSlugTaken(next, taken)) return next;
	}
}

/** Whether an address is another body's, or a page's of its own. */
export function isSlugTaken(slug: string, taken: ReadonlySet<string>): boolean {
	return taken.has(slug) || reserved.has(slug);
}

/**
 * What is wrong with a body among the others: one council at a time, everything else below something that exists, no circles.
 * `before`: as it was, so that what is old and ended can still be corrected; null of a new one.
 */
export function problemOfBody(
	bodies: readonly BodyNode[],
	body: BodyNode,
	before: BodyNode | null
): FieldProblem | null {
	if (body.startDate && body.endDate && body.startDate > body.endDate)
		return { field: 'startDate', key: 'bodies_problem_start_after_end' };
	return body.kind === 'COUNCIL' ? problemOfCouncil(bodies, body) : problemOfParent(bodies, body, before);
}

function problemOfCouncil(bodies: readonly BodyNode[], body: BodyNode): FieldProblem | null {
	if (body.parentId) return { field: 'parentId', key: 'bodies_problem_council_parent' };
	const isSecond = bodies.some((one) => one.kind === 'COUNCIL' && one.id !== body.id && overlaps(one, body));
	return isSecond ? { field: 'kind', key: 'bodies_problem_second_council' } : null;
}

function problemOfParent(
	bodies: readonly BodyNode[],
	body: BodyNode,
	before: BodyNode | null
): FieldProblem | null {
	const wrong = (key: string) => ({ field: 'parentId', key });
	if (!bodies.some((one) => one.kind === 'COUNCIL' && one.id !== body.id))
		return { field: 'kind', key: 'bodies_problem_council_first' };
	if (!body.parentId) return wrong('bodies_problem_parent_missing');
	if (body.parentId === body.id) return wrong('bodies_problem_own_parent');
	if (idsBelow(bodies, body.id).has(body.parentId)) return wrong('bodies_problem_parent_below');
	const parent = bodies.find((one) => one.id === body.parentId);
	if (!parent) return wrong('server_problem_form');
	const isNew = before?.parentId !== body.parentId;
	return isNew && parent.endDate !== null ? wrong('bodies_problem_parent_ended') : null;
}

/** A body's children, their children, and so on; not itself. */
export function idsBelow(bodies: readonly Pick<BodyNode, 'id' | 'parentId'>[], id: string): Set<string> {
	const found = new Set<string>();
	const visit = (parent: string) => {
		for (const one of bodies)
			if (one.parentId === parent && one.id !== id && !found.has(one.id)) {
				found.add(one.id);
				visit(one.id);
			}
	};
	visit(id);
	return found;
}

/** Whether two spans share a day. */
export function overlaps(one: Span, other: Span): boolean {
	const begins = (span: Span) => span.startDate ?? '';
	const ends = (span: Span) => span.endDate ?? '9999-12-31';
	return begins(one) <= ends(other) && begins(other) <= ends(one);
}
