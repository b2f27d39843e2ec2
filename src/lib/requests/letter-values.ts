import { rigaDate } from '#lib/calendar/days.ts';
import type { FileReading } from '#lib/documents/file-reading.ts';
import type { LetterReading } from './letter-merging.ts';
import type { Preparer, Signatory } from './letter-people.ts';
import type { LetterPage } from './letter-view.ts';

/** What stands in the fields of a letter's form before anybody types: as the letter says it, else as its signature does. */
export function letterValues(
	reading: LetterReading | null,
	files: readonly Pick<FileReading, 'signatures'>[],
	today: string
): LetterPage['values'] {
	const facts = reading?.facts;
	const signatures = files.flatMap((one) => one.signatures);
	const signer = signatures.find(({ name, isSeal }) => name !== null && !isSeal)?.name ?? null;
	const signedAt = signatures
		.flatMap((one) => one.timestampedAt ?? one.signedAt ?? [])
		.toSorted()
		.at(-1);
	const date = facts?.date ?? (signedAt ? rigaDate(new Date(signedAt)) : '');
	// Of each part what stands under no heading is for whoever registers it to put in its place.
	const rest = [reading?.rest ?? '', ...(reading?.parts ?? []).map((part) => part.rest)];
	return {
		...{ number: facts?.number ?? '', date, receivedOn: today },
		signatory: facts?.signatory ? signatoryWords(facts.signatory) : (signer ?? ''),
		preparer: facts?.preparer ? preparerWords(facts.preparer) : '',
		rest: rest.filter((text) => text.trim()).join('\n\n')
	};
}

function signatoryWords({ post, name }: Signatory): string {
	return [post, name].filter(Boolean).join(' ');
}

function preparerWords({ name, phone, email }: Preparer): string {
	return [name, phone, email].filter(Boolean).join(', ');
}
