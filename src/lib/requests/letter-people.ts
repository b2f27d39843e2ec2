/** Who signed a letter, as it says. */
export interface Signatory {
	readonly post: string;
	readonly name: string;
}

/** Who wrote it and can be asked. */
export interface Preparer {
	readonly name: string | null;
	readonly phone: string | null;
	readonly email: string | null;
}

const initials = String.raw`(?:\p{Lu}\.\s?){1,2}`;
const surname = String.raw`\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)?`;
const person = `(?:${initials}|${surname}\\s(?:${surname}\\s)?)${surname}`;
const posts = [
	...['ministr[se]', 'sekretār[se]', 'direktor[se]', 'vadītāj[sa]', 'priekšsēdētāj[sa]', 'prezident[se]'],
	...['priekšnieks', 'priekšniece', 'tiesībsargs', 'komisār[se]', 'rektor[se]', 'prorektor[se]'],
	...['vietnieks', 'vietniece', 'padomnieks', 'padomniece', 'pārvaldnieks', 'pārvaldniece'],
	...['izpilddirektor[se]', 'ģenerāldirektor[se]', 'loceklis', 'locekle', 'pārstāvis', 'pārstāve']
].map((one) => `[${one[0]!.toUpperCase()}${one[0]}]${one.slice(1)}`);
const post = `(?:${posts.join('|')})`;
const acting = String.raw`(?:\s?p\.\s?i\.)?`;
/** "vietniece nodarbinātības politikas jautājumos". */
const matters = String.raw`(?:\s\p{Ll}+){0,6}`;
const between = String.raw`(?:[\s,–—-]|\(paraksts\*?\))*`;
const signed = new RegExp(
	`^(.{0,120}?(?<!\\p{L})${post}(?!\\p{L})${acting}${matters})${between}\\s(${person})$`,
	'u'
);
const onlyPost = new RegExp(`^.{0,120}?(?<!\\p{L})${post}(?!\\p{L})${acting}${matters}${between}$`, 'u');
const onlyName = new RegExp(`^(?:\\(paraksts\\*?\\)\\s*)?(${person})$`, 'u');

/** The post and the name, on one line or on two. The last of a text is the one under it. */
export function signatoryIn(lines: readonly string[]): Signatory | null {
	for (let at = lines.length - 1; at >= 0; at -= 1) {
		const line = lines[at]!;
		const found = signed.exec(line);
		if (found) return { post: found[1]!.trim(), name: found[2]! };
		const name = onlyName.exec(line)?.[1];
		const above = lines[at - 1];
		if (name && above && onlyPost.test(above))
			return { post: above.replace(/\s*\(paraksts\*?\)\s*|[\s,–—-]+$/g, ''), name };
	}
	return null;
}

/** Whether a line says no more than who signs: a post, a name, or both. */
export function isSignatureLine(line: string): boolean {
	return signatoryIn([line]) !== null || onlyName.test(line) || (line.length < 120 && onlyPost.test(line));
}

const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
const phone = /(?:\+371[\s-]?)?(?<![\d./-])[26]\d(?:[\s-]?\d){6}(?![\d/])/;
const label =
	/^(?:sagatavo\p{L}*|izpildītāj\p{L}*|kontaktperson\p{L}*|dokumentu sagatavo\p{L}*)\s*[:–-]\s*/iu;

/** A longer line says more than that. */
const longest = 200;

/** Whether a line says who wrote the letter, or how to reach them. */
export function isPreparerLine(line: string): boolean {
	if (line.length > longest || line.split(' ').length > 14) return false;
	return email.test(line) || phone.test(line) || label.test(line);
}

/** The name with its telephone and address, on one line or on several; the lines are those at the end of a letter. */
export function preparerIn(lines: readonly string[]): Preparer | null {
	const at = lines.findIndex(isPreparerLine);
	if (at === -1) return null;
	const own = lines.slice(at, at + 3).filter((line, place) => place === 0 || isPreparerLine(line));
	const text = own.join(' ');
	const left = own.map(nameOf).find((name) => name !== null);
	const above = lines[at - 1];
	// "P. Paraugs" above a line that has only the telephone.
	const name = left ?? (above && onlyName.test(above) ? above : null);
	return {
		name,
		phone: phone.exec(text)?.[0].replace(/\s+/g, ' ') ?? null,
		email: email.exec(text)?.[0] ?? null
	};
}

function nameOf(line: string): string | null {
	const left = line
		.replace(label, '')
		.replace(email, '')
		.replace(phone, '')
		.replace(/(?:tālr(?:unis|\.)?|t\.|e-pasts?|epasts)\s*:?/giu, '')
		.replace(/\+371/, '')
		.replace(/^[\s,;:.–—-]+|[\s,;:–—-]+$/g, '');
	const name = left.split(/\s*[,;]\s*/)[0]!;
	return /^\p{Lu}[\p{L}.\s-]{1,60}$/u.test(name) ? name : null;
}
