import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import type { BodyRow } from '#lib/council/bodies.server.ts';
import type { BodyKind, Mandate, PostRole } from '#lib/council/council.ts';
import { roleWord } from '#lib/council/words.ts';
import { lineOf, type Block, type Lines } from '#lib/documents/blocks.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { tasksAddress } from '#lib/tasks/filter.ts';
import type { TaskList, TaskRow } from '#lib/tasks/register.server.ts';

/** What somebody new must know, as of a day. */
export interface Introduction {
	readonly today: string;
	readonly council: {
		readonly name: string;
		readonly startDate: string | null;
		readonly decision: string | null;
		readonly mandate: Mandate | null;
	};
	readonly bodies: readonly (BodyRow & { readonly mandate: Mandate | null })[];
	readonly late: TaskList;
	readonly coming: TaskList;
	readonly comingDays: number;
	/** For whom it is, where it is for somebody. */
	readonly person: {
		readonly name: string;
		readonly seats: readonly {
			readonly label: string;
			readonly bodyName: string;
			readonly role: PostRole;
			readonly kind: BodyKind;
			readonly tasks: readonly TaskRow[];
		}[];
	} | null;
}

const longestGoal = 170;
const mostOwn = 6;

/** The introduction as a document of two pages, in a language; what the council itself wrote stays as it is. */
export function introductionBlocks(introduction: Introduction, locale: Locale): Block[] {
	const options = { locale };
	const { late, coming, comingDays } = introduction;
	return [
		heading(m.word_intro_council({}, options)),
		...councilBlocks(introduction, locale),
		heading(m.word_intro_bodies({}, options)),
		bodiesTable(introduction, locale),
		...personBlocks(introduction, locale),
		heading(m.word_intro_late({}, options)),
		...tasksOf(late, m.word_intro_nothing_late({}, options), tasksAddress({ period: 'late' }), locale),
		heading(m.word_intro_coming({ count: comingDays }, options)),
		...tasksOf(
			coming,
			m.word_intro_nothing_coming({ count: comingDays }, options),
			tasksAddress({ status: 'OPEN' }),
			locale
		),
		heading(m.word_intro_how({}, options)),
		{
			type: 'LIST',
			items: [
				m.word_intro_how_start({}, options),
				m.word_intro_how_report({}, options),
				m.word_intro_how_mail({}, options),
				m.word_intro_how_find({}, options),
				m.word_intro_how_ask({}, options)
			].map((text) => lineOf(text))
		}
	];
}

function heading(text: string): Block {
	return { type: 'HEADING', level: 1, text };
}

/** Made of what is on record: what is not known is not said. */
function councilBlocks({ council, bodies, late }: Introduction, locale: Locale): Block[] {
	const options = { locale };
	const { name, startDate, decision, mandate } = council;
	const standing = bodies.filter(({ kind }) => kind === 'STANDING_GROUP');
	const sum = (pick: (row: BodyRow) => number) => bodies.reduce((total, row) => total + pick(row), 0);
	const goal = (text: string | null | undefined, of: string) =>
		text ? m.word_intro_goal({ name: of, goal: plainText(text) }, options) : null;
	const sentences = [
		goal(mandate?.goal, name),
		startDate && m.word_intro_since({ name, date: shortDate(startDate, locale) }, options),
		decision && m.word_intro_decision({ decision }, options),
		m.word_intro_size(
			{
				...{ name, bodies: bodies.filter(({ kind }) => kind !== 'COUNCIL').length },
				...{ seats: sum((row) => row.seats), filled: sum((row) => row.filled) }
			},
			options
		),
		m.word_intro_tasks({ open: late.register.open, late: late.register.late }, options)
	];
	const text = (words: string | null): Block[] =>
		words ? [{ type: 'PARAGRAPH', lines: lineOf(words) }] : [];
	return [
		...text(sentences.filter(Boolean).join(' ')),
		...standing.flatMap((row) => text(goal(row.mandate?.goal, row.label))),
		...[mandate, ...standing.map((row) => row.mandate)].flatMap((one): Block[] =>
			one?.legalBasis ? [{ type: 'MARKDOWN', source: one.legalBasis }] : []
		)
	];
}

