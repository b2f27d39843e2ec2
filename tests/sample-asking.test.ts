import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { systemActor } from '#lib/accounts/actor.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { hashOf } from '#lib/meetings/content-hash.server.ts';
import { readAnswersOf } from '#lib/requests/accepted.server.ts';
import { checkSums } from '#lib/requests/figures.ts';
import { citationOf, numberKeyOf, reportTitle } from '#lib/resolutions/citing.ts';
import { reportBlocks } from '#lib/resolutions/report-blocks.ts';
import { makeContent } from '#lib/resolutions/report-content-making.server.ts';
import type { ReportContent } from '#lib/resolutions/report-content.ts';
import { printedDocument, printedReport } from '#lib/resolutions/report-fixtures.ts';
import { reportDeck } from '#lib/resolutions/report-slides.ts';
import { findReport } from '#lib/resolutions/resolution-finding.server.ts';
import { reportDeeds } from '#lib/resolutions/resolutions.ts';
import { readCurrent } from '#lib/rounds/compiling.server.ts';
import { makeSummaryFile } from '#lib/rounds/round-word.server.ts';
import { readRoundContent } from '#lib/rounds/round-content.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { loadSample } from '../prisma/sample/load.ts';
import { plansOf, report, resolution, sections, themesOf } from '../prisma/sample/report.ts';
import { entries, round } from '../prisma/sample/round.ts';
import { databaseKinds, testInstallation } from './setup/installation.ts';

/** The interim report and the round as records; sample-report.test.ts and sample-round.test.ts hold them against the print. */

test.each(databaseKinds)('the sample’s interim report and round are loaded on %s', async (kind) => {
	const installation = await testInstallation(kind);
	await loadSample(installation);
	await hasTheResolution(installation);
	await hasTheReport(installation);
	await hasThePlansAsTasks(installation);
	await saysWhatTheSlidesSaid(installation);
	await hasTheRound(installation);
	await hasItsSummary(installation);
	await hasItsDatesAndFigures(installation);
	await saysThatItIsASample(installation);
});

/** With what is known, and nothing else. */
async function hasTheResolution({ db }: Installation): Promise<void> {
	const found = await db.read.resolution.findMany({
		include: { points: true, documents: true, extensions: true }
	});
	expect(found).toMatchObject([
		{
			...{
				number: resolution.number,
				numberKey: numberKeyOf('2026-1.1.1./4-4'),
				issuer: 'Ministru prezidente'
			},
			...{
				issuerName: null,
				date: null,
				receivedOn: null,
				documentNumber: null,
				subject: '',
				text: null,
				control: null
			},
			...{ closedOn: null, predecessorId: null, points: [], documents: [], extensions: [] }
		}
	]);
}

test('the portal cites the sample’s resolution and calls its report as the document does', () => {
	expect(citationOf(resolution)).toBe(resolution.cited);
	expect(reportTitle('INTERIM', resolution)).toBe(report.title);
});

/** Presented, and neither approved, signed nor sent. */
async function hasTheReport({ db }: Installation): Promise<void> {
	const [found, ...others] = await db.read.report.findMany({
		include: {
			...{ steps: true, versions: true, documents: true },
			sections: { orderBy: { position: 'asc' }, include: { paragraphs: { orderBy: { position: 'asc' } } } }
		}
	});
	expect(others).toEqual([]);
	expect(found).toMatchObject({
		...{ kind: 'INTERIM', title: report.title, status: 'DRAFT', due: null, originalDue: null, dueText: null },
		...{ approvedOn: null, decisionId: null, signedOn: null, sentOn: null, sentTo: null, publishing: 'NONE' },
		...{ steps: [], versions: [], documents: [], previousId: null }
	});
	const item = await db.read.agendaItem.findUniqueOrThrow({
		where: { id: found!.itemId! },
		include: { meeting: true }
	});
	expect([item.title, item.meeting.date]).toEqual([report.title, report.presentedOn]);
	expect(
		found!.sections.map(({ theme, paragraphs }) => ({
			theme,
			paragraphs: paragraphs.map(({ heading, text }) => ({ heading, text }))
		}))
	).toEqual(
		themesOf(sections).map(({ theme, paragraphs }) => ({
			theme,
			paragraphs: paragraphs.map(({ heading, text }) => ({ heading, text }))
		}))
	);
	const all = found!.sections.flatMap(({ paragraphs }) => paragraphs);
	const count = (field: string | null) => all.filter((paragraph) => paragraph.field === field).length;
	expect([null, 'inForce', 'problems', 'done', 'planned', 'needed'].map(count)).toEqual([2, 2, 7, 5, 0, 0]);
}

