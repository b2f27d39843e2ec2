import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeMeeting, meetingSetting } from '../../../tests/setup/meetings.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { savePart } from './minutes.server.ts';
import { readMinutes } from './minutes-view.server.ts';
import { citationOf, longestPart } from './minutes.ts';
import { cancel } from './planning.server.ts';

describe.each(databaseKinds)('writing minutes on %s', (kind) => {
	it('keeps each part by itself; the same form sent twice, and at once, writes once', async () => {
		const { installation, secretary, planForm } = await meetingSetting(kind);
		const { meetingId, itemIds } = await makeMeeting(secretary, planForm({ number: '3' }), [
			'Pirmais',
			'Otrais'
		]);
		const part = (more: object) => ({ id: newId(), meetingId, place: itemIds[0]!, kind: 'HEARD', ...more });
		const form = part({ text: '- viens\n- divi', version: 0 });
		const saved = await Promise.all([savePart(secretary, form), savePart(secretary, form)]);
		expect(saved.map(({ version }) => version)).toEqual([1, 1]);
		await savePart(secretary, part({ place: 'OPENING', kind: 'TEXT', text: 'Sēdi atklāj.', version: 0 }));
		await savePart(secretary, part({ text: '- viens\n- divi\n- trīs', version: 1 }));
		const minutes = await readMinutes(secretary, meetingId);
		expect(minutes.opening).toMatchObject({ text: 'Sēdi atklāj.', version: 1, writtenBy: 'Sekretāre' });
		expect(minutes.items.map(({ number, title }) => [number, title])).toEqual([
			[1, 'Pirmais'],
			[2, 'Otrais']
		]);
		expect(minutes.items[0]!.heard).toMatchObject({ text: '- viens\n- divi\n- trīs', version: 2 });
		expect(minutes.items[0]!.heard.updatedAt).toBe('2022-03-25T08:00:00.000Z');
		expect(minutes.items[1]!.said).toMatchObject({ text: '', version: 0 });
		// Written a few seconds apart, the journal tells of it once; and again after a quarter of an hour.
		const events = () => installation.db.read.auditEvent.count({ where: { deed: 'meetings.writeMinutes' } });
		expect(await events()).toBe(2);
		installation.clock.set('2022-03-25T08:16:00Z');
		await savePart(secretary, part({ text: '- viens', version: 2 }));
		expect(await events()).toBe(3);
	});

	it('tells whoever comes second what stands there, and overwrites nothing', async () => {
		const { secretary, chair, planForm } = await meetingSetting(kind);
		const { meetingId, itemIds } = await makeMeeting(secretary, planForm());
		const part = (text: string, version: number) => ({
			...{ id: newId(), meetingId, place: itemIds[0]!, kind: 'SAID', text, version }
		});
		const both = await Promise.allSettled([
			savePart(secretary, part('Sekretāres teksts.', 0)),
			savePart(chair, part('Vadītāja teksts.', 0))
		]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const lost = both.find((one) => one.status === 'rejected')!;
		const winner = both[0]!.status === 'fulfilled' ? 'Sekretāre' : 'Parauga vadītājs';
		expect(lost.reason).toMatchObject({ reason: 'CONFLICT', theirs: { version: 1, who: winner } });
		const { items } = await readMinutes(secretary, meetingId);
		expect(items[0]!.said.writtenBy).toBe(winner);
		// What both wrote alike is no quarrel.
		const same = part(items[0]!.said.text, 0);
		expect(await savePart(chair, same)).toMatchObject({ version: 1 });
	});

	it('is for whoever writes that day, the leads and the secretariat; a draft is read by nobody else', async () => {
		const setting = await meetingSetting(kind);
		const { installation, secretary, assistant, outsider, member, deputy, council, planForm } = setting;
		const { meetingId, itemIds } = await makeMeeting(
			secretary,
			planForm({ writer: `m:${council.people.member}` })
		);
		const part = (text: string, version: number) => ({
			...{ id: newId(), meetingId, place: itemIds[0]!, kind: 'HEARD', text, version }
		});
		await savePart(member, part('Klausās.', 0));
		await savePart(assistant, part('Klausās vēl.', 1));
		const others = await makeMeeting(secretary, planForm());
		const elsewhere = { ...part('x', 0), meetingId: others.meetingId };
		for (const actor of [outsider, member])
			expect((await refusalOf(savePart(actor, elsewhere))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(savePart(secretary, elsewhere))).reason).toBe('NOT_FOUND');
		const read = (actor: typeof member, id: string) => refusalOf(readMinutes(actor, id));
		for (const actor of [outsider, member])
			expect((await read(actor, others.meetingId)).reason).toBe('NOT_FOUND');
		expect((await readMinutes(deputy, others.meetingId)).items).toHaveLength(1);
		const turn = (status: string) =>
			installation.db.write((tx) => tx.meeting.update({ where: { id: others.meetingId }, data: { status } }));
		await turn('CIRCULATED');
		expect((await readMinutes(member, others.meetingId)).items).toHaveLength(1);
		expect((await read(outsider, others.meetingId)).reason).toBe('NOT_FOUND');
		await turn('APPROVED');
		expect((await readMinutes(outsider, others.meetingId)).items).toHaveLength(1);
		expect(await refusalOf(savePart(secretary, { ...elsewhere, place: others.itemIds[0]! }))).toMatchObject({
			reason: 'NOT_NOW',
			fields: { form: 'meetings_problem_locked' }
		});
		await cancel(secretary, { id: meetingId, version: 1, reason: 'Slimība' });
		expect(await refusalOf(savePart(secretary, part('x', 2)))).toMatchObject({
			fields: { form: 'minutes_problem_cancelled' }
		});
	});

	it('takes two hundred pages and says when it is more; what is restricted keeps its number only', async () => {
		const { installation, secretary, chair, outsider, planForm } = await meetingSetting(kind);
		const { meetingId, itemIds } = await makeMeeting(secretary, planForm());
		const line = '| Nr. | Kas | Kad |\n|---|---|---|\n| 1 | Bāriņtiesu darba pilnveide | 2026. gads |\n\n';
		const text = line.repeat(Math.floor(longestPart / line.length));
		const part = { id: newId(), meetingId, place: itemIds[0]!, kind: 'HEARD', version: 0 };
		await savePart(secretary, { ...part, text });
		expect((await readMinutes(secretary, meetingId)).items[0]!.heard.text.length).toBeGreaterThan(590_000);
		const more = savePart(secretary, { ...part, id: newId(), text: text.repeat(4), version: 1 });
		expect((await refusalOf(more)).fields).toEqual({ text: 'documents_problem_text_long' });
		await installation.db.write(async (tx) => {
			const restricted = { restrictedBasis: 'IAL 5. pants', restrictedUntil: '2030-01-01' };
			await tx.agendaItem.update({ where: { id: itemIds[0]! }, data: restricted });
			await tx.meeting.update({ where: { id: meetingId }, data: { status: 'APPROVED' } });
		});
		const [seen] = (await readMinutes(chair, meetingId)).items;
		expect(seen).toMatchObject({ isHidden: false, restriction: { until: '2030-01-01' } });
		const [hidden] = (await readMinutes(outsider, meetingId)).items;
		expect(hidden).toMatchObject({ number: 1, isHidden: true, title: '', heard: { text: '' } });
	});
});

it('cites a decision as the Cabinet does, without a comma', () => {
	expect(citationOf({ number: 3, date: '2026-03-25' }, 2)).toBe('prot. Nr. 3 2. §');
	expect(citationOf({ number: 3, date: '2026-03-25' }, 1, 2)).toBe('prot. Nr. 3 1. § 2. punkts');
	expect(citationOf({ number: null, date: '2026-03-25' }, 1, 2)).toBe('25.03.2026. prot. 1. § 2. punkts');
});
