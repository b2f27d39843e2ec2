// Preloaded into a process of the tests: its time runs, but begins at SHIFTED_NOW. The portal itself knows nothing of it.
const start = process.env.SHIFTED_NOW;
if (start) {
	const offset = Date.parse(start) - Date.now();
	globalThis.Date = new Proxy(Date, {
		construct: (real, parts, asked) =>
			Reflect.construct(real, parts.length === 0 ? [real.now() + offset] : parts, asked),
		get: (real, key) => (key === 'now' ? () => real.now() + offset : Reflect.get(real, key))
	});
}
