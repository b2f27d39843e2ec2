import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { answerTyped, asking } from '../../../tests/setup/requests.ts';
import { send, sendAll, writeDraft } from './answer-writing.server.ts';
import { readContent } from './template.ts';

const file = (name: string, text = 'abc') => new File([text], name, { type: 'text/plain' });

describe.each(databaseKinds)('answering what is asked on %s', (kind) => {
	it('keeps what is written, of nobody’s record; two who write at once are told of each other', async () => {
		const { installation, member, colleague, chair, outsider, secretary, answerId, stored } =
			await asking(kind);
		const first = answerTyped(answerId, 1, { done: 'Sākts darbs.', problems: '' });
		for (const actor of [chair, outsider, secretary])
			expect((await refusalOf(writeDraft(actor, first))).reason).toBe('NOT_FOUND');
		const both = await Promise.all([writeDraft(member, first), writeDraft(member, first)]);
		expect(both.map(({ isRepeated }) => isRepeated).sort()).toEqual([false, true]);
		expect(await stored()).toMatchObject({
			...{ state: 'DRAFT', version: 2, draftBy: 'Parauga loceklis', draftById: member.personId }
		});
		expect(await installation.db.read.auditEvent.count({ where: { subjectType: 'Request' } })).toBe(0);
		const stale = await refusalOf(writeDraft(colleague, answerTyped(answerId, 1, { done: 'Cits teksts.' })));
		expect(stale).toMatchObject({
			reason: 'CONFLICT',
			theirs: {
				version: 2,
				who: 'Parauga loceklis',
				values: { content: { texts: { done: 'Sākts darbs.' } } }
			}
		});
		await writeDraft(colleague, answerTyped(answerId, 2, { done: 'Cits teksts.' }));
		// Whoever overrules has seen both.
		expect((await refusalOf(send(member, answerTyped(answerId, 2, { done: 'Mans.' })))).theirs).toMatchObject(
			{
				...{ version: 3, who: 'Anna Kolēģe' }
			}
		);
		await writeDraft(member, answerTyped(answerId, 3, {}));
		expect(await stored()).toMatchObject({ state: 'ASKED', draft: null });
	});

	it('sends a version once, recorded; a second one beside it; never an empty one, nor what is over', async () => {
		const { installation, member, colleague, outsider, requestId, answerId, stored, versions } =
			await asking(kind);
		const empty = answerTyped(answerId, 1, { done: '   ' });
		expect((await refusalOf(send(member, empty))).fields.content).toBe('answering_problem_empty');
		const form = answerTyped(answerId, 1, { done: 'Izdarīts.', planned: 'Turpinām.' });
		expect((await refusalOf(send(outsider, form))).reason).toBe('NOT_FOUND');
		await Promise.all([send(member, form), send(member, form), send(member, form)]);
		// Gone back, the page sends the same words under another id.
		expect(await send(member, { ...form, id: newId() })).toMatchObject({ isRepeated: true });
		expect((await refusalOf(send(colleague, form))).reason).toBe('NOT_FOUND');
		expect(await versions()).toMatchObject([
			{
				...{ number: 1, sentOn: '2022-03-25', via: 'PORTAL', authorName: 'Parauga loceklis' },
				...{ capacity: 'VBTAI pārstāvis, 8. apakšgrupa', personId: member.personId }
			}
		]);
		expect(await stored()).toMatchObject({ state: 'SENT', firstSentOn: '2022-03-25', draft: null });
		const stale = answerTyped(answerId, 1, { done: 'Kolēģes teksts.' });
		expect((await refusalOf(send(colleague, stale))).theirs).toMatchObject({ who: 'Parauga loceklis' });
		installation.clock.set('2022-04-05T08:00:00Z');
		await writeDraft(colleague, answerTyped(answerId, 2, { done: 'Labots.' }));
		expect(await stored()).toMatchObject({ state: 'SENT', draftBy: 'Anna Kolēģe' });
		await send(colleague, answerTyped(answerId, 3, { done: 'Labots.' }), 'MAIL');
		expect((await versions()).map(({ number, via }) => [number, via])).toEqual([
			[1, 'PORTAL'],
			[2, 'MAIL']
		]);
		expect(await stored()).toMatchObject({ firstSentOn: '2022-03-25', sentOn: '2022-04-05' });
		const events = await installation.db.read.auditEvent.findMany({ where: { subjectId: requestId } });
		expect(events.map(({ deed }) => deed)).toEqual(['requests.send', 'requests.send']);
		const next = answerTyped(answerId, 4, { done: 'Vēl.' });
		const set = (state: string, of: string) =>
			installation.db.write(async (tx) => {
				if (of === 'request') await tx.request.update({ where: { id: requestId }, data: { state } });
				else await tx.answer.update({ where: { id: answerId }, data: { state } });
			});
		await set('ACCEPTED', 'answer');
		expect((await refusalOf(send(member, next))).fields.form).toBe('answering_problem_accepted');
		await set('RETURNED', 'answer');
		for (const [state, problem] of [
			['CLOSED', 'answering_problem_closed'],
			['PREPARED', 'answering_problem_not_asked']
		] as const) {
			await set(state, 'request');
			for (const verb of [send, writeDraft])
				expect((await refusalOf(verb(member, next))).fields.form).toBe(problem);
		}
	});

	it('sends files with it, kept from version to version until they are taken out', async () => {
		const { installation, member, answerId } = await asking(kind);
		const { read } = installation.db;
		const names = async (number: number) => {
			const files = await read.answerVersionFile.findMany({
				where: { answerVersion: { answerId, number } },
				select: { attachment: { select: { name: true } } }
			});
			return files.map(({ attachment }) => attachment.name).sort();
		};
		const wrong = { ...answerTyped(answerId, 1, {}), files: [file('virus.exe')] };
		expect((await refusalOf(writeDraft(member, wrong))).fields.files).toContain('files_problem');
		await writeDraft(member, { ...answerTyped(answerId, 1, {}), files: [file('a.txt'), file('b.txt')] });
		const kept = await read.answerDraftFile.findMany({ where: { answerId }, select: { attachment: true } });
		const [a, b] = ['a.txt', 'b.txt'].map(
			(name) => kept.find(({ attachment }) => attachment.name === name)!.attachment.id
		);
		await send(member, { ...answerTyped(answerId, 2, {}), remove: [a!] });
		expect(await names(1)).toEqual(['b.txt']);
		expect(await read.attachment.count({ where: { id: a! } })).toBe(0);
		await send(member, { ...answerTyped(answerId, 3, { done: 'Ar vēl vienu.' }), files: [file('c.txt')] });
		expect(await names(2)).toEqual(['b.txt', 'c.txt']);
		await send(member, { ...answerTyped(answerId, 4, { done: 'Bez tās.' }), remove: [b!] });
		expect([await names(1), await names(3)]).toEqual([['b.txt'], ['c.txt']]);
		expect(await read.attachment.count({ where: { id: b! } })).toBe(1);
	});

	it('sends all parts that are written at once, or none of them', async () => {
		const { member, colleague, chair, requestId, answerId, secondId, stored, versions } = await asking(kind);
		await writeDraft(member, answerTyped(answerId, 1, { done: 'Pirmais.' }));
		await writeDraft(member, answerTyped(secondId, 1, { done: 'Otrais.' }));
		const form = (...seen: number[]) => ({
			...{ requestId, capacity: '' },
			parts: [answerId, secondId].map((id, at) => `${id} ${seen[at]!} ${newId()}`)
		});
		expect((await refusalOf(sendAll(chair, form(2, 2)))).reason).toBe('NOT_FOUND');
		await writeDraft(colleague, answerTyped(secondId, 2, { done: 'Otrais, labots.' }));
		expect((await refusalOf(sendAll(member, form(2, 2)))).reason).toBe('CONFLICT');
		expect(await versions()).toEqual([]);
		const all = form(2, 3);
		expect(await Promise.all([sendAll(member, all), sendAll(member, all)])).toEqual(
			expect.arrayContaining([{ count: 2 }, { count: 0 }])
		);
		expect((await stored(secondId)).state).toBe('SENT');
		expect(readContent((await versions(secondId))[0]!.content).texts).toEqual({ done: 'Otrais, labots.' });
	});

	it('takes dated events and figures in rows, as people write them, and finds them again', async () => {
		const { installation, chair, member, answerIds } = await asking(kind, { isRound: true });
		const [answerId = ''] = answerIds;
		const rows = (more: object = {}) => ({
			...answerTyped(answerId, 1, { news: 'Atvērta Bērna māja.' }),
			...{ eventIds: ['e1', 'e2', 'e3'], eventDates: ['15.02.2022.', '2023. gads', ''] },
			...{ eventUntils: ['aprīlī', '', ''], eventTexts: ['Konference', 'Apmācības', ''] },
			...{ figureIds: ['f1', 'f2', 'f3'], figureNames: ['Bērni kopā', 'Zēni', 'Meitenes'] },
			...{ figureValues: ['1 403', '700,5', '702,5'], figureUnits: ['bērni', '', ''] },
			...{ figureFroms: ['2022', '', ''], figureUntils: ['', '', ''] },
			...{ figureParts: ['', 'bērni kopā', 'Bērni kopā'], ...more }
		});
		const wrong: [object, string, string][] = [
			[{ eventDates: ['kādreiz', '', ''] }, 'events', 'answering_problem_row_date {"row":"1"}'],
			[{ eventTexts: ['Konference', '', ''] }, 'events', 'answering_problem_event_text {"row":"2"}'],
			[{ eventDates: ['', '2023', ''] }, 'events', 'answering_problem_event_date {"row":"1"}'],
			[{ eventUntils: ['01.02.2022.', '', ''] }, 'events', 'answering_problem_row_order {"row":"1"}'],
			[{ figureValues: ['daudz', '1', '1'] }, 'figures', 'answering_problem_figure_value {"row":"1"}'],
			[{ figureNames: ['Bērni kopā', '', 'M'] }, 'figures', 'answering_problem_figure_name {"row":"2"}'],
			[{ figureParts: ['', 'Citi', ''] }, 'figures', 'answering_problem_figure_part {"row":"2"}'],
			[{ figureParts: ['Zēni', 'Bērni kopā', ''] }, 'figures', 'answering_problem_figure_circle {"row":"1"}']
		];
		for (const [more, field, problem] of wrong)
			expect((await refusalOf(send(member, rows(more)))).fields[field]).toBe(problem);
		await send(member, rows());
		const { read } = installation.db;
		const order = { orderBy: { position: 'asc' }, where: { answerId } } as const;
		expect(await read.answerEvent.findMany(order)).toMatchObject([
			{ date: '2022-02-15', until: '2022-04', firstDay: '2022-02-15', lastDay: '2022-04-30' },
			{ date: '2023', until: null, firstDay: '2023-01-01', lastDay: '2023-12-31' }
		]);
		expect(await read.answerFigure.findMany(order)).toMatchObject([
			{ figureId: 'f1', nameKey: 'berni kopa', value: 1403, unit: 'bērni', from: '2022', partOf: null },
			{ figureId: 'f2', value: 700.5, partOf: 'f1' },
			{ figureId: 'f3', value: 702.5, partOf: 'f1' }
		]);
		await send(member, {
			...rows({ figureNames: ['Kopā', '', ''], figureValues: ['5', '', ''] }),
			version: 2,
			figureParts: []
		});
		expect((await read.answerFigure.findMany(order)).map(({ name }) => name)).toEqual(['Kopā']);
		expect((await refusalOf(send(chair, rows()))).reason).toBe('NOT_FOUND');
	});
});
