import { error, fail } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { isId } from '#lib/server/identifiers.server.ts';

// Only hooks.server.ts comes here, to show a refusal as a page like the others.
export const csr = false;

export function load({ params }) {
	if (params.status === '403') error(403, m.accounts_refused());
	if (params.status !== '401' && params.status !== '503') error(404, m.accounts_not_found());
	return { isUnavailable: params.status === '503' };
}

export const actions = {
	/** The form that came too late, or at a bad moment, given back. */
	default: async ({ request, params }) =>
		fail(params.status === '503' ? 503 : 401, { typed: typedTexts(await request.formData()) })
};

/** Never shown, on any page: somebody may stand behind. */
const unshown = new Set(['password', 'present', 'hash']);

/** What a person wrote, without what the form itself carried along: a field named `text` is always somebody's words. */
function typedTexts(form: FormData): string[] {
	return [...form].flatMap(([name, value]) => {
		const words = typeof value === 'string' ? value.trim() : '';
		if (unshown.has(name)) return [];
		return words && (name === 'text' || (words.length > 15 && !isId(words))) ? [words] : [];
	});
}
