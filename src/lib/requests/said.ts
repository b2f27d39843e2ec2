import { monthName, longDate } from '#lib/latvian/dates.ts';
import { markedLines } from './marked-words.ts';
import type { AnswerContent, DatedEvent, Figure, PartialDate, TemplateField } from './template.ts';

/* What an answer says under one field, as Markdown: what compiles it puts it under the field's heading. */

/** Markdown; empty where nothing was said there. Of events and figures, a line each. */
export function saidUnder(field: TemplateField, content: AnswerContent): string {
	const { id, kind } = field;
	const { texts, events, figures } = content;
	if (kind === 'EVENTS') return events.map(eventLine).join('\n');
	if (kind === 'FIGURES') return figures.map(figureLine).join('\n');
	if (kind !== 'TEXT')
		return markedLines(field, content, 'lv')
			.map((line) => `- ${line}`)
			.join('\n');
	return texts[id]?.trim() ?? '';
}

const eventLine = ({ date, until, text }: DatedEvent) =>
	`- ${partialDate(date)}${until ? ` – ${partialDate(until)}` : ''}: ${text}`;

function figureLine({ name, value, unit, from, until }: Figure): string {
	const number = value.toLocaleString('lv-LV');
	const span = [from, until].flatMap((date) => (date ? partialDate(date) : [])).join(' – ');
	return `- ${name}: ${[number, unit].filter(Boolean).join(' ')}${span ? ` (${span})` : ''}`;
}

function partialDate(date: PartialDate): string {
	const [year, month, day] = date.split('-');
	if (day) return longDate(date);
	return month ? `${year}. gada ${monthName(Number(month))}` : `${year}. gads`;
}
