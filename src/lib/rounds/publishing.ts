/** Of a round: whether, and since when, its summary is before anybody. */
export interface Publication {
	readonly publishing: string;
	readonly publishedAt: Date | null;
}

/** Whether a summary is public: it was there when the round was published. One that was compiled later is not yet. */
export function isPublic({ publishing, publishedAt }: Publication, { at }: { readonly at: Date }): boolean {
	return publishing === 'ALL' && publishedAt !== null && at <= publishedAt;
}
