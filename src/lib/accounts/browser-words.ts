/** Which browser on which machine, by their own names, from what a browser says of itself; null where it says nothing known. */
export function browserWords(userAgent: string | null): string | null {
	const text = userAgent ?? '';
	const name = browsers.find(([, sign]) => sign.test(text))?.[0];
	const machine = machines.find(([, sign]) => sign.test(text))?.[0];
	return [name, machine].filter(Boolean).join(', ') || null;
}

// The order matters: most say that they are Chrome or Safari, too.
const browsers: readonly (readonly [string, RegExp])[] = [
	['Microsoft Edge', /\bEdg(e|A|iOS)?\//],
	['Opera', /\b(OPR|Opera)\//],
	['Samsung Internet', /\bSamsungBrowser\//],
	['Vivaldi', /\bVivaldi\//],
	['Firefox', /\b(Firefox|FxiOS)\//],
	['Chrome', /\b(Chrome|Chromium|CriOS|HeadlessChrome)\//],
	['Safari', /\bVersion\/[\d.]+ .*Safari\//]
];
const machines: readonly (readonly [string, RegExp])[] = [
	['iPhone', /\biPhone\b/],
	['iPad', /\biPad\b/],
	['Android', /\bAndroid\b/],
	['Windows', /\bWindows\b/],
	['macOS', /\bMac OS X\b|\bMacintosh\b/],
	['ChromeOS', /\bCrOS\b/],
	['Linux', /\bLinux\b/]
];
