import type { Actor } from '#lib/accounts/actor.server.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { isOwed, type AnswerState } from '#lib/requests/asking.ts';
import { readContent, readTemplate, type Template } from '#lib/requests/template.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { CompilableAnswer } from './content-making.ts';
import { mayDo, roundColumns } from './finding.server.ts';
import { deeds } from './rounds.ts';

/** What stands at the top of every page about a round, and leads to the others. */
export interface RoundHead {
	readonly id: string;
	readonly requestId: string;
	readonly title: string;
	readonly asOf: string | null;
	readonly due: string | null;
	readonly organiser: string | null;
	readonly body: { readonly slug: string; readonly label: string } | null;
	/** Whether those who are asked have heard of it. */
	readonly isAsked: boolean;
	/** How many are asked, how many have answered, and how many of their answers nobody has accepted yet. */
	readonly counts: { readonly asked: number; readonly answered: number; readonly unaccepted: number };
	readonly version: number;
	readonly may: {
		/** What has come, before it is compiled; all that can be done with it but sending. */
		readonly prepare: boolean;
		readonly send: boolean;
		readonly prepareSend: boolean;
	};
}

/** A summary in the list of them. */
export interface SummaryLine {
	readonly number: number;
	readonly at: Date;
	readonly madeBy: string;
	readonly note: string | null;
	readonly sentAt: Date | null;
}

type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>;

/** A round as its pages need it. */
export interface RoundOnPage {
	readonly round: Row;
	readonly head: RoundHead;
	readonly directory: Directory;
	readonly template: Template;
	/** Of those who are asked; what they sent last only for whoever compiles. */
	readonly answers: readonly CompilableAnswer[];
}

/** With its summaries, the newest first, and the rounds around it. */
function readRow({ installation: { db } }: Actor, id: string) {
	const named = { id: true, title: true } as const;
	return db.read.round.findUnique({
		where: { id },
		select: {
			...roundColumns,
			previous: { select: named },
			next: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: named },
			summaries: {
				orderBy: { number: 'desc' },
				select: { id: true, number: true, at: true, madeBy: true, note: true, sentAt: true }
			}
		}
	});
}

/** Who is asked, with what they sent last where that is wanted. */
function readRequest({ installation: { db } }: Actor, id: string, hasVersions: boolean) {
	return db.read.request.findUniqueOrThrow({
		where: { id },
		select: {
			...{ due: true, state: true, template: true },
			answers: {
				where: { withdrawnAt: null },
				orderBy: [{ position: 'asc' }, { id: 'asc' }],
				select: {
					...{ id: true, institutionId: true, postId: true, label: true, state: true },
					versions: {
						orderBy: { number: 'desc' },
						take: hasVersions ? 1 : 0,
						select: { id: true, sentOn: true, content: true }
					}
				}
			}
		}
	});
}

/** A round with its head, for the pages about it. `hasVersions`: what was sent, too. Refuses NOT_FOUND. Three statements. */
export async function readRoundHead(
	actor: Actor,
	id: string,
	{ hasVersions = false }: { readonly hasVersions?: boolean } = {}
): Promise<RoundOnPage> {
	const round = isId(id) ? await readRow(actor, id) : null;
	if (!round || !mayDo(actor, deeds.read, round)) throw new Refusal('NOT_FOUND');
	const mayPrepare = mayDo(actor, deeds.compile, round);
	const [directory, request] = await Promise.all([
		directoryOf(actor.installation),
		readRequest(actor, round.requestId, hasVersions && mayPrepare)
	]);
	return {
		...{ round, directory, head: headOf(actor, directory, round, request) },
		template: readTemplate(request.template),
		answers: request.answers.map(({ versions: [version], state, ...answer }) => ({
			...{ ...answer, state: state as AnswerState },
			version: version ? { ...version, content: readContent(version.content) } : null
		}))
	};
}

type Asked = Omit<Awaited<ReturnType<typeof readRequest>>, 'template'>;

function headOf(actor: Actor, directory: Directory, round: Row, { due, state, answers }: Asked): RoundHead {
	const states = answers.map((one) => one.state as AnswerState);
	const isIn = (one: AnswerState) => !isOwed({ state: one, withdrawnAt: null });
	const body = bodyById(directory, round.bodyId);
	const { id, requestId, title, asOf, organiser, version } = round;
	return {
		...{ id, requestId, title, asOf, organiser, version, due },
		body: body ? { slug: body.slug, label: bodyLabel(body, actor.locale) } : null,
		isAsked: state !== 'PREPARED',
		counts: {
			asked: states.length,
			answered: states.filter(isIn).length,
			unaccepted: states.filter((one) => one === 'SENT').length
		},
		may: {
			prepare: mayDo(actor, deeds.compile, round),
			send: mayDo(actor, deeds.send, round),
			prepareSend: mayDo(actor, deeds.prepareSend, round)
		}
	};
}