function bodiesTable({ bodies }: Introduction, locale: Locale): Block {
	const options = { locale };
	return {
		type: 'TABLE',
		columns: [
			{ name: m.council_bodies_body({}, options), share: 5 },
			{ name: m.council_body_goal({}, options), share: 8 },
			{ name: m.council_bodies_lead_column({}, options), share: 4 }
		],
		rows: bodies.map(({ slug, label, mandate, chair }): Lines[] => [
			[[{ text: label, href: `/bodies/${slug}` }]],
			lineOf(mandate?.goal && firstSentence(plainText(mandate.goal))),
			chair
				? [...lineOf(chair.label), ...chair.holders.flatMap(({ name }) => lineOf(name, 'QUIET'))]
				: lineOf(m.council_bodies_no_chair({}, options), 'QUIET')
		])
	};
}

/** A goal in one sentence: its first one, or as much of it as a sentence may be long. */
export function firstSentence(text: string): string {
	const bare = text.replace(/^•\s*/, '').replace(/[;,]?\s•\s.*$/s, '');
	const end = /[.;!?](?=\s+\p{Lu})/u.exec(bare);
	const sentence = end ? bare.slice(0, end.index) : bare.replace(/[.;]$/, '');
	return plainText(sentence, longestGoal);
}

function personBlocks({ person }: Introduction, locale: Locale): Block[] {
	if (!person) return [];
	const options = { locale };
	const { seats, name } = person;
	if (seats.length === 0)
		return [
			heading(m.word_intro_your_seats({}, options)),
			{ type: 'PARAGRAPH', lines: lineOf(m.word_intro_no_seats({ name }, options)) }
		];
	return [
		heading(m.word_intro_your_seats({}, options)),
		...seats.flatMap(({ label, bodyName, role, kind, tasks }): Block[] => {
			const words = `${label}, ${bodyName} (${roleWord(role, kind, locale)})`;
			const more = tasks.length - mostOwn;
			return [
				{ type: 'PARAGRAPH', lines: [[{ text: words, look: 'STRONG' }]] },
				tasks.length
					? {
							type: 'LIST',
							items: [
								...tasks.slice(0, mostOwn).map((task) => taskLines(task, locale)),
								...(more > 0 ? [lineOf(m.word_intro_more({ count: more }, options), 'QUIET')] : [])
							]
						}
					: { type: 'PARAGRAPH', lines: lineOf(m.word_intro_owes_nothing({}, options), 'QUIET') }
			];
		})
	];
}

function tasksOf({ rows, total }: TaskList, nothing: string, all: string, locale: Locale): Block[] {
	if (rows.length === 0) return [{ type: 'PARAGRAPH', lines: lineOf(nothing) }];
	const more = total - rows.length;
	const rest: Lines = [[{ text: m.word_intro_more({ count: more }, { locale }), href: all, look: 'QUIET' }]];
	return [
		{
			type: 'LIST',
			items: [...rows.map((row) => taskLines(row, locale, true)), ...(more > 0 ? [rest] : [])]
		}
	];
}

/** "01.05.2022. Informatīvais ziņojums par mediāciju – Bāriņtiesu darbs, VBTAI" */
function taskLines(row: TaskRow, locale: Locale, withOwners = false): Lines {
	const { number, code, title, due, body, owners, isLate } = row;
	const owed = [body.name, ...owners.lead.map(({ label }) => label)].join(', ');
	return [
		[
			...(due ? [{ text: `${shortDate(due, locale)} `, look: isLate ? ('LATE' as const) : undefined }] : []),
			{ text: plainText(code ? `${code} ${title}` : title, 120), href: `/tasks/${number}` },
			...(withOwners ? [{ text: ` – ${owed}` }] : [])
		]
	];
}
