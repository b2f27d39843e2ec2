import { tidyPastedText } from './pasted-text.ts';

/** What only a conversion would keep; without any of it the plain text says the same. */
const structure =
	/<(?:ul|ol|li|table|h[1-6]|b|strong|i|em|a|del|s|sup|sub|blockquote|pre)[\s>]|mso-list|font-weight/i;

/**
 * For a textarea (`{@attach pasteFromWord}`): what is pasted from Word or a web page arrives as Markdown, with its lists
 * and tables. One step of undoing takes it back, unless it is very long. Where the conversion fails, the plain text arrives.
 */
export function pasteFromWord(area: HTMLTextAreaElement): () => void {
	function onPaste(event: ClipboardEvent): void {
		const html = event.clipboardData?.getData('text/html') ?? '';
		const text = event.clipboardData?.getData('text/plain') ?? '';
		const tidied = tidyPastedText(text);
		if (!structure.test(html)) {
			if (tidied === text && text.length <= longestUndone) return;
			event.preventDefault();
			insertText(area, tidied);
			return;
		}
		event.preventDefault();
		void convert(html, tidied).then((markdown) => insertText(area, markdown));
	}
	area.addEventListener('paste', onPaste);
	return () => area.removeEventListener('paste', onPaste);
}

async function convert(html: string, otherwise: string): Promise<string> {
	try {
		const { markdownFromHtml } = await import('./word-paste.ts');
		return (await markdownFromHtml(html)) || otherwise;
	} catch {
		return otherwise;
	}
}

/** Browsers insert line by line what they can undo: two hundred pages would stop them for minutes. */
const longestUndone = 20_000;

/** Puts text where the cursor is, as if it had been typed. */
function insertText(area: HTMLTextAreaElement, text: string): void {
	area.focus();
	// Deprecated, and the only way that browsers can undo; it sends the input event itself.
	if (text.length <= longestUndone && document.execCommand('insertText', false, text)) return;
	area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
	area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste', data: text }));
}
