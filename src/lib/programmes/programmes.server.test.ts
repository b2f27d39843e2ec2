import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { measureForm, programmeForm, programmeSetting } from '../../../tests/setup/programmes.ts';
import { addChapter, editChapter, removeChapter } from './chapters.server.ts';
import { addMeasure, editMeasure, moveMeasure, removeMeasure } from './measures.server.ts';
import { lookAtTable, pasteMeasures } from './pasting.server.ts';
import { readMeasureForm, readNewMeasure, readRegisterForm } from './programme-forms.server.ts';
import { listProgrammes } from './programme-list.server.ts';
import { readProgrammePage } from './programme-page.server.ts';
import { edit, register } from './registering.server.ts';
import { undoers } from './undoing.server.ts';

describe.each(databaseKinds)('a programme on %s', (kind) => {
	it('is registered once, corrected, and read by who watches it or administers a measure', async () => {
		const all = await programmeSetting(kind);
		const { secretary, assistant, chair, deputy, member, outsider, read, bodyId, council, undoLast } = all;
		const form = programmeForm(bodyId);
		for (const actor of [chair, member, outsider])
			expect((await refusalOf(register(actor, form))).reason).toBe('NOT_FOUND');
		const [one, other] = await Promise.all([register(assistant, form), register(assistant, form)]);
		expect(other).toEqual(one);
		for (const [more, field] of [
			[{ statedTotal: '10.239' }, 'statedTotal'],
			[{ statedTotal: '-1' }, 'statedTotal'],
			[{ year: '26' }, 'year'],
			[{ orderedOn: '01.03.2026.' }, 'orderedOn'],
			[{ bodyId: newId() }, 'bodyId'],
			[{ previousId: newId(), title: 'Cita' }, 'previousId'],
			[{ title: 'VALSTS programma 2026. gadam' }, 'title']
		] as const) {
			const { reason, fields } = await refusalOf(register(secretary, programmeForm(bodyId, more)));
			expect([reason, Object.keys(fields)[0]]).toEqual(['INVALID', field]);
		}

		const { id } = form;
		expect(await read.programme.findUnique({ where: { id } })).toMatchObject({
			...{ year: 2026, statedTotal: 3023900, state: 'DRAFT' }
		});
		const corrected = { ...form, version: 1, title: 'Programma', order: '12', orderedOn: '30.01.2026.' };
		expect((await edit(assistant, corrected)).eventId).not.toBeNull();
		expect((await edit(assistant, { ...corrected, version: 2 })).eventId).toBeNull();
		const stale = await refusalOf(edit(secretary, { ...corrected, title: 'Cita' }));
		expect(stale.reason).toBe('CONFLICT');
		expect(stale.theirs).toMatchObject({ values: { statedTotal: '30 239' } });
		await undoLast();
		expect(await read.programme.findUnique({ where: { id } })).toMatchObject({
			...{ title: 'Valsts programma 2026. gadam', order: null, version: 3 }
		});

		// The body's lead reads it; who sits for an institution only once that administers a measure.
		await readProgrammePage(chair, id);
		expect((await refusalOf(readProgrammePage(member, id))).reason).toBe('NOT_FOUND');
		expect((await listProgrammes(member, new URLSearchParams())).isEmpty).toBe(true);
		await addMeasure(secretary, measureForm(id, { institutionId: council.institutions.bac }));
		await readProgrammePage(member, id);
		await readProgrammePage(deputy, id);
		expect((await refusalOf(readProgrammePage(outsider, id))).reason).toBe('NOT_FOUND');
		const found = await listProgrammes(member, new URLSearchParams('q=stāstu'));
		expect(found.programmes).toMatchObject([{ id, measures: 1, funding: 2000000, year: 2026 }]);
		expect((await listProgrammes(secretary, new URLSearchParams('q=nekas'))).total).toBe(0);
	});

	it('is changed by an assistant until its measures are followed, and by nobody once it is closed', async () => {
		const { secretary, assistant, make, setState } = await programmeSetting(kind);
		const { id } = await make();
		const add = (actor: typeof secretary, number: string) => addMeasure(actor, measureForm(id, { number }));
		await add(assistant, '2.1.2.');
		await setState(id, 'CURRENT');
		const refused = await refusalOf(add(assistant, '2.1.3.'));
		expect([refused.reason, refused.fields.form]).toEqual(['NOT_NOW', 'programmes_problem_current']);
		expect((await readProgrammePage(assistant, id)).head.may.measures).toBe(false);
		await add(secretary, '2.1.3.');
		await setState(id, 'CLOSED');
		expect((await refusalOf(add(secretary, '2.1.4.'))).fields.form).toBe('programmes_problem_closed');
	});
});

