import type { Deed } from '#lib/accounts/actor.ts';

/*
 * What a public body says of its site: how accessible it is, and what it does with personal data (DOMAIN.md §8). The official wording
 * is the portal's; the facts in it are the administrator's. What nobody completed is not said, but that it is missing.
 */

export const deeds = {
	change: { name: 'notices.change', grants: ['ADMINISTRATOR'] }
} satisfies Record<string, Deed>;

export const noticeNames = ['accessibility', 'privacy'] as const;
export type NoticeName = (typeof noticeNames)[number];

/** Under which a notice's facts are kept. */
export const keyOf = (name: NoticeName) => `notices.${name}` as const;

/** Which notice a key is of; null of another setting's. */
export function noticeOf(key: string): NoticeName | null {
	return noticeNames.find((name) => keyOf(name) === key) ?? null;
}

export type FieldKind = 'line' | 'text' | 'date' | 'link' | 'email' | 'days' | 'method' | 'result';

/** By which method it was looked at how accessible the portal is (MK 14.07.2020. noteikumi Nr. 445). */
export const methods = ['SIMPLIFIED', 'IN_DEPTH'] as const;
export type Method = (typeof methods)[number];
/** What came of it. */
export const results = ['CONFORMS', 'CONFORMS_PARTLY', 'DOES_NOT_CONFORM'] as const;
export type Result = (typeof results)[number];

/** What the administrator completes of each notice, in the groups and the order in which it is asked. */
export const noticeFields = {
	accessibility: {
		who: { publisher: 'line', address: 'link' },
		evaluation: {
			...({ method: 'method', evaluatedOn: 'date', evaluatedBy: 'line', document: 'link' } as const),
			...({ result: 'result', problems: 'text', burden: 'text' } as const)
		},
		contact: {
			...({ alternatives: 'text', email: 'email', phone: 'line' } as const),
			...({ answerDays: 'days', enforcement: 'text' } as const)
		},
		made: { madeOn: 'date', madeBy: 'line' }
	},
	privacy: {
		controller: {
			...({ controller: 'line', controllerAddress: 'line', controllerEmail: 'email' } as const),
			...({ controllerPhone: 'line', officer: 'text' } as const)
		},
		processing: { legalBasis: 'text', recipients: 'text', processors: 'text' },
		keeping: {
			...({ keptMinutes: 'line', keptTasks: 'line', keptJournal: 'line' } as const),
			...({ keptMail: 'line', keptAccounts: 'line' } as const)
		}
	}
} as const satisfies Record<NoticeName, Record<string, Record<string, FieldKind>>>;

type Groups = typeof noticeFields;
type FieldsOf<N extends NoticeName> = {
	[G in keyof Groups[N]]: keyof Groups[N][G];
}[keyof Groups[N]] &
	string;
export type AccessibilityField = FieldsOf<'accessibility'>;
export type PrivacyField = FieldsOf<'privacy'>;
export type NoticeField = AccessibilityField | PrivacyField;
export type NoticeGroup = { [N in NoticeName]: keyof Groups[N] }[NoticeName] & string;

export type Facts = Readonly<Partial<Record<NoticeField, string | null>>>;

/** The groups of a notice, each with its fields. */
export function groupsOf(name: NoticeName): readonly {
	readonly group: NoticeGroup;
	readonly fields: readonly (readonly [NoticeField, FieldKind])[];
}[] {
	const groups: Readonly<Record<string, Readonly<Record<string, FieldKind>>>> = noticeFields[name];
	return Object.entries(groups).map(([group, fields]) => ({
		group: group as NoticeGroup,
		fields: Object.entries(fields) as [NoticeField, FieldKind][]
	}));
}

/** The fields of a notice, in their order. */
export function fieldsOf(name: NoticeName): readonly (readonly [NoticeField, FieldKind])[] {
	return groupsOf(name).flatMap(({ fields }) => fields);
}

/** What makes an evaluation: without all of it none is recorded, and nothing is said of one. */
export const evaluationFields = ['method', 'evaluatedOn', 'evaluatedBy', 'result'] as const;

export interface Evaluation {
	readonly method: Method;
	readonly evaluatedOn: string;
	readonly evaluatedBy: string;
	readonly result: Result;
}

/** How accessible the portal was found to be; null where nobody recorded all of it. */
export function evaluationOf(facts: Facts): Evaluation | null {
	const { method, evaluatedOn, evaluatedBy, result } = facts;
	if (!method || !evaluatedOn || !evaluatedBy || !result) return null;
	return { method: method as Method, evaluatedOn, evaluatedBy, result: result as Result };
}

/** What may be left open and nothing is missing. */
const optional: ReadonlySet<NoticeField> = new Set(['burden', 'phone', 'controllerPhone', 'address']);

/** What is still to be completed, in the order in which it is asked. */
export function missingOf(name: NoticeName, facts: Facts): NoticeField[] {
	const isEvaluated = evaluationOf(facts) !== null;
	return fieldsOf(name).flatMap(([field]) => {
		if (facts[field] || optional.has(field)) return [];
		// What was found wrong, and the paper about it, are of an evaluation.
		if (field === 'problems') return isEvaluated && facts.result !== 'CONFORMS' ? [field] : [];
		return field === 'document' && !isEvaluated ? [] : [field];
	});
}
