import type { Part } from './sentence-parts.ts';
import { isOfficeInAccusative, isOfficeInDative } from './offices.ts';
import { asksInInfinitive, isDeed } from './verbs.ts';

/**
 * A sentence that asks one thing and then another by a deadline or of an owner of its own, as so many stretches: "LM līdz 1. maijam
 * sagatavot projektu | un līdz 1. jūnijam iesniegt to padomei". The words that join them belong to neither.
 */
export function splitAskings(parts: readonly Part[]): Part[][] {
	const pieces: Part[][] = [];
	let piece: Part[] = [];
	for (let at = 0; at < parts.length; at += 1) {
		const next = pastJoint(parts, at);
		if (next > at && piece.some(isDeedPart) && (beginsAsking(parts, next) || beginsRequest(parts, next))) {
			pieces.push(piece);
			piece = [];
			at = next;
		}
		piece.push(parts[at]!);
	}
	return [...pieces, piece];
}

const wordIs = (part: Part | undefined, pattern: RegExp) =>
	part?.kind === 'WORD' && pattern.test(part.word.key);
const isSign = (part: Part | undefined, sign: string) => part?.kind === 'SIGN' && part.text === sign;
const isDeedPart = (part: Part | undefined) =>
	part?.kind === 'WORD' && isDeed(part.word) && !asksInInfinitive(part.word);

function pastJoint(parts: readonly Part[], at: number): number {
	let next = at;
	if (isSign(parts[next], ',')) next += 1;
	while (next < at + 3 && wordIs(parts[next], /^(?:un|bet|savukart|ka|ari)$/u)) next += 1;
	return next;
}

/** Owners in the dative, or a deadline, and at once the deed. */
function beginsAsking(parts: readonly Part[], from: number): boolean {
	let [at, owners] = [from, 0];
	while (isOwner(parts[at])) {
		owners += 1;
		at += 1;
		const next = parts[at]?.kind === 'BRACKET' ? at + 1 : pastJoint(parts, at);
		if (next === at || !isOwner(parts[next])) {
			at = parts[at]?.kind === 'BRACKET' ? at + 1 : at;
			break;
		}
		at = next;
	}
	if (owners > 0 && parts[at]?.kind === 'SIGN' && /^[–—-]$/u.test((parts[at] as { text: string }).text))
		at += 1;
	const hasDeadline = parts[at]?.kind === 'DEADLINE';
	if (hasDeadline || wordIs(parts[at], /^(?:to|tos|tas|tam|tai)$/u)) at += 1;
	return (
		(owners > 0 || hasDeadline) &&
		(isDeedPart(parts[at]) || (isDeedPart(parts[at + 1]) && parts[at]?.kind === 'DEADLINE'))
	);
}

/** "un uzdot Labklājības ministrijai", "un lūgt pašvaldības". */
function beginsRequest(parts: readonly Part[], at: number): boolean {
	const word = parts[at];
	if (word?.kind !== 'WORD' || !asksInInfinitive(word.word) || word.word.key === 'noteikt') return false;
	return parts
		.slice(at + 1, at + 4)
		.some(
			(part) =>
				part.kind === 'INSTITUTION' ||
				(part.kind === 'WORD' && (isOfficeInDative(part.word) || isOfficeInAccusative(part.word)))
		);
}

function isOwner(part: Part | undefined): boolean {
	return part?.kind === 'INSTITUTION' && (part.isBare || part.cases.includes('dative'));
}
