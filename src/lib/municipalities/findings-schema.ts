import { z } from 'zod';
import { requiredTextField, textField } from '#lib/documents/text-fields.ts';
import { webAddress } from '#lib/documents/web-address.ts';
import { idField, versionField } from '#lib/server/input.ts';
import { areaNumbers } from './questions.ts';

const ofSurvey = { surveyId: idField, version: versionField };

/** What the findings of a survey come to, in Markdown. */
export const concludeSchema = z.object({ ...ofSurvey, conclusions: textField() });

/** Whether they are shown to readers without an account. */
export const publishSchema = z.object({ ...ofSurvey, isPublished: z.boolean().default(false) });

const longestLink = 500;

/** An address as people write it, with or without "https://"; null where nothing was. */
const linkField = z
	.string()
	.nullish()
	.transform((typed, context): string | null => {
		const text = (typed ?? '').trim();
		if (text === '') return null;
		const address = webAddress(/^[a-z]+:/iu.test(text) ? text : `https://${text}`);
		if (address !== null && address.length <= longestLink && /^https?:/iu.test(address)) return address;
		context.addIssue({ code: 'custom', message: 'findings_problem_link' });
		return z.NEVER;
	});

const areaField = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((typed, context) => {
		const area = areaNumbers.find((one) => String(one) === String(typed ?? ''));
		if (area !== undefined) return area;
		context.addIssue({ code: 'custom', message: 'findings_problem_area' });
		return z.NEVER;
	});

const practice = {
	area: areaField,
	text: requiredTextField(10_000, 'findings_problem_practice'),
	link: linkField,
	isShown: z.boolean().default(false)
};

/** Good practice that is entered by hand. */
export const addPracticeSchema = z.object({ id: idField, ...practice });

/** The same changed. */
export const changePracticeSchema = z.object({ practiceId: idField, version: versionField, ...practice });
