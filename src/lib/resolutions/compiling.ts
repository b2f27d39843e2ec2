import { shorten } from '#lib/documents/plain-text.ts';
import type { CompiledAnswer } from '#lib/requests/compiled-answer.ts';
import { saidUnder } from '#lib/requests/said.ts';
import type { Template } from '#lib/requests/template.ts';
import { doneField, type SourceKind } from './reports.ts';

/*
 * Putting together a report: what the institutions answered and what the tasks say, under the headings of the template, theme by
 * theme. What stands there already is never touched; what is new comes to its place.
 */

/** A theme, as far as compiling goes. */
export interface Theme {
	readonly id: string;
	readonly pointIds: readonly string[];
}

/** A point of the resolution. */
export interface ThemePoint {
	readonly id: string;
	readonly text: string;
	/** The tasks that are tied to it. */
	readonly taskIds: readonly string[];
}

/** A paragraph that stands in the report. */
export interface Standing {
	readonly id: string;
	readonly sectionId: string;
	readonly field: string | null;
	readonly sourceKind: SourceKind;
	readonly sourceId: string | null;
	/** Whoever answers for the point itself stands before those who help. */
	readonly isHelper: boolean;
}

/** What the course of a task says. */
export interface TaskCourse {
	readonly id: string;
	readonly text: string;
}

export interface ToCompile {
	readonly template: Template;
	readonly themes: readonly Theme[];
	readonly points: readonly ThemePoint[];
	/** In their order. */
	readonly standing: readonly Standing[];
	readonly answers: readonly CompiledAnswer[];
	readonly courses: readonly TaskCourse[];
	/** What was sent and is not accepted yet is taken, too. */
	readonly takesSent: boolean;
	/** Of what belongs to no point. */
	readonly generalTheme: string;
	readonly newId: () => string;
}

export interface NewTheme extends Theme {
	readonly theme: string;
}

export interface NewParagraph {
	readonly id: string;
	readonly sectionId: string;
	readonly field: string | null;
	readonly heading: string | null;
	readonly text: string;
	readonly sourceKind: SourceKind;
	readonly sourceId: string;
	readonly sourceVersionId: string | null;
	readonly isHelper: boolean;
}

export interface Compiled {
	readonly themes: readonly NewTheme[];
	readonly paragraphs: readonly NewParagraph[];
	/** The ids of the paragraphs of each theme in which something is new, in their new order. */
	readonly order: ReadonlyMap<string, readonly string[]>;
}

/** What compiling adds to a report. Compiled twice, the second time adds nothing. */
export function compile(given: ToCompile): Compiled {
	const missing = missingThemes(given);
	const general = generalThemeOf(given, [...given.themes, ...missing]);
	const themes = general && 'isNew' in general ? [...missing, general.theme] : missing;
	const all = [...given.themes, ...themes];
	const paragraphs = [
		...paragraphsOfAnswers(given, all, general?.theme ?? null),
		...paragraphsOfTasks(given, all)
	];
	return { themes, paragraphs, order: orderOf(given, paragraphs) };
}

/** A theme for each point that has none. */
function missingThemes({ themes, points, newId }: ToCompile): NewTheme[] {
	const known = new Set(themes.flatMap(({ pointIds }) => pointIds));
	return points
		.filter(({ id }) => !known.has(id))
		.map(({ id, text }) => ({ id: newId(), pointIds: [id], theme: themeOf(text) }));
}

