import type { ReportStatus } from './resolutions.ts';

/** The next thing to do with a report: the one primary action of its page. */
export type NextStep = 'ANSWERS' | 'COMPILE' | 'WARNINGS' | 'CIRCULATE' | 'LAY' | 'APPROVE' | 'SIGN' | 'SEND';

/** What comes next; null when the report was sent. */
export function nextStep(
	{
		status,
		lastVersion,
		itemId
	}: { readonly status: ReportStatus; readonly lastVersion: number | null; readonly itemId: string | null },
	{
		missing,
		text
	}: {
		readonly missing: number;
		readonly text: {
			readonly isCompiled: boolean;
			readonly warnings: number;
			readonly waiting: number;
		} | null;
	}
): NextStep | null {
	if (status === 'SENT') return null;
	if (status === 'SIGNED') return 'SEND';
	if (status === 'APPROVED') return 'SIGN';
	if (!text?.isCompiled) return missing > text!.waiting ? 'ANSWERS' : 'COMPILE';
	if (text.warnings > 0) return 'WARNINGS';
	if (lastVersion === null) return 'CIRCULATE';
	return itemId === null ? 'LAY' : 'APPROVE';
}
