import { m } from '#i18n/generated/messages.js';
import { declineName } from '#lib/latvian/declension.ts';
import { longDate, shortDate } from '#lib/latvian/dates.ts';
import type { ContentMissing, ContentPlan, ContentResolution, ReportContent } from './report-content.ts';

/* What reports say in every form. They are Latvian, whoever asks for them. */

export const latvian = { locale: 'lv' } as const;

/** "Ministru prezidentes 2026. gada 2. februāra rezolūcija Nr. … “…”" */
export function basisOf({ number, issuer, date, subject }: ContentResolution): string {
	// "Ministru prezidente Anna Bērziņa": of an office and a name only the whole would be right, and it stays as it is.
	const isNamed = /^\p{Lu}/u.test(issuer.trim().split(/\s+/u).slice(1).at(-1) ?? '');
	const day = date && longDate(date, { case: 'genitive' });
	const said = { number, issuer: isNamed ? issuer : declineName(issuer, 'genitive') };
	const basis = isNamed
		? day
			? m.reportpapers_basis_apart_dated({ ...said, date: day }, latvian)
			: m.reportpapers_basis_apart(said, latvian)
		: day
			? m.reportpapers_basis_dated({ ...said, date: day }, latvian)
			: m.reportpapers_basis_of(said, latvian);
	return subject.trim() ? m.reportpapers_basis_about({ basis, subject: subject.trim() }, latvian) : basis;
}

/** "STARPZIŅOJUMS", and "par Ministru prezidentes rezolūciju …": a title that begins with what it is, is parted there. */
export function titleParts({ kind, title }: Pick<ReportContent, 'kind' | 'title'>): {
	readonly document: string;
	readonly about: string;
} {
	const found = /^(\S*ziņojums|gala ziņojums|informatīvais ziņojums)\s+(?=par\s)/iu.exec(title.trim());
	const usual = kind === 'INTERIM' ? m.reportpapers_interim({}, latvian) : m.reportpapers_final({}, latvian);
	return {
		document: found?.[1] ?? usual,
		about: title.trim().slice(found?.[0].length ?? 0)
	};
}

/** "Rezolūcijas punkti: 1.1., 1.2." */
export function pointsLine(points: readonly string[]): string | null {
	if (points.length === 0) return null;
	const said = { points: points.join(', ') };
	return points.length === 1 ? m.reportpapers_point(said, latvian) : m.reportpapers_points(said, latvian);
}

/** "Veselības ministrija – 1.2. punkts (termiņš 20.03.2026.)" */
export function missingLine({ institution, points, due }: ContentMissing): string {
	const said = { institution, due: shortDate(due) };
	return points.length
		? m.reportpapers_missing_row_points({ ...said, points: points.join(', ') }, latvian)
		: m.reportpapers_missing_row(said, latvian);
}

/** "LM, IZM, līdz 30.06.2026."; null of what has become no task yet. */
export function owedLine({ task }: ContentPlan): string | null {
	if (!task) return null;
	return task.due
		? m.reportpapers_owed({ owners: task.owners, due: shortDate(task.due) }, latvian)
		: task.owners || null;
}
