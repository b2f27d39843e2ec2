/** A piece of a changed text: as it was and is, only as it was, only as it is, or left out because it did not change. */
export interface Piece {
	readonly kind: 'SAME' | 'OLD' | 'NEW' | 'GAP';
	readonly text: string;
}

/** More words than this on a side are not compared one by one: the old text stands before the new one. */
const mostWords = 1_500;
/** So many unchanged words are kept around a change. */
const context = 8;

/** What became of a text, word by word; long unchanged stretches are left out where `isShort`. */
export function diffTexts(before: string, after: string, isShort = true): Piece[] {
	const [a, b] = [wordsOf(before), wordsOf(after)];
	let head = 0;
	while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
	let tail = 0;
	while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
	const middle = diffWords(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
	const pieces = joined([
		{ kind: 'SAME', text: a.slice(0, head).join('') },
		...middle,
		{ kind: 'SAME', text: a.slice(a.length - tail).join('') }
	]);
	return isShort ? shortened(pieces) : pieces;
}

/** Words with the blanks behind them: put together they are the text. */
function wordsOf(text: string): string[] {
	return text.match(/\s*\S+\s*?(?=\s|$)|\s+/g) ?? [];
}

/** The longest common row of words (Wagner and Fischer); both sides are short, or are not compared. */
function diffWords(a: readonly string[], b: readonly string[]): Piece[] {
	if (a.length === 0 || b.length === 0 || a.length > mostWords || b.length > mostWords)
		return [
			{ kind: 'OLD', text: a.join('') },
			{ kind: 'NEW', text: b.join('') }
		];
	const width = b.length + 1;
	const lengths = new Uint16Array((a.length + 1) * width);
	for (let i = a.length - 1; i >= 0; i -= 1)
		for (let j = b.length - 1; j >= 0; j -= 1)
			lengths[i * width + j] =
				a[i] === b[j]
					? lengths[(i + 1) * width + j + 1]! + 1
					: Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
	const pieces: Piece[] = [];
	let [i, j] = [0, 0];
	while (i < a.length && j < b.length)
		if (a[i] === b[j]) {
			pieces.push({ kind: 'SAME', text: a[i]! });
			i += 1;
			j += 1;
		} else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)
			pieces.push({ kind: 'OLD', text: a[i++]! });
		else pieces.push({ kind: 'NEW', text: b[j++]! });
	pieces.push({ kind: 'OLD', text: a.slice(i).join('') }, { kind: 'NEW', text: b.slice(j).join('') });
	return pieces;
}

/** Neighbours of one kind are one piece; between what is the same, the old stands before the new. */
function joined(pieces: readonly Piece[]): Piece[] {
	const result: Piece[] = [];
	let [old, new_] = ['', ''];
	const flush = () => {
		if (old) result.push({ kind: 'OLD', text: old });
		if (new_) result.push({ kind: 'NEW', text: new_ });
		[old, new_] = ['', ''];
	};
	for (const { kind, text } of pieces) {
		if (text === '') continue;
		if (kind === 'OLD') old += text;
		else if (kind === 'NEW') new_ += text;
		else {
			flush();
			const last = result.at(-1);
			if (last?.kind === 'SAME') result[result.length - 1] = { kind: 'SAME', text: last.text + text };
			else result.push({ kind: 'SAME', text });
		}
	}
	flush();
	return result;
}

function shortened(pieces: readonly Piece[]): Piece[] {
	return pieces.flatMap((piece, place) => {
		if (piece.kind !== 'SAME') return [piece];
		const words = wordsOf(piece.text);
		const isFirst = place === 0;
		const isLast = place === pieces.length - 1;
		const kept = (isFirst ? 0 : context) + (isLast ? 0 : context);
		if (words.length <= kept + context) return [piece];
		const same = (text: string): Piece[] => (text ? [{ kind: 'SAME', text }] : []);
		return [
			...same(isFirst ? '' : words.slice(0, context).join('')),
			{ kind: 'GAP', text: '' },
			...same(isLast ? '' : words.slice(-context).join(''))
		];
	});
}
