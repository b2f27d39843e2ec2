import { m } from '#i18n/generated/messages.js';
import type { Locale } from '#lib/accounts/actor.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { BodyKind, InstitutionKind, InstitutionName, PostRole } from './council.ts';

/** What somebody is in a body: subgroups have a "vadītājs", the council a "priekšsēdētājs". */
export function roleWord(role: PostRole, body: BodyKind, locale: Locale): string {
	const isCouncil = body === 'COUNCIL';
	switch (role) {
		case 'CHAIR':
			return isCouncil
				? m.council_role_chair_of_council({}, { locale })
				: m.council_role_chair({}, { locale });
		case 'DEPUTY_CHAIR':
			return isCouncil
				? m.council_role_deputy_chair_of_council({}, { locale })
				: m.council_role_deputy_chair({}, { locale });
		case 'SECRETARY':
			return m.council_role_secretary({}, { locale });
		case 'MEMBER':
			return m.council_role_member({}, { locale });
		case 'ADVISER':
			return m.council_role_adviser({}, { locale });
	}
}

/** What kind of institution it is, in the reader's language. */
export function institutionKindWord(kind: InstitutionKind, locale: Locale): string {
	switch (kind) {
		case 'MINISTRY':
			return m.council_institution_ministry({}, { locale });
		case 'STATE_AGENCY':
			return m.council_institution_state_agency({}, { locale });
		case 'MUNICIPALITY':
			return m.council_institution_municipality({}, { locale });
		case 'NGO':
			return m.council_institution_ngo({}, { locale });
		case 'ACADEMIA':
			return m.council_institution_academia({}, { locale });
		case 'COURT':
			return m.council_institution_court({}, { locale });
		case 'OTHER':
			return m.council_institution_other({}, { locale });
	}
}

/** "Bērnu aizsardzības centrs (BAC)"; without an abbreviation, the name. */
export function fullName({ name, abbreviation }: { name: string; abbreviation: string | null }): string {
	return abbreviation && abbreviation !== name ? `${name} (${abbreviation})` : name;
}

/** When a name was in use: "no 01.07.2024.", "līdz 30.06.2024."; nothing where no day is known. */
export function spanWords({ validFrom, validTo }: InstitutionName, locale: Locale): string {
	const from = validFrom && shortDate(validFrom, locale);
	const to = validTo && shortDate(validTo, locale);
	if (from && to) return m.council_institution_name_span({ from, to }, { locale });
	if (from) return m.council_institution_name_from({ from }, { locale });
	return to ? m.council_institution_name_to({ to }, { locale }) : '';
}
