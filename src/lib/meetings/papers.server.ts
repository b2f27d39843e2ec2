import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { m } from '#i18n/generated/messages.js';
import type { Block } from '#lib/documents/blocks.ts';
import { makeOfficial } from '#lib/documents/word.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { groundsText } from '#lib/tasks/history-restriction.ts';
import type { Register } from '#lib/tasks/revisions.server.ts';
import { readTexts } from './document-texts.server.ts';
import { everybody, readAnnex } from './control-annex.server.ts';
import { seesRestrictedOf, todayOf, type FoundMeeting } from './finding.server.ts';
import { readLateDissents, withDissents } from './late-dissents.server.ts';
import { readMeetingHead, type MeetingHead } from './meeting-head.server.ts';
import { deeds, isLocked } from './meetings.ts';
import { mustSeeMinutes, seesMinutes } from './minutes-sight.server.ts';
import { agendaBlocks, invitationBlocks, type AgendaContent } from './paper-agenda.ts';
import { attendanceBlocks } from './paper-attendance.ts';
import { controlAnnex, controlBlocks, controlGrounds, type ControlContent } from './paper-control.ts';
import { extractBlocks } from './paper-extract.ts';
import { minutesBlocks } from './paper-minutes.ts';
import { readTextsAndPapers } from './paper-rows.server.ts';
import {
	agendaMeeting,
	councilOf,
	readAgendaContent,
	readBeside,
	readDecided,
	readMinutesContent,
	type Readable
} from './paper-reading.server.ts';
import { documentOf, type Paper } from './paper-words.ts';
import { paperFileName, paperNames, type PaperName } from './papers.ts';

const latvian = { locale: 'lv' } as const;

/** A document that is made: the screen, the printer and Word show the same blocks. */
export interface MadePaper {
	readonly council: string;
	/** "Sēdes protokols" */
	readonly title: string;
	/** Without its ending. */
	readonly fileName: string;
	/** On every page: "PROJEKTS". */
	readonly mark: string | null;
	/** The grounds of what is restricted in it; null where nothing is. */
	readonly restriction: string | null;
	/** The numbers of the items that this reader may not see. */
	readonly leftOut: readonly number[];
	/** Corrections stand in it, after the signatures: the file that is signed has none. */
	readonly hasCorrections: boolean;
	/** Its reader may see all of it, whatever was restricted when it was made. */
	readonly seesAll: boolean;
	readonly madeAt: Date;
	readonly blocks: readonly Block[];
	/** On sheets across: a wide table. */
	readonly isAcross: boolean;
	/** On sheets across after it, from a page of its own; empty where it has none. */
	readonly annex: readonly Block[];
}

export interface PaperPage {
	readonly head: MeetingHead;
	readonly meeting: FoundMeeting;
	readonly isDraft: boolean;
	readonly paper: MadePaper;
}

/** Which documents of a meeting somebody can have. Refuses NOT_FOUND. One statement; two with the extracts. */
export async function readPapers(actor: Actor, meetingId: string) {
	const { meeting, head } = await readMeetingHead(actor, meetingId);
	const sees = seesMinutes(actor, meeting);
	const isSitting = meeting.kind === 'SITTING';
	const isThere: Readonly<Record<PaperName, boolean>> = {
		...{ invitation: isSitting, agenda: true, control: isSitting },
		...{ attendance: sees && isSitting, minutes: sees }
	};
	return {
		...{ head, isDraft: !isLocked(meeting), mayChangeTexts: can(actor, deeds.changeTexts) },
		names: paperNames.filter((name) => isThere[name]),
		decisions: sees ? await readDecided(actor, meeting) : []
	};
}

/** A document of a meeting. Refuses NOT_FOUND whoever may not see what it is made of. */
export async function readPaper(actor: Actor, meetingId: string, name: PaperName): Promise<PaperPage> {
	const { meeting, head, register } = await readMeetingHead(actor, meetingId);
	if (name === 'attendance' || name === 'minutes') mustSeeMinutes(actor, meeting);
	if (meeting.kind !== 'SITTING' && (name === 'attendance' || name === 'invitation' || name === 'control'))
		throw new Refusal('NOT_FOUND');
	const paper = await makePaper(actor, { meeting, register }, name);
	return { head, meeting, isDraft: !isLocked(meeting), paper };
}

interface Found {
	readonly meeting: FoundMeeting;
	readonly register: Pick<Register, 'directory' | 'calendar'>;
}