/** The first sentence of a point: until the secretariat says it shorter. */
export function themeOf(text: string): string {
	const line = text
		.replace(/[*_#>`]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
	return shorten(line.split(/[;:.](?=\s|$)/)[0] || line, 160);
}

/** Where an answer stands that belongs to no point: where such a one stands already, else in a theme of its own. */
function generalThemeOf(
	given: ToCompile,
	themes: readonly Theme[]
): { readonly theme: Theme } | { readonly theme: NewTheme; readonly isNew: true } | null {
	const whole = given.answers.filter((answer) => answer.partSubject === null && isTaken(answer, given));
	if (whole.length === 0) return null;
	const ids = new Set(whole.map(({ id }) => id));
	const stands = given.standing.find(({ sourceId }) => sourceId !== null && ids.has(sourceId));
	const known = themes.find(({ id }) => id === stands?.sectionId);
	if (known) return { theme: known };
	return { theme: { id: given.newId(), pointIds: [], theme: given.generalTheme }, isNew: true };
}

/** Whether what an institution sent belongs into the report. */
function isTaken({ state, version }: CompiledAnswer, { takesSent }: Pick<ToCompile, 'takesSent'>): boolean {
	return version !== null && (state === 'ACCEPTED' || (takesSent && state === 'SENT'));
}

function paragraphsOfAnswers(
	given: ToCompile,
	themes: readonly Theme[],
	general: Theme | null
): NewParagraph[] {
	const known = new Set(
		given.standing.flatMap(({ sourceKind, sourceId, field }) =>
			sourceKind === 'ANSWER' ? [`${sourceId} ${field}`] : []
		)
	);
	const taken = given.answers.filter((answer) => isTaken(answer, given));
	const inOrder = [...taken].sort((a, b) => Number(a.role === 'CO') - Number(b.role === 'CO'));
	return inOrder.flatMap((answer) => {
		const theme = themeOfAnswer(answer, themes) ?? general;
		if (!theme) return [];
		return given.template.flatMap((field) => {
			const text = saidUnder(field, answer.version!.content);
			if (text === '' || known.has(`${answer.id} ${field.id}`)) return [];
			return {
				...{ id: given.newId(), sectionId: theme.id, field: field.id, heading: field.title, text },
				...{ sourceKind: 'ANSWER' as const, sourceId: answer.id, sourceVersionId: answer.version!.id },
				isHelper: answer.role === 'CO'
			};
		});
	});
}

function themeOfAnswer({ partSubject }: CompiledAnswer, themes: readonly Theme[]): Theme | undefined {
	const pointId = partSubject?.startsWith('point:') ? partSubject.slice('point:'.length) : null;
	return pointId === null ? undefined : themes.find(({ pointIds }) => pointIds.includes(pointId));
}

/** The course of each task once, in the first theme that has a point of it, under what was done. */
function paragraphsOfTasks(given: ToCompile, themes: readonly Theme[]): NewParagraph[] {
	const known = new Set(
		given.standing.flatMap(({ sourceKind, sourceId }) => (sourceKind === 'TASK' ? [sourceId] : []))
	);
	const field = given.template.find(({ id }) => id === doneField) ?? null;
	const points = new Map(given.points.map((point) => [point.id, point]));
	const courses = new Map(given.courses.map((course) => [course.id, course]));
	return themes.flatMap((theme) =>
		theme.pointIds.flatMap((pointId) =>
			(points.get(pointId)?.taskIds ?? []).flatMap((taskId) => {
				const course = courses.get(taskId);
				if (!course || known.has(taskId)) return [];
				known.add(taskId);
				return {
					...{ id: given.newId(), sectionId: theme.id, field: field?.id ?? null },
					...{ heading: field?.title ?? null, text: course.text, sourceKind: 'TASK' as const },
					...{ sourceId: taskId, sourceVersionId: null, isHelper: true }
				};
			})
		)
	);
}

/** Each new paragraph behind those of its heading and of the headings before it; whoever leads before whoever helps. */
function orderOf(
	{ template, standing }: ToCompile,
	paragraphs: readonly NewParagraph[]
): ReadonlyMap<string, readonly string[]> {
	const lists = new Map<string, Placed[]>();
	for (const one of standing) lists.set(one.sectionId, [...(lists.get(one.sectionId) ?? []), one]);
	for (const one of paragraphs) {
		const list = lists.get(one.sectionId) ?? [];
		list.splice(placeOf(list, one, template), 0, one);
		lists.set(one.sectionId, list);
	}
	const changed = new Set(paragraphs.map(({ sectionId }) => sectionId));
	return new Map(
		[...lists].filter(([id]) => changed.has(id)).map(([id, list]) => [id, list.map((p) => p.id)])
	);
}

type Placed = Pick<Standing, 'id' | 'field' | 'isHelper'>;

function placeOf(list: readonly Placed[], one: Placed, template: Template): number {
	const rank = (field: string | null) => template.findIndex(({ id }) => id === field);
	const own = rank(one.field);
	if (own === -1) return list.length;
	if (!one.isHelper) {
		const helper = list.findIndex(({ field, isHelper }) => field === one.field && isHelper);
		if (helper !== -1) return helper;
	}
	// What stands under no heading of the template stays with what it follows.
	let before = 0;
	let last = -1;
	for (const [at, { field }] of list.entries()) {
		last = rank(field) === -1 ? last : rank(field);
		if (last <= own) before = at + 1;
	}
	return before;
}
