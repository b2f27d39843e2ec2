import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor } from '../../../tests/setup/council.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { answerTyped, asking } from '../../../tests/setup/requests.ts';
import { undoers } from '../../portal.server.ts';
import { undo } from '../../routes/undo/undo.server.ts';
import { accept, reopen } from './accepting.server.ts';
import { send, writeDraft } from './answer-writing.server.ts';
import { withdrawAsked } from './asked-withdrawing.server.ts';
import { readLetterPage } from './letter-page.server.ts';
import { registerLetter } from './letter-registering.server.ts';
import { keepLetterFiles } from './letter-uploads.server.ts';
import { readRequestBoard } from './request-board.server.ts';

async function registered(kind: (typeof databaseKinds)[number], more: { isRound?: boolean } = {}) {
	const all = await asking(kind, more);
	const { requestId, institutions, secretary, installation } = all;
	const parts = await installation.db.read.requestPart.findMany({
		where: { requestId },
		orderBy: { position: 'asc' }
	});
	const places = parts.length ? parts.map(({ id }) => id) : ['whole'];
	const register = (texts: Readonly<Record<string, string>>, fields: object = {}) =>
		registerLetter(secretary, {
			...{ id: newId(), requestId, who: `${institutions.vbtai}|`, number: newId(), date: '21.03.2022.' },
			...{ receivedOn: '22.03.2022.', signatory: '', preparer: '', rest: 'Pielikums.' },
			...{ textIds: Object.keys(texts), texts: Object.values(texts), ...fields }
		});
	const letters = () => installation.db.read.answerLetter.count({ where: { requestId } });
	return { ...all, places, register, letters };
}

const pdf = () => new File(['%PDF-1.4\n'], 'Atbilde.pdf');

