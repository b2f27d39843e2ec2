import { m } from '#i18n/generated/messages.js';

/** "2. versija (projekts)", "3. versija (apstiprināta)". */
export function versionWord(
	{ number, kind }: { readonly number: number; readonly kind: 'DRAFT' | 'APPROVED' },
	locale: 'lv' | 'en'
): string {
	return kind === 'APPROVED'
		? m.agreement_version_approved({ number }, { locale })
		: m.agreement_version_draft({ number }, { locale });
}
