import type { Word } from './sentence-words.ts';

// Stems of what owes something and need not be in the directory, without marks of letters; "padomniekam" is none of them.
const stems =
	'ministrij|iestad|institucij|pasvaldib|apaksgrup|grup|sekretariat|padom|komisij|centr|dienest|inspekcij|agentur|parvald|biedrib|' +
	'nodibinajum|asociacij|savienib|apvienib|policij|prokuratur|ties|barinties|kancelej|biroj|departament|nodal|universitat|slimnic|' +
	'fond|organizacij|locekl|parstavj?|vaditaj|vadib|vietniek|prieksedetaj|priekssedetaj|ministr|sekretar|tiesibsarg|kabinet|ekspert|' +
	'dom(?=e)|skol|dalibniek|partner|koordinator|specialist|direktor|izpilditaj|saeim';
const datives = new RegExp(`^(?:${stems})(?:am|im|um|ai|ei|iem|em)$`, 'u');
const accusatives = new RegExp(`^(?:${stems})(?:u|i|us|as|es)$`, 'u');
const anyCase = new RegExp(`^(?:${stems})(?:\\p{L}{1,4})$`, 'u');
/** Who acts for the institution that stands before, and is none by itself: "LM pārstāvim". */
const parts =
	/^(?:parstav|departament|nodal|vadib|vaditaj|vietniek|direktor|sekretar(?!iat)|ekspert|specialist)/u;

/** Whether a word names, in the dative, an office or a group of institutions: "apakšgrupai", "ministrijām". */
export function isOfficeInDative(word: Word): boolean {
	return datives.test(word.key) && word.text.toLowerCase() !== 'tiešām';
}

/** The same in the accusative, as "lūgt" and "aicināt" want it. */
export function isOfficeInAccusative(word: Word): boolean {
	return accusatives.test(word.key);
}

/** The same in whatever case. */
export function isOffice(word: Word): boolean {
	return anyCase.test(word.key) && !word.key.startsWith('padomni');
}

/** Whether the office is a part of the institution that stands before it. */
export function isPartOfInstitution(word: Word): boolean {
	return parts.test(word.key);
}