describe.each(databaseKinds)('a letter registered by mistake on %s', (kind) => {
	it('is taken back: what was there is there again, its files wait for another go, and the record keeps its words', async () => {
		const { secretary, member, installation, requestId, answerId, places, ...of } = await registered(kind);
		await send(member, answerTyped(answerId, 1, { done: 'Nosūtīts portālā.' }));
		const before = await of.stored();
		const id = newId();
		await keepLetterFiles(secretary, { id, requestId, who: `${of.institutions.vbtai}|`, files: [pdf()] });
		const texts = { [`${places[0]} done`]: 'No vēstules.', [`${places[1]} done`]: 'Arī par otro.' };
		const { eventId, count } = await of.register(texts, { id });
		expect(count).toBe(2);
		const changed = await of.stored();
		for (const actor of [member, makeActor(installation, { userId: 'x', role: 'ADMINISTRATOR' })])
			expect((await refusalOf(undo(actor, undoers, eventId!))).reason).toBe('NOT_FOUND');
		expect(await Promise.all([1, 2].map(() => undo(secretary, undoers, eventId!)))).toEqual([null, null]);
		const { version: _, ...again } = await of.stored();
		expect(again).toEqual((({ version: __, ...rest }) => rest)(before));
		expect((await of.versions()).map(({ via }) => via)).toEqual(['PORTAL']);
		expect(await of.stored(of.secondId)).toMatchObject({ state: 'ASKED', sentOn: null, firstSentOn: null });
		expect(changed.sentOn).toBe('2022-03-21');
		expect(await of.letters()).toBe(0);
		const page = await readLetterPage(secretary, { requestId, who: null, letterId: null });
		expect(page).toMatchObject({ registered: [], begun: [{ letterId: id, names: ['Atbilde.pdf'] }] });
		const record = await installation.db.read.auditEvent.findFirstOrThrow({ where: { undoes: eventId } });
		expect(record.before).toContain('Arī par otro.');
		// To the right institution, with the same file.
		const right = await of.register(
			{ [`${places[0]} done`]: 'No vēstules.' },
			{ id, who: `${of.institutions.lm}|` }
		);
		expect(right.count).toBe(1);
		expect(await installation.db.read.answerLetterFile.count({ where: { letterId: id } })).toBe(1);
	});

	it('takes away who was not asked, and leaves withdrawn who was asked no more', async () => {
		const { secretary, requestId, answerId, places, ...of } = await registered(kind);
		const { id: other } = await of.installation.db.read.institution.findFirstOrThrow({
			where: { id: { notIn: [of.institutions.vbtai, of.institutions.lm] } }
		});
		const unasked = await of.register({ [`${places[0]} done`]: 'Arī mēs.' }, { who: `${other}|` });
		const has = async () =>
			(await readRequestBoard(secretary, requestId)).asked.some(({ key }) => key === `${other}|`);
		expect(await has()).toBe(true);
		expect(await undo(secretary, undoers, unasked.eventId!)).toBeNull();
		expect(await has()).toBe(false);
		const form = { id: newId(), requestId, answerId, version: 1, isAll: false, reason: 'Kļūda.' };
		await withdrawAsked(secretary, form);
		const { eventId } = await of.register({ [`${places[0]} done`]: 'Tomēr atbildam.' });
		expect(await of.stored()).toMatchObject({ withdrawnAt: null, isUnasked: true });
		expect(await undo(secretary, undoers, eventId!)).toBeNull();
		expect(await of.stored()).toMatchObject({ withdrawnReason: 'Kļūda.', isUnasked: false, state: 'ASKED' });
	});

	it('keeps what somebody writes, and brings back what stood there from the last time', async () => {
		const { secretary, member, answerId, places, installation, ...of } = await registered(kind, {
			isRound: true
		});
		const carried = JSON.stringify({ texts: { news: 'Pagājušā reize.' }, events: [], figures: [] });
		await installation.db.write((tx) =>
			tx.answer.update({ where: { id: answerId }, data: { draft: carried } })
		);
		const row = { eventIds: [`${places[0]} a`], eventDates: ['15.10.2022.'], eventUntils: [''] };
		const first = await of.register({}, { ...row, eventTexts: ['Seminārs'] });
		expect(await installation.db.read.answerEvent.count({ where: { answerId } })).toBe(1);
		expect((await of.stored()).draft).toBeNull();
		expect(await undo(secretary, undoers, first.eventId!)).toBeNull();
		expect(await installation.db.read.answerEvent.count({ where: { answerId } })).toBe(0);
		expect(await of.stored()).toMatchObject({ state: 'ASKED', draft: carried, draftBy: null });
		const second = await of.register({ [`${places[0]} news`]: 'Jaunums.' });
		const { version } = await of.stored();
		await writeDraft(member, answerTyped(answerId, version, { news: 'Rakstu pati.' }));
		expect(await undo(secretary, undoers, second.eventId!)).toBeNull();
		const stored = await of.stored();
		expect(stored).toMatchObject({ state: 'DRAFT', draftBy: 'Parauga loceklis' });
		expect(stored.draft).toContain('Rakstu pati.');
	});

	it('stays where somebody accepted it, answered after it, or closed the request', async () => {
		const { secretary, member, requestId, answerId, places, ...of } = await registered(kind);
		const { eventId } = await of.register({ [`${places[0]} done`]: 'No vēstules.' });
		const { version } = await of.stored();
		await accept(secretary, { id: newId(), requestId, answers: [`${answerId}:${version}`] });
		expect(await undo(secretary, undoers, eventId!)).toMatchObject({ why: 'CHANGED' });
		await reopen(secretary, { id: newId(), requestId, answerId, version: version + 1 });
		await send(member, answerTyped(answerId, version + 2, { done: 'Labojam paši.' }));
		expect(await undo(secretary, undoers, eventId!)).toMatchObject({ why: 'CHANGED' });
		expect(await of.versions()).toHaveLength(2);
		expect(await of.letters()).toBe(1);
	});
});
