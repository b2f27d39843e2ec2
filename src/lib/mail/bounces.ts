/** So many refusals for good of one address, with no mail taken between them, and it is failing. */
export const mostBounces = 2;

/**
 * Whether a refusal for good says that the address itself does not work: no such mailbox, no such place. A full mailbox, a
 * policy against us or a text that was not liked says nothing of it (RFC 3463; without such a code the three that mean it).
 */
export function isAboutAddress(words: string): boolean {
	const enhanced = /\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(words);
	if (enhanced) {
		const [subject, detail] = [Number(enhanced[1]), Number(enhanced[2])];
		if (subject === 1) return detail !== 7 && detail !== 8; // these two are about the sender's address
		if (subject === 2) return detail === 1;
		return subject === 4 && (detail === 1 || detail === 4);
	}
	return /^55[013]\b/.test(words) && !/spam|block|polic|relay|denied|reputation|black|dns/i.test(words);
}
