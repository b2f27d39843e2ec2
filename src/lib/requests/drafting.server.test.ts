import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { databaseKinds, type TestInstallation } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { openDraft, writeDraft } from './drafting-writing.server.ts';
import { confirmDraft, returnDraft, withdrawDraft } from './drafting-deciding.server.ts';
import { handOver } from './draftings.server.ts';
import { readHandOver } from './hand-over-page.server.ts';
import { remindSpecialists } from './jobs.server.ts';
import { mailKinds } from './mails.server.ts';
import { answering } from '../../../tests/setup/answering.ts';
import { waitingParts } from './waiting.server.ts';

const handing = (more: object = {}) => ({
	...{ id: newId(), specialistName: 'Anna Speciāliste', specialistEmail: 'Anna@padome.example' },
	...{ message: 'Lūdzu, līdz otrdienai.', due: '2022-03-29', ...more }
});
const draft = (version: number, text = 'Projekts ir saskaņots.') => ({ version, text, status: 'SUBMITTED' });

/** A mail as it would go out. */
async function rendered(installation: Installation, kind: string, live = true) {
	const row = await installation.db.read.outboxMessage.findFirstOrThrow({
		where: { kind },
		orderBy: { id: 'desc' }
	});
	const mail = { ...row, locale: 'lv' as const, facts: JSON.parse(row.facts) as unknown };
	return {
		isWanted: await mailKinds[kind]!.stillWanted(installation, mail),
		...(await mailKinds[kind]!.render(installation, mail, live)),
		row
	};
}

/** What is on the record, in its order. */
async function recorded({ db }: Installation) {
	const events = await db.read.auditEvent.findMany({ orderBy: { id: 'asc' } });
	const read = (json: string | null) =>
		json === null ? null : (JSON.parse(json) as Record<string, unknown>);
	return events.map((event) => ({ ...event, before: read(event.before), after: read(event.after) }));
}

/** Handed over and drafted, by the specialist's own link. */
async function drafted(kind: (typeof databaseKinds)[number]) {
	const found = await answering(kind);
	const { installation, member, task } = found;
	const { id } = await handOver(member, task.id, handing(), 'MAIL');
	const token = await found.draftToken(id);
	const stored = () => installation.db.read.drafting.findUniqueOrThrow({ where: { id } });
	return { ...found, id, token, specialist: { installation, token }, stored };
}

const confirming = (draftingId: string, more: object = {}) => ({
	...{ draftingId, draftVersion: 2, entryId: newId(), version: 1 },
	...{ text: 'Projekts ir saskaņots, pielikumā.', status: 'SUBMITTED', ...more }
});