async function hasThePlansAsTasks({ db }: Installation): Promise<void> {
	const plans = await db.read.reportPlan.findMany({ orderBy: { position: 'asc' } });
	const tasks = await db.read.task.findMany({
		where: { number: { gt: 38 } },
		orderBy: { number: 'asc' },
		include: { sources: true, assignments: true, words: true }
	});
	const council = await db.read.body.findFirstOrThrow({ where: { slug: 'padome' } });
	expect(plans.map(({ group, text }) => ({ group, text }))).toEqual(
		plansOf(sections).map(({ group, text }) => ({ group, text }))
	);
	expect(plans.map(({ taskId, text }) => [taskId, text])).toEqual(tasks.map(({ id, title }) => [id, title]));
	for (const task of tasks) {
		expect(task).toMatchObject({
			...{ due: null, originalDue: null, dueText: null, dueKey: '9999-12-31', underControl: false },
			...{ inRegister: true, status: 'NEEDS_ACTION', assignments: [], bodyId: council.id },
			sources: [
				{
					...{ kind: 'RESOLUTION', reference: 'Ministru prezidentes rezolūcija Nr. 2026 1.1.1./4-4' },
					...{ author: 'Ministru prezidente', date: null, due: null }
				}
			]
		});
		expect(task.words.length).toBeGreaterThan(0);
	}
	expect(tasks.map(({ number }) => number)).toEqual([39, 40, 41, 42, 43, 44, 45, 46]);
	expect(tasks[7]!.provenance).toBe(
		'000_d8580e7edfc7d764.txt, PLĀNOTĀS IZMAIŅAS UN PRIORITĀTES, Prioritārās vajadzības, 3.'
	);
}

/** What is made of it is what report-files.test.ts makes slides and Word of, and holds against the print line by line. */
async function saysWhatTheSlidesSaid(installation: Installation): Promise<void> {
	const { read } = installation.db;
	const { id } = await read.report.findFirstOrThrow();
	const [actor, directory] = [systemActor(installation), await directoryOf(installation)];
	const found = await findReport(read, actor, reportDeeds.read, { id, directory });
	const made = await makeContent(read, actor, found, directory);
	const printed = printedReport(readFileSync(printedDocument, 'utf8'));
	const bare = ({ sections: themes, planned, ...head }: ReportContent) => ({
		...{ ...head, date: null },
		themes: themes.map(({ theme, paragraphs }) => [
			theme,
			...paragraphs.map(({ heading, text }) => [heading, text])
		]),
		planned: planned.map(({ group, text }) => [group, text])
	});
	expect(bare(made)).toEqual(bare(printed));
	// Nobody owes it yet, and by no day: a list, as on the slide.
	expect(reportBlocks(made, { linksTasks: false }).filter(({ type }) => type === 'TABLE')).toEqual([]);
	const slides = reportDeck(made, { shownAt: null, madeAt: installation.clock.now() }).slides;
	expect(slides).toEqual(
		reportDeck(printed, { shownAt: null, madeAt: installation.clock.now() }).slides.map((slide) =>
			slide.type === 'TITLE' && slide.title === printed.title ? { ...slide, lines: [] } : slide
		)
	);
}

async function hasTheRound({ db }: Installation): Promise<void> {
	const [found, ...others] = await db.read.round.findMany();
	expect(others).toEqual([]);
	expect(found).toMatchObject({
		title: round.title,
		asOf: round.date,
		organiser: 'Centrs Dardedze',
		previousId: null
	});
	const request = await db.read.request.findUniqueOrThrow({ where: { id: found!.requestId } });
	expect(request).toMatchObject({ subject: `round:${found!.id}`, state: 'CLOSED', due: null, askedAt: null });
	const answers = await readAnswersOf(db.read, request.subject);
	expect(answers.map(({ version }) => version!.content.texts)).toEqual(
		entries.map(({ text }) => ({ news: text }))
	);
	for (const { state, firstSentOn, due, version } of answers)
		expect([state, firstSentOn, due, version!.number]).toEqual(['ACCEPTED', round.date, null, 1]);
	const names = await db.read.institutionName.findMany();
	expect(
		answers.map(({ institutionId, label }) => [
			names.find((name) => name.institutionId === institutionId)!.name,
			label
		])
	).toEqual([
		...[
			['Labklājības ministrija', null],
			['Veselības ministrija', null],
			['Iekšlietu ministrija', null]
		],
		...[['Tieslietu ministrija', null]],
		['Izglītības un zinātnes ministrija', 'Izglītības ministrija un Valsts izglītības attīstības aģentūra'],
		...[
			['Bērnu aizsardzības centrs', null],
			['Bērnu aizsardzības centrs', 'Bērna māja']
		],
		...[
			['Valsts policija', null],
			['Valsts probācijas dienests', null],
			['Tiesībsargs', null]
		],
		...[
			['Latvijas Universitāte', null],
			['Nodibinājums “Papardes zieds”', null]
		],
		...[
			['Latvijas Drošāka interneta centrs', null],
			['Nodibinājums “Centrs Dardedze”', null]
		]
	]);
}