/** A document of what is found, for whoever may see it. Seven statements at most. */
export async function makePaper(
	actor: Actor,
	{ meeting, register }: Found,
	name: PaperName,
	{ isForSigning = false }: { readonly isForSigning?: boolean } = {}
): Promise<MadePaper> {
	const { directory } = register;
	const { texts, documents } = await readTextsAndPapers(actor, meeting);
	const paper: Paper = { texts, council: councilOf(directory) };
	const isDraft = !isLocked(meeting);
	const file = {
		fileName: paperFileName(name, meeting, isDraft),
		mark: isDraft && name === 'minutes' ? texts.words.draft : null
	};
	if (name === 'control') {
		const content = await readControlContent(actor, { meeting, register });
		const found = { content, leftOut: [], restrictions: controlGrounds(content) };
		return {
			...{ ...madeOf(actor, meeting, paper, found), ...file, isAcross: true },
			// How things stand is of the day on which it is made, whenever the minutes were approved.
			...{ title: texts.words.control, madeAt: actor.installation.clock.now() },
			blocks: controlBlocks(paper, content)
		};
	}
	if (name === 'agenda' || name === 'invitation') {
		const found = await readAgendaContent(actor, { meeting, directory, documents });
		return {
			...{ ...madeOf(actor, meeting, paper, found), ...file },
			...(name === 'agenda'
				? await agendaOf(actor, { meeting, register }, paper, found.content)
				: {
						title: texts.words.invitation,
						blocks: invitationBlocks(paper, found.content, todayOf(actor))
					})
		};
	}
	const found = await readMinutesContent(actor, meeting, directory);
	const { content } = found;
	const beside = name === 'minutes' ? await readBeside(actor, { meeting, documents }, found) : null;
	return {
		...madeOf(actor, meeting, paper, found),
		...file,
		hasCorrections:
			!isForSigning && beside !== null && beside.corrections.length + beside.dissents.length > 0,
		title: documentOf(content.meeting, texts.words[name]),
		blocks:
			beside === null
				? attendanceBlocks(paper, content)
				: minutesBlocks(paper, content, isForSigning ? { ...beside, corrections: [], dissents: [] } : beside)
	};
}

/** The agenda with its annex: of what the bodies decided before, as everybody may know it, since an agenda goes out to others. */
async function agendaOf(actor: Actor, found: Found, paper: Paper, content: AgendaContent) {
	const { words } = paper.texts;
	const annex =
		found.meeting.kind === 'SITTING'
			? controlAnnex(paper, await readControlContent(actor, found, everybody(actor)))
			: [];
	return {
		...{ annex, title: documentOf(content.meeting, words.agenda) },
		blocks: agendaBlocks(paper, content, annex.length ? words.control : null)
	};
}

async function readControlContent(
	actor: Actor,
	{ meeting, register }: Found,
	eyes?: Actor
): Promise<ControlContent> {
	const annex = await readAnnex(actor, meeting, register, eyes);
	return { ...annex, meeting: agendaMeeting(meeting, register.directory), today: todayOf(actor) };
}

/** An extract of one decision, or of all of its item. Refuses NOT_FOUND whoever may not see the decision. */
export async function readExtract(
	actor: Actor,
	meetingId: string,
	{ decisionId, isWhole }: { readonly decisionId: string; readonly isWhole: boolean }
): Promise<PaperPage & { readonly number: string }> {
	const { meeting, head, directory } = await readMeetingHead(actor, meetingId);
	mustSeeMinutes(actor, meeting);
	const [texts, found] = await Promise.all([
		readTexts(actor.installation),
		readMinutesContent(actor, meeting, directory)
	]);
	const paper: Paper = { texts, council: councilOf(directory) };
	const isDraft = !isLocked(meeting);
	const attested = { role: roleOf(actor), name: actor.name, date: todayOf(actor) };
	const late = await readLateDissents(actor.installation.db.read, meeting, found.content);
	const content = withDissents(found.content, late);
	const blocks = extractBlocks(paper, content, { decisionId, isWhole, attested });
	if (!blocks) throw new Refusal('NOT_FOUND');
	const number = found.content.items
		.flatMap(({ decisions }) => decisions)
		.find(({ id }) => id === decisionId)!.number;
	const date = meeting.date ?? m.papers_file_undated({}, latvian);
	return {
		...{ head, meeting, isDraft, number },
		paper: {
			...madeOf(actor, meeting, paper, only(found, decisionId)),
			title: documentOf(found.content.meeting, texts.words.extract),
			fileName: m.papers_file_extract({ number: number.replace(/\.$/, ''), date }, latvian),
			mark: isDraft ? texts.words.draft : null,
			blocks
		}
	};
}

/** An extract is restricted where its item is; what is left out elsewhere is not its concern. */
function only<T extends Readable<Awaited<ReturnType<typeof readMinutesContent>>['content']>>(
	found: T,
	decisionId: string
): Readable<unknown> {
	const item = found.content.items.find(({ decisions }) => decisions.some(({ id }) => id === decisionId));
	const restrictions =
		item?.restrictedUntil && found.restrictions.some(({ until }) => until === item.restrictedUntil)
			? [{ basis: item.restrictedBasis, until: item.restrictedUntil }]
			: [];
	return { content: null, leftOut: [], restrictions };
}

function roleOf(actor: Actor): string {
	const seat = actor.seats.find(({ contactOf }) => !contactOf);
	if (actor.role) return officeOf(actor);
	return seat?.label ?? '';
}

function madeOf(
	actor: Actor,
	meeting: FoundMeeting,
	{ council }: Paper,
	{ leftOut, restrictions }: Readable<unknown>
): Omit<MadePaper, 'title' | 'fileName' | 'mark' | 'blocks'> {
	return {
		...{
			council,
			leftOut,
			...{ hasCorrections: false, isAcross: false, annex: [] },
			seesAll: actor.isSystem || seesRestrictedOf(actor, meeting)
		},
		// Of what is approved, the moment of the approval: its file is the same whenever it is made.
		madeAt: meeting.approvedAt ?? actor.installation.clock.now(),
		restriction: groundsText(restrictions, 'lv') ?? null
	};
}

/** The document as a Word file. */
export function paperWordFile(paper: MadePaper): Promise<Uint8Array<ArrayBuffer>> {
	const { council, title, madeAt, mark, restriction, blocks, isAcross, annex } = paper;
	return makeOfficial({
		...{ council, title, madeAt, blocks, isAcross, annex, locale: 'lv' },
		...{ mark: mark ?? undefined, restriction: restriction ?? undefined }
	});
}
