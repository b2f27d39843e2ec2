// Preloaded into a process of the tests: its time runs, but begins at SHIFTED_NOW. The portal itself knows nothing of it.
const start = process.env.SHIFTED_NOW;
if (start) {
	const RealDate = Date;
	const offset = RealDate.parse(start) - RealDate.now();
	globalThis.Date = class Date extends RealDate {
		/** @param {ConstructorParameters<typeof RealDate>} parts */
		constructor(...parts) {
			super(...(parts.length === 0 ? /** @type {const} */ ([RealDate.now() + offset]) : parts));
		}
		static now() {
			return RealDate.now() + offset;
		}
	};
}
