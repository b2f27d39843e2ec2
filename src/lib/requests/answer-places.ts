/**
 * In which order things stand after somebody gave some of them other places, from 1; without one a thing is where it was. Where two
 * want one place, whoever was moved there takes it, and the other makes room.
 */
export function orderByPlaces(ids: readonly string[], places: readonly (number | null)[]): string[] {
	const wanted = ids.map((id, at) => {
		const place = places[at] ?? at + 1;
		return { id, at, place: place + Math.sign(place - (at + 1)) / 2 };
	});
	return wanted.toSorted((a, b) => a.place - b.place || a.at - b.at).map(({ id }) => id);
}
