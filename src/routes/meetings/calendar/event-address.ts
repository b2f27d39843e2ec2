/** The page on which an event was announced: what was asked for says which. */
export function eventAddress({ subject }: { readonly subject: string }): string {
	const [, id = ''] = subject.split(':');
	return `/rounds/${id}`;
}
