import { problemWith } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { problemField } from './marked-columns.ts';
import { fieldText } from './versions-comparing.ts';
import type { AnswerContent, Template } from './template.ts';

/** Refuses INVALID, at each field and above the form, what is not answered and must be before it is sent; a draft need not be whole. */
export function mustBeComplete(template: Template, content: AnswerContent): void {
	const missing = template.filter(
		(field) => field.isRequired === true && fieldText(field, content, 'lv').trim() === ''
	);
	if (missing.length === 0) return;
	const titles = missing.map(({ title }) => title).join('; ');
	throw new Refusal('INVALID', {
		fields: {
			...Object.fromEntries(missing.map(({ id }) => [problemField(id), 'answering_problem_required'])),
			form: problemWith('answering_problem_required_form', { title: titles })
		}
	});
}
