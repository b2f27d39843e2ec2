import { afterEach, expect, test, vi } from 'vitest';

/** As much of a browser's page as a half-written report needs. */
function openPage(kept: Map<string, string>, version: string) {
	const control = (name: string, value: string, type = 'text') => ({
		...{ name, type, value, checked: false, opened: false },
		addEventListener: () => undefined,
		closest() {
			return { setAttribute: () => (this.opened = true) };
		}
	});
	const controls = {
		...{ text: control('text', '', 'textarea'), version: control('version', version, 'hidden') },
		...{
			entryId: control('entryId', 'e', 'hidden'),
			isRestricted: control('isRestricted', 'on', 'checkbox')
		},
		...{ restrictedBasis: control('restrictedBasis', ''), restrictedUntil: control('restrictedUntil', '') }
	};
	const area = { ...controls.text, dataset: { longest: '20000' } };
	const listeners = new Map<string, () => void>();
	const named: Readonly<Record<string, unknown>> = { ...controls, text: area };
	const form = {
		dataset: { writing: 'report-7' },
		elements: { namedItem: (name: string) => named[name] ?? null },
		querySelector: (selector: string) => (selector === 'textarea' ? area : null),
		addEventListener: (name: string, listener: () => void) => listeners.set(name, listener)
	};
	Object.assign(area, {
		addEventListener: (name: string, listener: () => void) =>
			name === 'input' && listeners.set(name, listener)
	});
	vi.stubGlobal('document', {
		querySelectorAll: () => [form],
		querySelector: () => ({ dataset: { reader: 'reader' } }),
		getElementById: () => null
	});
	vi.stubGlobal('localStorage', {
		getItem: (name: string) => kept.get(name) ?? null,
		setItem: (name: string, value: string) => kept.set(name, value),
		removeItem: (name: string) => kept.delete(name)
	});
	vi.resetModules();
	const open = () => import('./writing.ts');
	return { controls: { ...controls, text: area }, open, type: () => listeners.get('input')!() };
}

afterEach(() => vi.unstubAllGlobals());

test('a half-written report comes back as what it was: restricted, and of the task as its writer saw it', async () => {
	const kept = new Map<string, string>();
	const first = openPage(kept, '3');
	await first.open();
	first.controls.text.value = 'Slepeni vārdi.';
	first.controls.isRestricted.checked = true;
	first.controls.restrictedBasis.value = 'IAL 5. pants';
	first.controls.restrictedUntil.value = '25.03.2023.';
	first.type();

	const later = openPage(kept, '4');
	await later.open();
	const { text, version, isRestricted, restrictedBasis, restrictedUntil } = later.controls;
	expect(text.value).toBe('Slepeni vārdi.');
	expect([isRestricted.checked, isRestricted.opened]).toEqual([true, true]);
	expect([restrictedBasis.value, restrictedUntil.value]).toEqual(['IAL 5. pants', '25.03.2023.']);
	expect(version.value).toBe('3');
});

test('what was kept before drafts knew the version is restored with the page’s own', async () => {
	const old = { at: Date.now(), version: null, fields: { text: ['Iesākts.'] } };
	const page = openPage(new Map([['padome:draft:reader:report-7', JSON.stringify(old)]]), '4');
	await page.open();
	expect(page.controls.text.value).toBe('Iesākts.');
	expect(page.controls.version.value).toBe('4');
	expect(page.controls.isRestricted.checked).toBe(false);
});
