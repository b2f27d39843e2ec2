import { isInfinitive, isParticiple } from '#lib/latvian/infinitives.ts';
import type { Word } from './sentence-words.ts';

// Words by which a decision asks, and words by which it does not.

const asking = new Set([
	...['uzdot', 'lūgt', 'aicināt', 'uzaicināt', 'ieteikt', 'rosināt', 'ierosināt', 'pieprasīt', 'uzlikt'],
	...['pilnvarot', 'deleģēt', 'noteikt', 'atgādināt', 'rekomendēt', 'uzticēt']
]);
const nowAsking = new Set([
	...[
		'uzdod',
		'lūdz',
		'aicina',
		'uzaicina',
		'iesaka',
		'rosina',
		'ierosina',
		'pieprasa',
		'uzliek',
		'pilnvaro'
	],
	...['deleģē', 'nosaka', 'atgādina', 'rekomendē', 'uztic', 'lūdzam', 'aicinām', 'lūdzu']
]);
/** Done by deciding it, unless it is put to somebody. */
const deciding = new Set([
	...[
		'pieņemt',
		'atbalstīt',
		'apstiprināt',
		'akceptēt',
		'piekrist',
		'atlikt',
		'noraidīt',
		'atzīt',
		'pagarināt'
	],
	...[
		'noņemt',
		'atcelt',
		'konstatēt',
		'ievēlēt',
		'iecelt',
		'atstāt',
		'atteikt',
		'uzskatīt',
		'pateikties',
		'slēgt'
	]
]);
/** Of these a deadline alone makes no task: "pagarināt termiņu līdz …", "atlikt jautājumu līdz …". */
const onlyDeciding = new Set([
	'pieņemt',
	'atlikt',
	'noraidīt',
	'atzīt',
	'pagarināt',
	'noņemt',
	'atcelt',
	'konstatēt',
	'atstāt'
]);

/** What tells of somebody's wish, right or plan, or of a fact: an infinitive that hangs on it asks nothing. */
const telling = new Set(
	(
		'var varēs varētu varam varēja drīkst drīkstētu plāno plānots plānota plānoti plānotas plānojam plānoja plānojas vēlas vēlējās vēlētos ' +
		'grib spēj turpina turpinās turpināja turpinām sāk sāka sācis uzsāk uzsāka paredz paredzēts paredzēta paredzēja ir bija būs nav nebija ' +
		'tiks tika tiek tikt iespēja iespējas iespēju iespējams tiesības tiesību tiesīga tiesīgs mērķis mērķi mērķa izdevās izdodas nācās nākas ' +
		'iecerēts iecerējusi iecerējis cenšas centās mēģina palīdz palīdzēs palīdzēja ļauj ļaus ļāva dod dos deva piedāvā piedāvāja norāda ' +
		'norādīja uzsver uzsvēra ziņo ziņoja informē informēja uzskata uzskatīja notiek notika notiks izsakās runā uzdots uzdota uzdoti lūgts lūgta ' +
		'aicināts aicināta lemts nolemts atļauts ieteikts atbalsta vienojas vienojās apņemas apņēmās gatavojas gatavo strādā rezultāts rezultāti ' +
		'nedrīkst nevar neizdevās atsakās atteicās sola solīja cer uzdeva lūdza aicināja ieteica noteica palīdzētu varētu'
	).split(' ')
);
/** They ask where somebody and a day stand beside them. */
const softlyTelling = new Set(
	'nepieciešams nepieciešama nepieciešami nepieciešamas pienākums vajadzētu būtu vajag jābūt'.split(' ')
);
const subordinating = new Set(
	'ka lai kas kam ko kur ja jo kamēr tiklīdz kuru kura kurš kuri kurā kurās kuras kuriem kurām kurai kuram kuros'.split(
		' '
	)
);
const notAsked =
	/^(?:mērķ|rezultāt|klausās|piedalās|izsakās|runā|nepiedalās|pielikum|kvorum|tēm|secinājum|pamatojum)/u;

const plain = (word: Word) => word.text.toLowerCase();

export const asksInInfinitive = (word: Word) => asking.has(plain(word));
export const asksNow = (word: Word) => nowAsking.has(plain(word));
export const isTelling = (word: Word) => telling.has(plain(word));
export const isSoftlyTelling = (word: Word) => softlyTelling.has(plain(word));
export const isSubordinating = (word: Word) => subordinating.has(plain(word));
export const isParticipleWord = (word: Word) => isParticiple(word.text);
export const isDeed = (word: Word) => isInfinitive(word.text);
/** Whether what a label introduces is no deed that is asked: "Mērķis: …", "Rezultāts: …". */
export const isLabelOfNothing = (label: string) => notAsked.test(label.trim().toLowerCase());

const notOwed = /^jā(?:ņ|ņi|nis|nim|ņu|tniek|būt$)/u;

/** "jāiesniedz": must be handed in. */
export function isOwed(word: Word): boolean {
	return (
		/^jā\p{Ll}{3,}$/u.test(plain(word)) &&
		!/^J\p{Ll}+(?:s|im|am|ai)$/u.test(word.text) &&
		!notOwed.test(plain(word))
	);
}

/** "iesniedzams", "sagatavojama": to be handed in. */
export function isToBeDone(word: Word): boolean {
	return (
		/(?:dz|j|c|k|st|t|n|ņ|m|ļ)[aā]m(?:s|a|i|as)$/u.test(plain(word)) &&
		!/^(?:pieejam|iespējam|vērojam|redzam|tā?m|zinām|nākam|saucam|ļaudzam)/u.test(plain(word))
	);
}

/** Whether the deed is the deciding itself: "Pieņemt zināšanai …", "Atlikt …", "Apstiprināt …" that nobody owes. */
export function isDecision(
	deed: Word,
	{
		next,
		hasOwner,
		hasEarlyDeadline
	}: { next: Word | undefined; hasOwner: boolean; hasEarlyDeadline: boolean }
): boolean {
	if (plain(deed) === 'pieņemt' && next && /^(?:zināšanai|informāciju)$/u.test(plain(next))) return true;
	if (!deciding.has(plain(deed)) || hasOwner) return false;
	return onlyDeciding.has(plain(deed)) || !hasEarlyDeadline;
}

const fillers = new Set(
	(
		'nekavējoties atkārtoti regulāri turpmāk arī kā tostarp papildus vienlaikus savlaicīgi pastāvīgi kopīgi attiecīgi ' +
		'savas savu kompetences kompetencei ietvaros atbilstoši un vai nolemj nolēma nolemts nolemt padome tāpat savukārt bet šādus ' +
		'sēde lūdzu proti'
	).split(' ')
);
/** Words that may stand before the deed and change nothing. */
export const isFiller = (word: Word) => fillers.has(plain(word));
