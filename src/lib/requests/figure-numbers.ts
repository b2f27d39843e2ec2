/** A number as people write it in Latvian: "1 234,5", "−12", "403"; null for everything else. */
export function readNumber(text: string): number | null {
	const typed = text.trim().replace(/^[−–]/, '-');
	if (!/^-?\d{1,3}(?:[\s\u00a0\u202f]\d{3})*(?:[.,]\d{1,6})?$|^-?\d{1,15}(?:[.,]\d{1,6})?$/.test(typed))
		return null;
	return Number(typed.replace(/\s/g, '').replace(',', '.'));
}

const formats = {
	lv: new Intl.NumberFormat('lv', { maximumFractionDigits: 6, useGrouping: 'always' }),
	en: new Intl.NumberFormat('en', { maximumFractionDigits: 6 })
};

/** "1 234,5"; with English words "1,234.5". */
export function numberText(value: number, locale: 'lv' | 'en'): string {
	return formats[locale].format(value).replace(/^-/, '−');
}

/** As a field of a form shows it, to be read by `readNumber` again. */
export function numberField(value: number): string {
	return numberText(value, 'lv').replace(/\u00a0/g, ' ');
}
