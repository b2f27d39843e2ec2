import type { TextPart } from '#lib/documents/file-reading.ts';
import { aboutMark } from './answer-form.ts';
import { emptyFacts, type LetterFacts } from './letter-facts.ts';
import { plainLines } from './letter-frame.ts';
import { cellsOf, isTableRule } from './letter-lines.ts';
import { answeredNumberIn, datedNumberIn, ownNumberIn } from './letter-numbers.ts';
import { preparerIn, signatoryIn } from './letter-people.ts';

/** What they say of their letter in the last table of the form. */
export function aboutOf(read: readonly TextPart[]): LetterFacts {
	const about = read.filter(({ mark }) => mark === aboutMark).map(({ markdown }) => markdown);
	const [number = '', signatory = '', preparer = ''] = about
		.join('\n')
		.split('\n')
		.filter((line) => !isTableRule(line))
		.flatMap((line) => (cellsOf(line) ?? []).slice(1, 2))
		.map((cell) => plainLines(cell).join(' '));
	const said = datedNumberIn(number) ?? ownNumberIn(number ? number.split(/\s*,\s*|\s+(?=Nr)/) : []);
	return {
		...emptyFacts,
		...said,
		answers: answeredNumberIn([number]),
		signatory: signatory ? (signatoryIn([signatory]) ?? looseSignatory(signatory)) : null,
		preparer: preparer ? (preparerIn([preparer]) ?? { name: preparer, phone: null, email: null }) : null
	};
}

/** "valsts sekretārs, Vārds Uzvārds": as the row asks for it. */
function looseSignatory(said: string) {
	const [post = '', ...name] = said.split(/\s*[,–]\s*/);
	return name.length ? { post, name: name.join(' ') } : { post: '', name: said };
}
