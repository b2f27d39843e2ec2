/** What Word puts into the clipboard is full of styles, and of worse: the page's policy keeps them from acting, and says so. */
export const pasteRefusals = /^(Applying inline style|Executing inline event handler) violates/;

/** Pastes HTML into a field, in the browser; answers whether the page took care of it. */
export function paste(area: HTMLElement, html: string): boolean {
	const clipboardData = new DataTransfer();
	clipboardData.setData('text/html', html);
	clipboardData.setData('text/plain', 'tas pats bez noformējuma');
	area.focus();
	return !area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}
