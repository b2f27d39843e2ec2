import { describe, expect, it } from 'vitest';
import { confirmPrepared } from '#lib/accounts/prepared-desk.server.ts';
import { setPublicPages } from '#lib/meetings/public-pages.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { recordedChange } from '../../../tests/setup/recorded.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { answerWith, markAsked, roundSetting, startForm } from '../../../tests/setup/rounds.ts';
import { preparedKinds, undoers } from '../../portal.server.ts';
import { compile } from './compiling.server.ts';
import { publish } from './publishing.server.ts';
import { readRoundPage } from './round-page.server.ts';
import { readPublicRound, readPublicRounds } from './round-public.server.ts';
import { start } from './starting.server.ts';

describe.each(databaseKinds)('the publication of a round on %s', (kind) => {
	it('is of one summary, by a secretary or prepared by an assistant, and is taken back', async () => {
		const { installation, secretary, assistant, chair, member, outsider, others, bodyId, ...all } =
			await roundSetting(kind);
		const { id: roundId, requestId } = await start(secretary, startForm(bodyId));
		await markAsked(installation, requestId);
		const answers = await all.answersOf(requestId);
		const answerAs = ({ actor, institutionId }: (typeof others)[number], text: string) =>
			answerWith(actor, answers.find((one) => one.institutionId === institutionId)!.id, text);
		await answerAs(others[0]!, 'Pirmie jaunumi.');
		const reader = { installation, locale: 'lv' as const };
		const form = async (more: object = {}) => {
			const { version } = await all.roundOf(roundId);
			return { id: newId(), roundId, version, number: 1, isPublished: true, ...more };
		};
		const isHidden = async () => {
			expect(await readPublicRounds(reader)).toEqual([]);
			expect((await refusalOf(readPublicRound(reader, roundId))).reason).toBe('NOT_FOUND');
		};
		const shown = async () => JSON.stringify((await readPublicRound(reader, roundId)).sections);
		// What is not compiled cannot be published.
		expect((await refusalOf(publish(secretary, await form()))).reason).toBe('NOT_FOUND');
		await compile(secretary, { id: newId(), roundId });
		for (const actor of [chair, member, outsider])
			expect((await refusalOf(publish(actor, await form()))).reason).toBe('NOT_FOUND');
		expect(await publish(secretary, await form({ isPublished: false }))).toEqual({
			...{ isPrepared: false, eventId: null }
		});
		await isHidden();
		const prepared = await form();
		expect(await publish(assistant, prepared)).toEqual({ isPrepared: true });
		await isHidden();
		await confirmPrepared(secretary, preparedKinds, { id: prepared.id, version: 1 });
		expect(await readPublicRounds(reader)).toMatchObject([{ id: roundId, date: '30.03.2022.' }]);
		expect(await shown()).toContain('Pirmie jaunumi.');
		// Twice is once, whatever was seen.
		expect(await publish(secretary, prepared)).toEqual({ isPrepared: false, eventId: null });
		// What is compiled later is not public by itself.
		installation.clock.set('2022-03-26T08:00:00Z');
		await answerAs(others[1]!, 'Otrie jaunumi.');
		await compile(secretary, { id: newId(), roundId });
		expect(await shown()).not.toContain('Otrie jaunumi.');
		expect((await readRoundPage(assistant, roundId)).publication).toEqual({
			...{ state: 'EARLIER', number: 2, isPrepared: true }
		});
		expect((await readRoundPage(chair, roundId)).publication).toBeNull();
		expect((await refusalOf(publish(secretary, await form()))).fields.form).toBe('rounds_problem_newer');
		const [one, other] = [await form({ number: 2 }), await form({ number: 2 })];
		const done = await publish(secretary, one);
		expect(await shown()).toContain('Otrie jaunumi.');
		expect(await publish(secretary, other)).toEqual({ isPrepared: false, eventId: null });
		const late = { ...(await form({ number: 2, isPublished: false })), version: 1 };
		expect((await refusalOf(publish(secretary, late))).reason).toBe('CONFLICT');
		// Where the council has no public pages, nothing is there.
		await setPublicPages(secretary, { isOn: false });
		expect((await refusalOf(readPublicRound(reader, roundId))).reason).toBe('NOT_FOUND');
		await setPublicPages(secretary, { isOn: true });
		const recorded = await recordedChange(installation, (done as { eventId: string }).eventId);
		await undoers['rounds.publish']!(secretary, recorded);
		expect(await shown()).not.toContain('Otrie jaunumi.');
		expect((await refusalOf(undoers['rounds.publish']!(secretary, recorded))).reason).toBe('CONFLICT');
		// Taken off, though an earlier one is what stands there.
		await publish(secretary, await form({ number: 2, isPublished: false }));
		await isHidden();
	});
});
