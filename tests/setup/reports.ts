import type { Actor } from '../../src/lib/accounts/actor.server.ts';
import { addDays, rigaDate } from '../../src/lib/calendar/days.ts';
import {
	makeContainer,
	makeSigner,
	signatureXml,
	signaturesXml
} from '../../src/lib/documents/container-fixtures.ts';
import { compile } from '../../src/lib/resolutions/compiling.server.ts';
import { approve } from '../../src/lib/resolutions/report-approving.server.ts';
import { beginFromPrevious } from '../../src/lib/resolutions/report-beginning.server.ts';
import { comment } from '../../src/lib/resolutions/report-comments.server.ts';
import { readReportWord } from '../../src/lib/resolutions/report-downloads.server.ts';
import { publish, recordSending, sign } from '../../src/lib/resolutions/report-sending.server.ts';
import { circulate } from '../../src/lib/resolutions/report-versions.server.ts';
import { createRequest } from '../../src/lib/requests/request-making.server.ts';
import { reportTemplate, type AnswerContent } from '../../src/lib/requests/template.ts';
import type { DatabaseKind } from '../../src/lib/server/database.server.ts';
import { newId } from '../../src/lib/server/identifiers.server.ts';
import type { Installation } from '../../src/lib/server/installation.server.ts';
import { makeActor, makeInstitution, makePerson, makePost, makeMembership } from './council.ts';
import { meetingSetting, seated } from './meetings.ts';

/** A resolution of two points with its interim report, of which three institutions are asked: two lead a point each, one helps. */
export async function reportSetting(
	kind: DatabaseKind,
	at = '2022-03-25T08:00:00Z',
	env: Readonly<Record<string, string>> = {}
) {
	const setting = await meetingSetting(kind, at, env);
	const { installation, council } = setting;
	const { councilId } = council;
	const iem = await makeInstitution(installation, {
		...({ kind: 'MINISTRY', name: 'Iekšlietu ministrija', abbreviation: 'IeM' } as const)
	});
	const { lm, tm } = council.institutions;
	// Whoever sits in the council itself for the ministry that leads the second point.
	const seat = await makePost(installation, {
		bodyId: councilId,
		label: 'TM pārstāve',
		institutionIds: [tm]
	});
	const personId = await makePerson(installation, { name: 'Padomes locekle' });
	await makeMembership(installation, { postId: seat, personId, startDate: '2022-01-01' });
	const councillor = await seated(installation, { personId, day: at.slice(0, 10), name: 'Padomes locekle' });
	const report = await makeReport(installation, councilId, [
		{ code: '1.', text: 'Pilnveidot bāriņtiesu darbu; izvērtēt slodzi.', lead: [lm], co: [iem] },
		{ code: '2.', text: 'Stiprināt ģimenes.', lead: [tm] }
	]);
	return {
		...setting,
		...{ report, councillor, iem, lm, tm },
		administrator: makeActor(installation, { role: 'ADMINISTRATOR', name: 'Administratore', userId: newId() })
	};
}

interface Point {
	readonly code: string | null;
	readonly text: string;
	readonly lead: readonly string[];
	readonly co?: readonly string[];
}

/** A resolution with a report and the request for its parts, as if it had been asked. */
export async function makeReport(
	installation: Installation,
	bodyId: string,
	points: readonly Point[],
	more: {
		readonly due?: string;
		readonly number?: string;
		/** Another report of the same resolution; the points are then its. */
		readonly after?: { readonly resolutionId: string; readonly pointIds: readonly string[] };
	} = {}
) {
	const { after } = more;
	const [resolutionId, id, requestId] = [after?.resolutionId ?? newId(), newId(), newId()];
	const { due = '2022-05-01', number = `2026 1.1.1./${resolutionId.slice(-6)}` } = more;
	const rows = points.map((point, at) => ({ ...point, id: after?.pointIds[at] ?? newId(), partId: newId() }));
	const template = reportTemplate('lv');
	const createdAt = installation.clock.now();
	await installation.db.write(async (tx) => {
		const named = {
			number,
			numberKey: number,
			issuer: 'Ministru prezidente',
			issuerKey: 'ministru prezidente'
		};
		const resolution = { ...named, date: '2022-02-01', subject: 'Par bērnu drošību', bodyId, createdAt };
		if (!after) await tx.resolution.create({ data: { id: resolutionId, ...resolution } });
		for (const [position, { id: pointId, lead, co = [], partId: _, ...point }] of (after
			? []
			: rows
		).entries())
			await tx.resolutionPoint.create({
				data: {
					...{ ...point, id: pointId, resolutionId, position },
					institutions: {
						create: [
							...lead.map((institutionId) => ({ institutionId, role: 'LEAD' })),
							...co.map((institutionId) => ({ institutionId, role: 'CO' }))
						]
					}
				}
			});
		const title = `Starpziņojums par Ministru prezidentes rezolūciju Nr. ${number}`;
		await tx.report.create({
			data: {
				...{ id, resolutionId, kind: 'INTERIM', title, due, originalDue: due, createdAt },
				template: JSON.stringify(template)
			}
		});
		const steps = ['ANSWERS', 'DRAFT', 'COORDINATION', 'SIGNATURE', 'SENDING'];
		for (const step of steps)
			await tx.reportStep.create({ data: { id: newId(), reportId: id, kind: step, due } });
		await createRequest(tx, installation, {
			...{ id: requestId, subject: `report:${id}`, title: 'Ziņas starpziņojumam', template, due, bodyId },
			parts: rows.map((row) => ({
				...{ id: row.partId, code: row.code, text: row.text, subject: `point:${row.id}` }
			})),
			asked: rows.flatMap(({ partId, lead, co = [] }) => [
				...lead.map((institutionId) => ({ institutionId, role: 'LEAD' as const, partIds: [partId] })),
				...co.map((institutionId) => ({ institutionId, role: 'CO' as const, partIds: [partId] }))
			])
		});
		await tx.request.update({ where: { id: requestId }, data: { state: 'ASKED', askedAt: createdAt } });
	});
	return { id, resolutionId, requestId, pointIds: rows.map((row) => row.id) };
}

