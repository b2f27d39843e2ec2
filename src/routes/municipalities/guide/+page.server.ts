import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { mustHavePublicPages } from '#lib/meetings/public-pages.server.ts';
import { startDraft } from '#lib/municipalities/guide-drafts.server.ts';
import { readOwnDrafts } from '#lib/municipalities/guide-page.server.ts';
import { startGuideSchema } from '#lib/municipalities/guide-schema.ts';
import { areaText, stepHeading, stepTexts } from '#lib/municipalities/guide-words.ts';
import { stepNames } from '#lib/municipalities/guide.ts';
import { areaNumbers, areaWord } from '#lib/municipalities/questions.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { keepShortly } from '../../council/public.server.ts';
import { momentWords } from '../../outbox/words.ts';
import { submit } from '../../submit.server.ts';

export const csr = false;

/** The guide, as far as the council has public pages; for whoever writes a programme, its drafts beside. */
export async function load(event) {
	const { actor, installation, locale } = event.locals;
	if (!actor) await answer(mustHavePublicPages(installation));
	keepShortly(event);
	const own = actor && (await readOwnDrafts(actor, event.url.searchParams));
	const steps = stepNames.map((step) => ({
		...{ step, heading: stepHeading(step, locale) },
		html: renderMarkdown(stepTexts[step]({}, { locale })),
		areas:
			step === 'analysis'
				? areaNumbers.map((area) => ({ name: areaWord(area, locale), text: areaText(area, locale) }))
				: []
	}));
	const drafts = own?.drafts.map((draft) => ({ ...draft, savedAt: momentWords(draft.savedAt, locale) }));
	const isWriter = own !== null && (own.municipalities.length > 0 || own.drafts.length > 0);
	return { steps, own: isWriter ? { ...own, drafts: drafts ?? [] } : null, formId: newId() };
}

export const actions = {
	start: (event: RequestEvent) =>
		submit(event, 'start', startGuideSchema, async (actor, data) => {
			const { id } = await startDraft(actor, data);
			return { to: `/municipalities/guide/${id}`, notice: { text: m.guide_started() } };
		})
};
