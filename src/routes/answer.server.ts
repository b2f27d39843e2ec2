import { error } from '@sveltejs/kit';
import { Refusal, statusOf } from '#lib/server/refusal.ts';

/** The fields of a form. What cannot be read as one has none: whoever sent it is told what is missing. */
export async function readForm(request: Request): Promise<FormData> {
	return request.formData().catch((fault: unknown) => {
		if (fault instanceof TypeError) return new FormData();
		throw fault;
	});
}

/** What an endpoint answers where nothing is: the page that says so. `error` would show SvelteKit's own. */
export async function showNotFound(fetch: typeof globalThis.fetch): Promise<Response> {
	const page = await fetch('/refused/404', { headers: { accept: 'text/html' } });
	return new Response(page.body, page);
}

/**
 * What a page's load does with a refusal: the page is not there. Everything else goes on to handleError.
 * Actions catch the refusals they expect themselves, because they give back what was typed.
 */
export async function answer<T>(work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (refusal) {
		if (refusal instanceof Refusal) error(statusOf(refusal), refusal.reason);
		throw refusal;
	}
}