/** What an institution sent about a point, as it stands when it is accepted (or only sent). Answers the answer's id. */
export async function makeAnswer(
	installation: Installation,
	{ requestId }: { readonly requestId: string },
	{
		pointId,
		institutionId,
		texts,
		state = 'ACCEPTED'
	}: {
		readonly pointId: string;
		readonly institutionId: string;
		readonly texts: AnswerContent['texts'];
		readonly state?: 'ACCEPTED' | 'SENT' | 'RETURNED';
	}
): Promise<string> {
	return installation.db.write(async (tx) => {
		const answer = await tx.answer.findFirstOrThrow({
			where: { requestId, institutionId, part: { subject: `point:${pointId}` } }
		});
		const number = (await tx.answerVersion.count({ where: { answerId: answer.id } })) + 1;
		const content = JSON.stringify({ texts, events: [], figures: [] });
		const said = { sentOn: '2022-03-20', at: installation.clock.now(), authorName: 'Atbildētāja' };
		await tx.answerVersion.create({
			data: { id: newId(), answerId: answer.id, number, content, capacity: 'pārstāve', ...said }
		});
		await tx.answer.update({ where: { id: answer.id }, data: { state, firstSentOn: '2022-03-20' } });
		return answer.id;
	});
}

const minister = makeSigner({ GN: 'PARAUGA', SN: 'MINISTRE' });

/** Files as a minister signed them outside, in a container. */
export function signedFile(
	name: string,
	files: Readonly<Record<string, Uint8Array>>,
	stampedAt = new Date()
): File {
	const xml = signaturesXml(signatureXml({ signer: minister, files, stampedAt }));
	return new File([makeContainer(files, { 'signatures0.xml': xml }) as Uint8Array<ArrayBuffer>], name);
}

/** The text of a report as it stands: its themes with their paragraphs. */
export async function readText({ installation }: Pick<Actor, 'installation'>, reportId: string) {
	const sections = await installation.db.read.reportSection.findMany({
		where: { reportId },
		orderBy: { position: 'asc' },
		include: { paragraphs: { orderBy: { position: 'asc' } }, points: true }
	});
	return sections.map(({ id, theme, version, points, paragraphs }) => ({
		...{ id, theme, version, paragraphs, pointIds: points.map(({ pointId }) => pointId) }
	}));
}

/**
 * An interim report of a body that went out twice and is commented on, and one that was sent and is published; the draft begins
 * from it, tells what came of what it planned, and plans something itself.
 */
export async function makeReports(secretary: Actor, bodyId: string, institutionId: string) {
	const { installation } = secretary;
	const { read } = installation.db;
	const points = [
		{ code: '1.', text: 'Pilnveidot bāriņtiesu darbu.', lead: [institutionId] },
		{ code: '2.', text: 'Stiprināt ģimenes.', lead: [institutionId] }
	];
	const of = async (reportId: string) => {
		const { version } = await read.report.findUniqueOrThrow({ where: { id: reportId } });
		return { reportId, version };
	};
	const texts = {
		inForce: 'Bāriņtiesu likums.',
		done: 'Izvērtēta slodze.',
		planned: '- Grozīt likumu līdz 2030. gada 1. maijam\n- Apmācīt bāriņtiesas'
	};
	const answer = (report: Awaited<ReturnType<typeof makeReport>>) =>
		makeAnswer(installation, report, { pointId: report.pointIds[0]!, institutionId, texts });
	const sent = await makeReport(installation, bodyId, points);
	await answer(sent);
	await compile(secretary, { id: sent.id });
	const today = rigaDate(installation.clock.now());
	await approve(secretary, {
		id: newId(),
		...(await of(sent.id)),
		decision: 'prot. Nr. 1 2. §',
		approvedOn: today
	});
	const { bytes } = await readReportWord(secretary, { id: sent.id, number: null });
	const files = [signedFile('Parakstits.edoc', { 'Zinojums.docx': bytes }, installation.clock.now())];
	const signing = { id: newId(), ...(await of(sent.id)), signedOn: today, signatory: 'ministre', files };
	await sign(secretary, signing);
	const sending = { id: newId(), ...(await of(sent.id)), sentOn: today, sentTo: 'Ministru prezidentei' };
	await recordSending(secretary, sending);
	await publish(secretary, { id: newId(), ...(await of(sent.id)), isPublished: true });
	const draft = await makeReport(installation, bodyId, points, { after: sent });
	await installation.db.write((tx) =>
		tx.report.update({ where: { id: draft.id }, data: { previousId: sent.id } })
	);
	await beginFromPrevious(secretary, { id: draft.id });
	await answer(draft);
	await compile(secretary, { id: draft.id });
	const commentsUntil = addDays(today, 14);
	const first = newId();
	await circulate(secretary, { id: first, ...(await of(draft.id)), commentsUntil });
	await comment(secretary, { id: newId(), versionId: first, text: 'Precizēt.' });
	await circulate(secretary, { id: newId(), ...(await of(draft.id)), commentsUntil });
	await makeAnswer(installation, draft, {
		...{ pointId: draft.pointIds[0]!, institutionId },
		texts: { ...texts, done: 'Izvērtēta slodze un apmācītas bāriņtiesas.' }
	});
	return { writtenReportId: draft.id, sentReportId: sent.id };
}
