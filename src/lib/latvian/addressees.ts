import { declineWord } from '#lib/latvian/declension.ts';

/**
 * To whom a letter goes, in the dative: "Ministru kabinetam", "Valsts kancelejai", "Ministru prezidentei Evikai Siliņai". In the
 * name of an office or an institution only its head is declined, the last word with a small letter (what stands before it is in the
 * genitive), and the names that follow it; a name without such a word by its last. Abbreviations and initials stay as they are.
 */
export function toAddressee(name: string): string {
	const words = name.trim().split(/\s+/);
	const head = words.findLastIndex((word) => /^\p{Ll}/u.test(word));
	const first = head === -1 ? words.length - 1 : head;
	return words.map((word, at) => (at < first ? word : declineWord(word, 'dative'))).join(' ');
}
