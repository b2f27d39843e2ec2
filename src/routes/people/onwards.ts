/** The forms that somebody who was not found is entered on the way to. */
const forms = ['appoint', 'contact'];

/** The address where a new person is entered on the way to another form, with all that form knows. */
export function newPersonAddress(then: string, params: URLSearchParams): string {
	const query = new URLSearchParams([...params].filter(([name]) => !name.startsWith('/')));
	query.set('then', then);
	query.set('name', params.get('q') ?? '');
	query.delete('q');
	return `/people/new?${query.toString()}`;
}

/** Where one goes with the new person: back to that form, else to their page. */
export function onwards(params: URLSearchParams, personId: string): string {
	const then = forms.find((form) => form === params.get('then'));
	if (!then) return `/people/${personId}`;
	const query = new URLSearchParams({ person: personId });
	for (const name of ['post', 'body', 'institution']) {
		const value = params.get(name);
		if (value) query.set(name, value);
	}
	return `/people/${then}?${query.toString()}`;
}

/** The address of a page's action that keeps what the page's own address knows. */
export function actionAddress(action: string, params: URLSearchParams): string {
	const query = new URLSearchParams([...params].filter(([name]) => !name.startsWith('/')));
	return [`?/${action}`, query.toString()].filter(Boolean).join('&') + `#${action}`;
}

/** The address of a form with somebody chosen, or with nobody, and all else that it knows. */
export function choosingAddress(
	form: string,
	kept: readonly (readonly [string, string])[],
	personId: string | null
): string {
	const query = new URLSearchParams(kept.map(([name, value]) => [name, value]));
	if (personId) query.set('person', personId);
	return `/people/${form}?${query.toString()}`;
}
