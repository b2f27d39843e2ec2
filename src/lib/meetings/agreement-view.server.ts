import type { Actor } from '#lib/accounts/actor.server.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { longDate, shortDate } from '#lib/latvian/dates.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { mayComment } from './agreement-finding.server.ts';
import { momentWords, readVersions, type ReadVersion } from './agreement-reading.server.ts';
import type { CommentView } from './comment-view.ts';
import { readCorrections, type Correction } from './corrections.server.ts';
import { mayDo, todayOf, type FoundMeeting } from './finding.server.ts';
import { readMeetingHead, type MeetingHead } from './meeting-head.server.ts';
import { deeds, isLocked } from './meetings.ts';
import { compareParagraphs, type ComparedParagraph } from './minutes-comparing.ts';
import { readingOf, type ReadMinutes } from './minutes-reading.ts';
import { verifyMinutes, type Verified } from './verifying.server.ts';

/** A version as lists show it. */
export interface VersionLine {
	readonly number: number;
	readonly kind: ReadVersion['kind'];
	readonly at: string;
	readonly madeBy: string;
	readonly note: string | null;
	/** "01.04.2022." */
	readonly commentsUntil: string | null;
	readonly comments: number;
}

export interface CorrectionView extends Omit<Correction, 'text'> {
	readonly html: string;
	readonly dateText: string;
}

/** What somebody may do for the agreement on these minutes now. */
export interface AgreementRights {
	readonly comment: boolean;
	readonly answer: boolean;
	readonly circulate: boolean;
	readonly approve: boolean;
	readonly correct: boolean;
}

interface Common {
	readonly head: MeetingHead;
	readonly may: AgreementRights;
	/** Until when comments are waited for: "2026. gada 1. aprīlim". */
	readonly until: string | null;
	readonly isOver: boolean;
	readonly formId: string;
}

/** Where the agreement on the minutes of a meeting stands. */
export interface AgreementView extends Common {
	readonly versions: readonly VersionLine[];
	readonly waiting: readonly CommentView[];
	readonly decided: readonly CommentView[];
	readonly corrections: readonly CorrectionView[];
	readonly approval:
		(Verified & { readonly by: string; readonly at: string; readonly note: string | null }) | null;
}

/** One version, as it is read and commented on. */
export interface VersionView extends Common {
	readonly versionId: string;
	readonly line: VersionLine;
	/** Of the version that went out last. */
	readonly last: number;
	readonly numbers: readonly number[];
	readonly minutes: ReadMinutes;
	readonly corrections: readonly CorrectionView[];
	readonly commenting: string | null;
}

/** Where it stands, for whoever reads these minutes; refuses NOT_FOUND whoever does not yet. Seven statements. */
export async function readAgreement(actor: Actor, id: string): Promise<AgreementView> {
	const { meeting, ...common } = await begin(actor, id);
	const { read } = actor.installation.db;
	const [versions, corrections, verified] = await Promise.all([
		readVersions(actor, meeting, {
			...{ withContent: false, isSignedIn: true },
			// Beside the drafts they stay; here only what counts now is shown.
			withoutComments: isLocked(meeting)
		}),
		isLocked(meeting) ? readCorrections(read, id) : [],
		isLocked(meeting) ? verifyMinutes(read, id) : null
	]);
	const comments = versions.flatMap((version) => version.comments);
	const approved = versions.findLast(({ kind }) => kind === 'APPROVED');
	return {
		...common,
		versions: versions.map((version) => lineOf(version, actor)).reverse(),
		waiting: comments.filter(({ state }) => state === 'OPEN'),
		decided: comments.filter(({ state }) => state !== 'OPEN'),
		corrections: corrections.map((one) => viewCorrection(one, actor)),
		approval:
			verified && approved
				? {
						...{ ...verified, note: approved.note, by: approved.madeBy },
						at: momentWords(approved.at, actor.locale)
					}
				: null
	};
}