/** What was published is its summary: as it would be compiled today, every entry in its place and with its words. */
async function hasItsSummary(installation: Installation): Promise<void> {
	const { db } = installation;
	const [summary, ...others] = await db.read.roundSummary.findMany({ include: { round: true } });
	expect(others).toEqual([]);
	const content = readRoundContent(summary!.content);
	const found = await db.read.round.findUniqueOrThrow({ where: { id: summary!.roundId } });
	const directory = await directoryOf(installation);
	expect(await readCurrent(db.read, systemActor(installation), found, directory)).toEqual(content);
	expect(hashOf(summary!.content)).toBe(summary!.sha256);
	expect(content).toMatchObject({ council: 'Bērnu lietu sadarbības padome', title: round.title, due: null });
	expect(content.entries.map(({ state, content: said }) => [state, said!.texts.news])).toEqual(
		entries.map(({ text }) => ['ANSWERED', text])
	);
	expect(content.entries.filter(({ of }) => of !== null).map(({ name, of }) => [name, of])).toEqual([
		['Izglītības ministrija un Valsts izglītības attīstības aģentūra', 'Izglītības un zinātnes ministrija'],
		['Bērna māja', 'Bērnu aizsardzības centrs']
	]);
	const { bytes } = await makeSummaryFile(systemActor(installation), found.id, '1');
	standsInOrder(wordsOf(bytes), [round.title, ...entries.flatMap(({ text }) => text.split('\n'))]);
}

/** The text of a Word file on one line. */
function wordsOf(bytes: Uint8Array): string {
	const xml = strFromU8(unzipSync(bytes)['word/document.xml']!);
	const text = xml.replace(/<\/w:p>|<w:(?:tab|br)\b[^>]*>/g, ' ').replace(/<[^>]+>/g, '');
	return tidy(
		text.replace(/&(quot|amp|#39);/g, (_, sign) => ({ quot: '"', amp: '&' })[sign as string] ?? "'")
	);
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Every line, without the marks of Markdown, one behind the other. */
function standsInOrder(text: string, lines: readonly string[]): void {
	let from = 0;
	for (const line of lines.map((one) => tidy(one.replace(/^ *- /, '').replaceAll('**', '')))) {
		const at = text.indexOf(line, from);
		expect(at, line).toBeGreaterThanOrEqual(from);
		from = at + line.length;
	}
}

async function hasItsDatesAndFigures({ db }: Installation): Promise<void> {
	const events = await db.read.answerEvent.findMany({ orderBy: [{ firstDay: 'asc' }, { lastDay: 'asc' }] });
	expect(events).toHaveLength(24);
	const dayOf = (date: string, until: string | null = null) => {
		const { firstDay, lastDay } = events.find((event) => event.date === date && event.until === until)!;
		return [firstDay, lastDay];
	};
	expect(dayOf('2025-10-15')).toEqual(['2025-10-15', '2025-10-15']);
	expect(dayOf('2025-10', '2026-04')).toEqual(['2025-10-01', '2026-04-30']);
	expect(dayOf('2025-11')).toEqual(['2025-11-01', '2025-11-30']);
	expect(dayOf('2018')).toEqual(['2018-01-01', '2018-12-31']);
	const figures = await db.read.answerFigure.findMany({
		orderBy: [{ answerId: 'asc' }, { position: 'asc' }]
	});
	expect(figures).toHaveLength(13);
	const checks = checkSums(figures.map(({ figureId, ...figure }) => ({ ...figure, id: figureId })));
	expect(checks.map(({ whole, sum, difference }) => [whole.value, sum, difference])).toEqual([
		[403, 403, 0],
		[223, 223, 0]
	]);
	for (const { content } of await db.read.answerVersion.findMany())
		expect(content).not.toMatch(/"said"|"key"/);
}

async function saysThatItIsASample({ db: { read } }: Installation): Promise<void> {
	const rows = [
		...[...(await read.resolution.findMany()), ...(await read.report.findMany())],
		...[...(await read.reportSection.findMany()), ...(await read.reportPlan.findMany())],
		...[...(await read.round.findMany()), ...(await read.request.findMany())],
		...(await read.answer.findMany())
	];
	expect(rows).toHaveLength(1 + 1 + 7 + 8 + 1 + 1 + 14);
	expect(rows.filter(({ isSample, provenance }) => !isSample || !provenance)).toEqual([]);
	const kinds = ['Resolution', 'Report', 'Request', 'Round'];
	expect(await read.auditEvent.count({ where: { subjectType: { in: kinds } } })).toBe(4);
}