describe.each(databaseKinds)('handing an answer to a specialist on %s', (kind) => {
	it('mails a link of their own, once; nobody else may, and not twice to one specialist', async () => {
		const { installation, task, member, outsider, mails, open } = await answering(kind);
		const form = handing();
		const give = () => handOver(member, task.id, form, 'MAIL');
		expect(await Promise.all([give(), give()])).toEqual([await give(), await give()]);
		expect(await installation.db.read.drafting.findMany()).toMatchObject([
			{
				...{ specialistEmail: 'anna@padome.example', state: 'ASKED', askedBy: 'Parauga loceklis' },
				...{ capacity: 'VBTAI pārstāvis, 8. apakšgrupa', due: '2022-03-29' }
			}
		]);
		expect(await mails('draft-asked')).toHaveLength(1);
		const { text, row, isWanted } = await rendered(installation, 'draft-asked');
		expect(isWanted).toBe(true);
		expect(text).toMatch(/\/drafting\/[\da-f-]{36}\.[\w-]{43}/);
		expect(text).toContain('> Lūdzu, līdz otrdienai.');
		const hidden = await rendered(installation, 'draft-asked', false);
		expect(hidden.text + hidden.html + JSON.stringify(row)).not.toContain('/drafting/');
		// A specialist's link answers nothing.
		expect((await open(/drafting\/(\S+)/.exec(text)![1]!)).state).toBe('unknown');
		expect((await refusalOf(handOver(outsider, task.id, handing()))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(handOver({ ...member, personId: newId() }, task.id, form))).reason).toBe(
			'NOT_FOUND'
		);
		expect((await refusalOf(handOver(member, task.id, handing()))).fields).toEqual({
			specialistEmail: 'requests_problem_handed_over'
		});
		const past = handing({ due: '2022-03-01', specialistEmail: 'b@padome.example' });
		expect((await refusalOf(handOver(member, task.id, past))).fields.due).toBe('requests_problem_due_past');
	});

	it('is seen and done in the portal too, by whoever owes the task, but never of what is restricted', async () => {
		const { installation, task, member, outsider, secretary, entries } = await answering(kind);
		// Signed in, nobody is anybody's contact official.
		const { namedBy: _namedBy, ...signedIn } = member;
		expect(await readHandOver(signedIn, task.number)).toMatchObject({
			...{ task: { id: task.id }, hindrance: null, drafts: [] },
			capacities: [{ text: 'VBTAI pārstāvis, 8. apakšgrupa' }]
		});
		const { id } = await handOver(signedIn, task.id, handing());
		expect((await readHandOver(signedIn, task.number)).drafts).toMatchObject([{ id, state: 'ASKED' }]);
		for (const other of [outsider, secretary]) {
			expect((await refusalOf(readHandOver(other, task.number))).reason).toBe('NOT_FOUND');
			const form = handing({ specialistEmail: 'c@padome.example' });
			expect((await refusalOf(handOver(other, task.id, form))).reason).toBe('NOT_FOUND');
		}
		await installation.db.write((tx) =>
			tx.task.update({ where: { id: task.id }, data: { restrictedUntil: '2030-01-01' } })
		);
		expect(await readHandOver(signedIn, task.number)).toMatchObject({ hindrance: 'RESTRICTED' });
		const restricted = handing({ specialistEmail: 'd@padome.example' });
		expect((await refusalOf(handOver(signedIn, task.id, restricted))).fields.form).toBe(
			'requests_problem_restricted'
		);
		expect(await entries()).toEqual([]);
	});

	it('lets the specialist save, continue and send, once; the member hears of it', async () => {
		const { installation, specialist, stored, mails, member, id, open, task } = await drafted(kind);
		await writeDraft(specialist, { ...draft(1, 'Sākts'), status: 'IN_PROCESS' }, false);
		expect(await stored()).toMatchObject({ state: 'ASKED', version: 2 });
		expect((await refusalOf(writeDraft(specialist, draft(1, 'Cits'), false))).theirs).toMatchObject({
			version: 2,
			values: { text: 'Sākts' }
		});
		expect((await refusalOf(writeDraft(specialist, draft(2, ' '), true))).fields).toHaveProperty('text');
		const file = () => new File(['abc'], 'pielikums.txt', { type: 'text/plain' });
		const form = () => ({ ...draft(2), files: [file()] });
		const sent = await Promise.all([
			writeDraft(specialist, form(), true),
			writeDraft(specialist, form(), true)
		]);
		expect(sent.map(({ isRepeated }) => isRepeated).sort()).toEqual([false, true]);
		expect(await stored()).toMatchObject({ state: 'DRAFTED', version: 3 });
		expect(await installation.db.read.draftingFile.count()).toBe(1);
		expect((await refusalOf(writeDraft(specialist, draft(3, 'Vēl'), false))).reason).toBe('NOT_NOW');
		expect(await mails('draft-ready')).toHaveLength(1);
		const { text, isWanted } = await rendered(installation, 'draft-ready');
		expect(isWanted).toBe(true);
		const [, token] = /answer\/(\S+)\?to=draft/.exec(text)!;
		expect(await open(token!)).toMatchObject({ state: 'good', id: task.id });
		const readers = [{ id: 'm', standing: member, locale: 'lv' as const }];
		const waiting = await waitingParts[0]!.waitingFor(installation, readers, '2022-03-25');
		expect(waiting.get('m')).toMatchObject([{ path: `/drafts/${id}` }]);
		// What was only saved is on no record; what was sent is, with its words.
		expect(await recorded(installation)).toMatchObject([
			{ deed: 'requests.handOver', actorName: 'Parauga loceklis' },
			{
				...{ deed: 'requests.draft', actorName: 'Anna Speciāliste', subjectId: task.id },
				before: { draftingId: id, state: 'ASKED' },
				after: { state: 'DRAFTED', text: 'Projekts ir saskaņots.', files: ['pielikums.txt'] }
			}
		]);
	});

	it('confirmed, it is the report; both are named, and the link ends', async () => {
		const { specialist, stored, token, id, ...found } = await drafted(kind);
		const { member, outsider, entries, installation, send, show } = found;
		expect((await refusalOf(confirmDraft(member, confirming(id, { draftVersion: 1 })))).reason).toBe(
			'NOT_NOW'
		);
		const files = [new File(['abc'], 'pielikums.txt', { type: 'text/plain' })];
		await writeDraft(specialist, { ...draft(1), files }, true);
		const [kept] = await installation.db.read.draftingFile.findMany();
		expect((await refusalOf(confirmDraft(outsider, confirming(id)))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(confirmDraft(member, confirming(id, { draftVersion: 1 })))).reason).toBe(
			'CONFLICT'
		);
		expect(await entries()).toEqual([]);
		const form = confirming(id, { keep: [kept!.attachmentId] });
		const sent = await Promise.all([send(member, 'confirmDraft', form), send(member, 'confirmDraft', form)]);
		expect(new Set(sent).size).toBe(1);
		expect(await entries()).toMatchObject([
			{
				...{ kind: 'SUBMITTED', authorName: 'Parauga loceklis', via: 'MAIL' },
				...{ details: '{"draftedBy":"Anna Speciāliste"}', text: 'Projekts ir saskaņots, pielikumā.' }
			}
		]);
		expect(await installation.db.read.taskDocument.count()).toBe(1);
		expect(await stored()).toMatchObject({ state: 'USED', entryId: form.entryId });
		const events = await recorded(installation);
		expect(events.filter(({ deed }) => deed === 'requests.confirmDraft')).toMatchObject([
			{ before: { draftingId: id, state: 'DRAFTED' }, after: { state: 'USED', entryId: form.entryId } }
		]);
		expect((await openDraft(installation, token)).state).toBe('done');
		expect((await refusalOf(writeDraft(specialist, draft(3), true))).reason).toBe('NOT_FOUND');
		expect(await show(member, `sent=${sent[0]}`)).toMatchObject({
			view: { receipt: { kind: 'report', draftedBy: 'Anna Speciāliste' }, drafts: [] }
		});
	});

	it('is returned with a note, and called back; each once, each told', async () => {
		const { specialist, stored, token, id, member, outsider, mails, installation } = await drafted(kind);
		await writeDraft(specialist, draft(1), true);
		const back = { draftingId: id, draftVersion: 2, note: 'Trūkst summas.' };
		expect((await refusalOf(returnDraft(outsider, back))).reason).toBe('NOT_FOUND');
		await Promise.all([returnDraft(member, back), returnDraft(member, back)]);
		expect(await stored()).toMatchObject({ state: 'RETURNED', note: 'Trūkst summas.', version: 3 });
		expect(await mails('draft-returned')).toHaveLength(1);
		expect((await rendered(installation, 'draft-returned')).text).toContain('> Trūkst summas.');
		expect((await rendered(installation, 'draft-ready')).isWanted).not.toBe(true);
		await writeDraft(specialist, draft(3, 'Ar summu.'), true);
		const gone = { draftingId: id, draftVersion: 4 };
		expect((await refusalOf(withdrawDraft(outsider, gone))).reason).toBe('NOT_FOUND');
		await Promise.all([withdrawDraft(member, gone), withdrawDraft(member, gone)]);
		expect(await stored()).toMatchObject({ state: 'WITHDRAWN' });
		expect(await mails('draft-withdrawn')).toHaveLength(1);
		expect((await rendered(installation, 'draft-withdrawn')).isWanted).toBe(true);
		expect((await openDraft(installation, token)).state).toBe('withdrawn');
		const states = (await recorded(installation)).map(({ deed, after }) => [deed, after?.state]);
		expect(states).toEqual([
			['requests.handOver', 'ASKED'],
			['requests.draft', 'DRAFTED'],
			['requests.returnDraft', 'RETURNED'],
			['requests.draft', 'DRAFTED'],
			['requests.withdrawDraft', 'WITHDRAWN']
		]);
	});

	it('reminds the specialist once, on the working day before it is wanted', async () => {
		const { installation, mails, stored } = await drafted(kind);
		const at = (clock: TestInstallation['clock'], moment: string) => clock.set(moment);
		expect(await stored()).toMatchObject({ due: '2022-03-29' });
		at(installation.clock, '2022-03-26T10:00:00Z');
		expect(await remindSpecialists(installation)).toBe(0);
		at(installation.clock, '2022-03-28T04:00:00Z');
		expect(await remindSpecialists(installation)).toBe(0);
		at(installation.clock, '2022-03-28T06:00:00Z');
		expect(await remindSpecialists(installation)).toBe(1);
		expect(await remindSpecialists(installation)).toBe(0);
		expect(await mails('draft-due')).toHaveLength(1);
		expect((await rendered(installation, 'draft-due')).subject).toBe(
			'Sagatavotā atbilde vajadzīga līdz 2022. gada 29. martam'
		);
	});
});