describe.each(databaseKinds)('chapters and measures on %s', (kind) => {
	it('have one numbering, and are sorted by it', async () => {
		const { secretary, make, read, council } = await programmeSetting(kind);
		const { id, chapterId, measureId } = await make();
		const add = (number: string, more: object = {}) => {
			const form = measureForm(id, { number, chapterId, ...more });
			return addMeasure(secretary, form);
		};
		for (const number of ['2.1.10', '2.1.3', '2.1.4.']) await add(number);
		for (const number of ['2.1.4', ' 2.1. ']) {
			const { fields } = await refusalOf(add(number));
			expect(fields.number).toContain('programmes_problem_number_taken');
		}
		const chapter = { id: newId(), programmeId: id, number: '2.1.3', title: 'Cita' };
		expect((await refusalOf(addChapter(secretary, chapter))).fields).toHaveProperty('number');
		// Two at the same time: one of them has it.
		const both = await Promise.allSettled([add('3.'), add('3.')]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const { items } = await readProgrammePage(secretary, id);
		expect(items.map(({ number, depth }) => `${number} ${depth}`)).toEqual([
			...['2. 0', '2.1. 1', '2.1.1. 2', '2.1.3. 2', '2.1.4. 2', '2.1.10. 2', '3. 0']
		]);
		for (const [more, field] of [
			[{ funding: 'daudz' }, 'funding'],
			[{ chapterId: newId() }, 'chapterId'],
			[{ institutionId: newId() }, 'institutionId'],
			[{ institutionId: council.institutions.vbtai }, 'institutionId'],
			[{ resultTargets: ['piecas'] }, 'resultTargets'],
			[{ number: '' }, 'number'],
			[{ title: ' ' }, 'title']
		] as const) {
			const { fields } = await refusalOf(add('2.1.11.', more));
			expect(Object.keys(fields)).toEqual([field]);
		}
		const { choices, values } = await readNewMeasure(secretary, id, chapterId);
		expect([values.number, choices.next]).toEqual(['2.1.11.', '4.']);
		expect(await read.measureResult.count({ where: { measureId } })).toBe(1);
	});

	it('are added once, edited, moved and taken out, and all of it is taken back', async () => {
		const { secretary, assistant, member, make, read, undoLast } = await programmeSetting(kind);
		const { id, topId, chapterId, measureId } = await make();
		const twice = measureForm(id, { number: '2.1.2.', chapterId });
		await Promise.all([addMeasure(assistant, twice), addMeasure(assistant, twice)]);
		expect(await read.measure.count()).toBe(2);
		expect((await refusalOf(addMeasure(member, measureForm(id)))).reason).toBe('NOT_FOUND');
		const one = () =>
			read.measure.findUniqueOrThrow({
				where: { id: measureId },
				include: { results: { orderBy: { position: 'asc' } } }
			});

		const { values, version } = await readMeasureForm(secretary, { id, measureId });
		const results = {
			resultIds: [...values.resultIds, ''],
			resultTexts: ['Izveidoti seši video stāsti.', 'un apmācīti 80 darbinieki.'],
			...{ resultTargets: ['6', '80'], resultUnits: ['video stāsti', 'darbinieki'] }
		};
		const edited = { ...values, ...results, id: measureId, version, funding: '21 000,50' };
		await editMeasure(secretary, edited);
		expect((await one()).results.map(({ id: own, target }) => [own, target])).toEqual([
			[values.resultIds[0], 6],
			[expect.any(String), 80]
		]);
		expect(await one()).toMatchObject({ funding: 2100050, version: 2 });
		expect((await editMeasure(secretary, { ...edited, ...(await formOf()), version: 2 })).eventId).toBeNull();
		expect((await refusalOf(editMeasure(secretary, { ...edited, title: 'Cits' }))).reason).toBe('CONFLICT');
		async function formOf() {
			return (await readMeasureForm(secretary, { id, measureId })).values;
		}
		await undoLast();
		expect((await one()).results.map(({ text }) => text)).toEqual(['Izveidoti pieci video stāsti.']);
		expect((await one()).funding).toBe(2000000);

		const moved = await moveMeasure(secretary, { id: measureId, version: 3, chapterId: topId });
		expect(moved).toMatchObject({ before: '2.1.1.', number: '2.2.' });
		expect(await one()).toMatchObject({ chapterId: topId, number: '2.2.' });
		expect((await refusalOf(moveMeasure(secretary, { id: measureId, version: 3, chapterId }))).reason).toBe(
			'CONFLICT'
		);
		const there = { id: measureId, version: 4, chapterId, number: '2.1.2' };
		expect((await refusalOf(moveMeasure(secretary, there))).fields).toHaveProperty('number');
		await undoLast();
		expect(await one()).toMatchObject({ chapterId, number: '2.1.1.' });
		const same = await moveMeasure(secretary, { id: measureId, version: 5, chapterId });
		expect(same).toMatchObject({ eventId: null, number: '2.1.1.' });

		await removeMeasure(secretary, { id: measureId, version: 5 });
		expect(await read.measure.count()).toBe(1);
		await undoLast();
		expect(await one()).toMatchObject({ number: '2.1.1.', funding: 2000000 });
		// What came meanwhile under its number stands in the way.
		await removeMeasure(secretary, { id: measureId, version: 1 });
		await addMeasure(secretary, measureForm(id, { number: '2.1.1.' }));
		const removal = await read.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' }, skip: 1 });
		const change = { ...removal, before: JSON.parse(removal.before!) as unknown, after: null };
		expect((await refusalOf(undoers[removal.deed]!(secretary, change))).reason).toBe('CONFLICT');
	});

	it('keep a chapter that has measures, and a measure that something hangs on', async () => {
		const { secretary, make, read, installation, undoLast } = await programmeSetting(kind);
		const { id, chapterId, measureId } = await make();
		const used = await refusalOf(removeChapter(secretary, { id: chapterId, version: 1 }));
		expect(used.fields.form).toBe('programmes_problem_chapter_used');
		const chapter = { id: newId(), programmeId: id, number: '3.', title: 'Pētījumi' };
		await addChapter(secretary, chapter);
		await editChapter(secretary, { ...chapter, version: 1, title: 'Pētījumi un dati' });
		await undoLast();
		expect(await read.programmeChapter.findUnique({ where: { id: chapter.id } })).toMatchObject({
			...{ title: 'Pētījumi', version: 3 }
		});
		await removeChapter(secretary, { id: chapter.id, version: 3 });
		await undoLast();
		expect(await read.programmeChapter.count({ where: { id: chapter.id } })).toBe(1);

		const result = await read.measureResult.findFirstOrThrow({ where: { measureId } });
		const said = { authorName: 'LM', capacity: 'LM', asOf: '2026-02-01', kind: 'ACHIEVED', value: 1 };
		const at = installation.clock.now();
		await installation.db.write((tx) =>
			tx.measureEntry.create({ data: { id: newId(), measureId, resultId: result.id, at, ...said } })
		);
		const without = {
			...measureForm(id),
			resultIds: [],
			resultTexts: [],
			resultTargets: [],
			resultUnits: []
		};
		const { fields } = await refusalOf(editMeasure(secretary, { ...without, id: measureId, version: 1 }));
		expect(fields).toEqual({ resultTexts: 'programmes_problem_result_used' });
		const kept = await refusalOf(removeMeasure(secretary, { id: measureId, version: 1 }));
		expect(kept.fields.form).toBe('programmes_problem_measure_used');
	});

	it('come from a table that was shown before, in one change that is taken back as one', async () => {
		const { secretary, member, make, read, council, undoLast } = await programmeSetting(kind);
		const { id: programmeId, chapterId } = await make();
		const lines = [
			'2.1.2.\tMātes diena\tLabklājības ministrija\t10 000\tOrganizēti informatīvi pasākumi',
			'3.\tPasākumi aizsardzībā\t\t\t',
			'3.1.\tSemināri\tBAC\t12 000\tOrganizēti 4 semināri un apmācīti 80 darbinieki'
		];
		const form = { id: newId(), programmeId, table: lines.join('\n'), columns: [] };
		const look = await lookAtTable(secretary, form);
		expect(look).toMatchObject({ measures: 2, chapters: 1, problems: 0 });
		expect(look.rows.map(({ institution }) => institution)).toEqual(['LM', null, 'BAC']);
		expect(await read.measure.count()).toBe(1);
		expect((await refusalOf(lookAtTable(member, form))).reason).toBe('NOT_FOUND');
		const wrong = await refusalOf(
			pasteMeasures(secretary, { ...form, table: `${form.table}\n3.2.\tCits\tBAC\t10.239\t` })
		);
		expect(wrong.fields.table).toContain('"rows":"4"');
		expect((await refusalOf(lookAtTable(secretary, { ...form, table: 'nekas' }))).fields.table).toBe(
			'programmes_problem_paste_table'
		);

		// As a spreadsheet copies it: heads, a cell with lines, merged cells, a column of no kind of ours, a sum at the foot.
		const sheet = await lookAtTable(secretary, {
			...form,
			table: [
				'Nr.\tPasākums\tAtbildīgā institūcija\tFinansējums, euro\tRezultāts\tSadarbība\t',
				'4.\tPētījumi\t\t\t\t\t',
				'4.1.\t"Pētījums\npar ""ģimenēm"""\tLM\t350 000 000,50 euro\t"1. Izdots 1 ziņojums.\n2. Apmācīti 80 darbinieki."\tNVO\t',
				'\t\t\t\tSarīkotas 2 diskusijas\t\t',
				'4.1.\tOtrs ar to pašu numuru\tLM\t-5\t\t\t',
				'\tKopā\t\t350 000 000,50\t\t\t'
			].join('\r\n')
		});
		expect(sheet.rows.map(({ becomes, line, problems }) => [becomes, line, problems.length])).toEqual([
			...[
				['CHAPTER', 2, 0],
				['MEASURE', 3, 0]
			],
			...[
				['MEASURE', 5, 2],
				['TOTAL', 6, 0]
			]
		]);
		expect(sheet.rows[1]!.said).toMatchObject({
			...{ title: 'Pētījums par "ģimenēm"', funding: 35000000050, description: 'Sadarbība: NVO' },
			results: [{ target: 1 }, { target: 80 }, { target: 2 }]
		});

		const [made] = await Promise.all([pasteMeasures(secretary, form), pasteMeasures(secretary, form)]);
		expect(made.eventId).not.toBeNull();
		const measures = await read.measure.findMany({
			where: { id: { not: undefined }, number: { in: ['2.1.2.', '3.1.'] } },
			orderBy: { numberKey: 'asc' },
			include: { results: { orderBy: { position: 'asc' } }, chapter: true }
		});
		expect(
			measures.map(({ chapter, funding, institutionId }) => [chapter?.number, funding, institutionId])
		).toEqual([
			['2.1.', 1000000, council.institutions.lm],
			['3.', 1200000, council.institutions.bac]
		]);
		expect(measures[0]!.chapterId).toBe(chapterId);
		expect(measures[1]!.results.map(({ target }) => target)).toEqual([4, 80]);
		await undoLast();
		expect([await read.measure.count(), await read.programmeChapter.count()]).toEqual([1, 2]);
		// And again, as it was.
		await undoLast();
		expect([await read.measure.count(), await read.programmeChapter.count()]).toEqual([3, 3]);
	});
});

describe.each(databaseKinds)('what a programme adds up to on %s', (kind) => {
	it('follows from its measures, by institution and chapter, beside the stated total', async () => {
		const { secretary, make, council, read } = await programmeSetting(kind);
		const { id, chapterId, topId } = await make();
		const { lm, bac } = council.institutions;
		const add = (number: string, more: object) => addMeasure(secretary, measureForm(id, { number, ...more }));
		await add('1.', { institutionId: bac, funding: '8 000' });
		await add('2.1.2.', { institutionId: lm, chapterId, funding: '2 239' });
		await add('2.2.', { institutionId: null, chapterId: topId, funding: '' });
		const { sums, statedTotal } = await readProgrammePage(secretary, id);
		expect([statedTotal, sums.all]).toEqual([3023900, { measures: 4, funding: 3023900, unfunded: 1 }]);
		expect(sums.comparison).toBe(
			'Pasākumu finansējums kopā ir 30\u00a0239\u00a0euro, tieši tik, cik norādīts dokumentā.'
		);
		expect(sums.byInstitution.map(({ label, measures, funding }) => [label, measures, funding])).toEqual([
			['Labklājības ministrija (LM)', 2, 2223900],
			['Bērnu aizsardzības centrs (BAC)', 1, 800000],
			['', 1, 0]
		]);
		expect(sums.byChapter.map(({ label, funding, depth }) => [label, funding, depth])).toEqual([
			['1. Video stāsti', 800000, 0],
			['2. Informatīvie pasākumi', 2223900, 0],
			['2.1. Kampaņa', 2223900, 1]
		]);
		for (const typed of ['-5', '10.239', 'daudz', '100 000 000 000'])
			expect((await refusalOf(add('4.', { funding: typed }))).fields).toHaveProperty('funding');
		// Money of a ministry, as people type it.
		await add('4.', { funding: 'EUR 350.000.000,25', institutionId: bac });
		await add('5.', { funding: "400'000 000 euro" });
		expect((await readProgrammePage(secretary, id)).sums.all.funding).toBe(3023900 + 75000000025);
		for (const number of ['4.', '5.']) {
			const { id: own } = await read.measure.findFirstOrThrow({ where: { programmeId: id, number } });
			await removeMeasure(secretary, { id: own, version: 1 });
		}
		await add('3.', { funding: '1 000,50' });
		const more = await readProgrammePage({ ...secretary, locale: 'en' }, id);
		expect(more.sums.agrees).toBe(false);
		expect(more.sums.comparison).toContain('1,000.50\u00a0euro more than the document states');
	});

	it('goes on in the next year: the same measures under other ids, with whoever holds their duties', async () => {
		const { secretary, make, read, installation, council, bodyId } = await programmeSetting(kind);
		const { id: from, measureId } = await make({ year: '2024', title: 'Programma 2024. gadam' });
		const { vbtai, bac } = council.institutions;
		await installation.db.write((tx) =>
			tx.measure.update({ where: { id: measureId }, data: { institutionId: vbtai, due: '2024-02-29' } })
		);
		const form = await readRegisterForm(secretary, from);
		expect(form.values).toMatchObject({ year: 2025, title: 'Programma 2025. gadam', previousId: from });
		expect(form.previous).toMatchObject({ measures: 1, year: 2024 });
		const { id } = await register(secretary, { ...programmeForm(bodyId), ...form.values });
		const [measure] = await read.measure.findMany({
			where: { programmeId: id },
			include: { results: true, chapter: true }
		});
		expect(measure).toMatchObject({
			...{ number: '2.1.1.', carriedFromId: measureId, institutionId: bac, due: '2025-02-28' },
			...{ funding: 2000000, spent: null, taskId: null },
			...{ chapter: { number: '2.1.', programmeId: id }, results: [{ target: 5, achieved: null }] }
		});
		const page = await readProgrammePage(secretary, id);
		expect(page.previous).toMatchObject({ id: from, year: 2024 });
		expect((await readProgrammePage(secretary, from)).next).toMatchObject([{ id, year: 2025 }]);
	});
});
