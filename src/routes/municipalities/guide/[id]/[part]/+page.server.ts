import { error, type RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { writePart } from '#lib/municipalities/guide-drafts.server.ts';
import { readPart } from '#lib/municipalities/guide-page.server.ts';
import { partSchema } from '#lib/municipalities/guide-schema.ts';
import {
	areaText,
	partHeading,
	stepHeading,
	stepTexts,
	unansweredWord
} from '#lib/municipalities/guide-words.ts';
import { areaOf, isPart, parts, shapeOf, stepOf, unansweredIn } from '#lib/municipalities/guide.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';

export async function load({ locals, params }) {
	const { locale } = locals;
	const { draft, part, values, version } = await answer(readPart(actorOf(locals), params.id, params.part));
	const [area, step] = [areaOf(part), stepOf(part)];
	const guide = area === null ? stepTexts[step]({}, { locale }) : areaText(area, locale);
	return {
		draft: { id: draft.id, title: draft.title },
		...{ part, values, version, shape: shapeOf(part), heading: partHeading(part, locale) },
		step: area === null ? null : stepHeading(step, locale),
		guide: renderMarkdown(guide),
		unanswered: unansweredIn(draft.content, part).map((one) => unansweredWord(one, locale)),
		...{ previous: neighbour(part, -1, locale), next: neighbour(part, 1, locale) }
	};
}

/** The part before or after one. */
function neighbour(part: (typeof parts)[number], by: -1 | 1, locale: 'lv' | 'en') {
	const other = parts[parts.indexOf(part) + by];
	return other ? { part: other, name: partHeading(other, locale) } : null;
}

export const actions = {
	save: (event: RequestEvent) => {
		const { id, part } = event.params as { id: string; part: string };
		if (!isPart(part)) error(404, 'NOT_FOUND');
		return submit(event, 'save', partSchema(part), async (actor, data) => {
			const { eventId } = await writePart(actor, { id, part }, data);
			const next = event.url.searchParams.has('next') ? parts[parts.indexOf(part) + 1] : part;
			const notice = eventId ? { text: m.guide_saved(), undo: eventId } : { text: m.guide_same() };
			return { to: `/municipalities/guide/${[id, next].filter(Boolean).join('/')}`, notice };
		});
	}
};