/** One version of the minutes with what was said of it and, where their paragraphs are the same, of those before it. */
export async function readVersion(
	actor: Actor,
	id: string,
	number: number,
	commenting: string | null
): Promise<VersionView> {
	const { meeting, ...common } = await begin(actor, id);
	const [versions, corrections] = await Promise.all([
		readVersions(actor, meeting, { withContent: true, isSignedIn: true }),
		isLocked(meeting) ? readCorrections(actor.installation.db.read, id) : []
	]);
	const shown = versions.filter((version) => version.number <= number);
	const version = shown.at(-1);
	if (version?.number !== number) throw new Refusal('NOT_FOUND');
	return {
		...{ ...common, commenting, versionId: version.id, line: lineOf(version, actor) },
		numbers: versions.map((one) => one.number),
		last: versions.at(-1)!.number,
		minutes: readingOf(shown),
		corrections: version.kind === 'APPROVED' ? corrections.map((one) => viewCorrection(one, actor)) : []
	};
}

export interface ComparedVersions {
	readonly head: MeetingHead;
	readonly from: VersionLine;
	readonly to: VersionLine;
	readonly lines: readonly VersionLine[];
	readonly rows: readonly Pick<ComparedParagraph, 'pieces' | 'isSame'>[];
	readonly changed: number;
}

/** Two versions, paragraph by paragraph; without numbers, the last two. Refuses NOT_FOUND where there are no two. */
export async function compareVersions(
	actor: Actor,
	id: string,
	asked: { readonly from: number | null; readonly to: number | null }
): Promise<ComparedVersions> {
	const { meeting, head } = await begin(actor, id);
	const versions = await readVersions(actor, meeting, { withContent: true, isSignedIn: true });
	const find = (number: number | null, otherwise: number) =>
		number === null ? versions.at(otherwise) : versions.find((one) => one.number === number);
	const [from, to] = [find(asked.from, -2), find(asked.to, -1)];
	if (!from || !to) throw new Refusal('NOT_FOUND');
	const rows = compareParagraphs(from.paragraphs, to.paragraphs);
	return {
		...{ head, from: lineOf(from, actor), to: lineOf(to, actor) },
		lines: versions.map((version) => lineOf(version, actor)),
		rows: rows.map(({ pieces, isSame }) => ({ pieces, isSame })),
		changed: rows.filter(({ isSame }) => !isSame).length
	};
}

async function begin(actor: Actor, id: string): Promise<Common & { readonly meeting: FoundMeeting }> {
	const { meeting, head, directory } = await readMeetingHead(actor, id);
	const isComing = !isLocked(meeting);
	const comment = isComing && (await mayComment(actor.installation.db.read, actor, directory, meeting));
	const may = (...some: (typeof deeds)[keyof typeof deeds][]) =>
		some.some((deed) => mayDo(actor, deed, meeting));
	if (isComing && !comment && !may(deeds.writeMinutes)) throw new Refusal('NOT_FOUND');
	const { status, commentsUntil } = meeting;
	const isOut = status === 'CIRCULATED';
	const isOver = commentsUntil !== null && todayOf(actor) > commentsUntil;
	const isReady = status === 'HELD' || isOut;
	return {
		...{ meeting, head, isOver, formId: newId() },
		until: isOut && commentsUntil ? longDate(commentsUntil, { case: 'dative', locale: actor.locale }) : null,
		may: {
			comment: comment && isOut && !isOver,
			answer: isOut && may(deeds.answerComment),
			circulate: isReady && may(deeds.circulate, deeds.prepareCirculate),
			approve: isReady && may(deeds.approve, deeds.prepareApprove),
			correct: isLocked(meeting) && may(deeds.correct)
		}
	};
}

function lineOf(version: ReadVersion, { locale }: Actor): VersionLine {
	const { number, kind, at, madeBy, note, commentsUntil, commentCount: comments } = version;
	return {
		...{ number, kind, madeBy, note, comments, at: momentWords(at, locale) },
		commentsUntil: commentsUntil && shortDate(commentsUntil, locale)
	};
}

function viewCorrection({ text, ...correction }: Correction, { locale }: Actor): CorrectionView {
	return { ...correction, html: renderMarkdown(text), dateText: shortDate(correction.date, locale) };
}
