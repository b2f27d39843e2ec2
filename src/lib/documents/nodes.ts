/** Moves all that is in one element to the end of another. */
export function moveContent(from: Element, to: Element): void {
	while (from.firstChild) to.appendChild(from.firstChild);
}

/** Takes an element away and leaves what is in it. */
export function unwrap(element: Element): void {
	element.replaceWith(...Array.from(element.childNodes));
}

/** The elements below one that a CSS selector finds: a list of its own, which stays while the tree is changed. */
export function elementsIn(element: Element, selector: string): Element[] {
	return Array.from(element.querySelectorAll(selector));
}
