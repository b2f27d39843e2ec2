import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeContact, makePerson } from '../../../tests/setup/council.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { answerTyped, asking } from '../../../tests/setup/requests.ts';
import { readAnswerPage } from './answer-page.server.ts';
import { send, writeDraft } from './answer-writing.server.ts';
import { owedAnswersWaiting, readStartOwed } from './owed-answers.server.ts';
import { requestAnswers } from './request-answers.server.ts';

describe.each(databaseKinds)('the pages of answers on %s', (kind) => {
	it('show by a link all that its holder is asked, one part after another, and say plainly when it is over', async () => {
		const found = await asking(kind);
		const { installation, member, chair, outsider, requestId, answerId, secondId, answerIds } = found;
		const show = (actor: Actor, query = '') =>
			requestAnswers.show(actor, requestId, new URLSearchParams(query));
		const post = (form: string, data: object, actor: Actor = member) =>
			requestAnswers.forms[form]!.send(actor, requestId, data);
		expect(await show(member)).toMatchObject({
			state: 'OPEN',
			view: {
				...{ kind: 'request', request: { title: 'Starpziņojums par rezolūciju' }, ready: [] },
				parts: [{ id: answerId, code: '2.1.' }, { id: secondId }],
				answer: { id: answerId, written: { version: 1, other: null } }
			}
		});
		expect((await show(outsider)).state).toBe('NOT_THEIRS');
		const [, , ...chairs] = answerIds;
		expect(await show(chair)).toMatchObject({ view: { parts: chairs.map((id) => ({ id })) } });
		expect(await post('save', answerTyped(answerId, 1, { done: 'Sākts.' }))).toBe(`saved.${answerId}`);
		expect(await show(found.colleague)).toMatchObject({
			view: { answer: { written: { other: { name: 'Parauga loceklis', saved: 'tikko' } } } }
		});
		installation.clock.set('2022-03-25T08:21:00Z');
		expect(await post('send', answerTyped(answerId, 2, { done: 'Izdarīts.' }))).toBe(`sent.${answerId}`);
		// After one, the next that is owed.
		expect(await show(member, `sent=sent.${answerId}`)).toMatchObject({
			view: { done: 'sent', answer: { id: secondId } }
		});
		const [version] = await found.versions();
		expect(version).toMatchObject({ via: 'MAIL' });
		const other = answerTyped(chairs[0]!, 1, { done: 'Cits.' });
		expect((await refusalOf(post('send', other))).reason).toBe('NOT_FOUND');
		const handing = {
			id: newId(),
			specialistName: 'Ilze',
			specialistEmail: 'i@padome.example',
			capacity: ''
		};
		expect(await post('handOver', { ...handing, message: null, due: null })).toBe(`handed.${handing.id}`);
		const close = (state: string) =>
			installation.db.write(async (tx) => {
				await tx.request.update({ where: { id: requestId }, data: { state } });
			});
		await close('CLOSED');
		expect(await show(member)).toMatchObject({ state: 'ENDED', title: 'Starpziņojums par rezolūciju' });
		await close('ASKED');
		await installation.db.write(async (tx) => {
			const withdrawnAt = installation.clock.now();
			await tx.answer.updateMany({ where: { id: { in: [answerId, secondId] } }, data: { withdrawnAt } });
		});
		expect((await show(member)).state).toBe('NOT_THEIRS');
	});

	it('are answered by the official whom an institution named, by the link only', async () => {
		const { installation, institutions, requestId, answerId, outsider } = await asking(kind);
		const personId = await makePerson(installation, { name: 'Parauga ierēdne' });
		await makeContact(installation, { institutionId: institutions.vbtai, personId });
		const official = { ...outsider, userId: null, personId, name: 'Parauga ierēdne' };
		const byLink = { ...official, namedBy: [institutions.vbtai] };
		expect(await requestAnswers.show(byLink, requestId, new URLSearchParams())).toMatchObject({
			view: { capacities: [{ text: 'VBTAI kontaktpersona' }] }
		});
		const form = answerTyped(answerId, 1, { done: 'Izdarīts.' });
		expect((await refusalOf(send(byLink, form))).reason).toBe('NOT_FOUND');
		await send(byLink, form, 'MAIL');
		expect(await installation.db.read.answerVersion.findFirstOrThrow()).toMatchObject({
			...{ capacity: 'VBTAI kontaktpersona', institutionId: institutions.vbtai, postId: null }
		});
	});

	it('show signed in what one writes, and to whoever asked only what was sent; versions beside each other', async () => {
		const { member, chair, outsider, secretary, requestId, answerId } = await asking(kind);
		const page = (actor: Actor) => readAnswerPage(actor, { requestId, answerId });
		await send(member, answerTyped(answerId, 1, { done: 'Apmācīti **120** cilvēki.' }));
		await send(member, answerTyped(answerId, 2, { done: 'Apmācīti **135** cilvēki.' }));
		await writeDraft(member, answerTyped(answerId, 3, { done: 'Vēl nav nosūtīts.' }));
		for (const actor of [chair, outsider]) expect((await refusalOf(page(actor))).reason).toBe('NOT_FOUND');
		const own = await page(member);
		expect(own).toMatchObject({ isWriter: true, review: null });
		expect(own.answer.written?.content.texts).toEqual({ done: 'Vēl nav nosūtīts.' });
		const asked = await page(secretary);
		expect(asked).toMatchObject({ isWriter: false, review: { accept: true }, capacities: [], ready: [] });
		expect(JSON.stringify(asked)).not.toContain('Vēl nav nosūtīts');
		expect(asked.answer.compared).toMatchObject({
			...{ from: 1, to: 2 },
			fields: [{ id: 'done', isSame: false, before: expect.arrayContaining([{ kind: 'OLD', text: ' 120' }]) }]
		});
		expect(asked.answer.course.map(({ words }) => words)).toEqual([
			'Nosūtīta 1. redakcija',
			'Nosūtīta 2. redakcija'
		]);
	});

	it('are given from the seat in the body that asks, where whoever answers has several', async () => {
		const { member, institutions, installation, ...found } = await asking(kind);
		const [own] = member.seats;
		const elsewhere = { ...own!, postId: found.posts.chair, bodyId: newId(), bodyName: 'Cita grupa' };
		const actor = { ...member, seats: [own!, { ...elsewhere, institutionIds: [institutions.vbtai] }] };
		const names = async (bodyId: string | null) => {
			await installation.db.write(async (tx) => {
				await tx.request.update({ where: { id: found.requestId }, data: { bodyId } });
			});
			return (await readAnswerPage(actor, found)).capacities.map(({ key }) => key);
		};
		expect(await names(null)).toEqual([own!.postId, found.posts.chair]);
		expect(await names(own!.bodyId)).toEqual([own!.postId]);
	});

	it('wait for whoever is asked from a week before the last day, and when it is late; on the start page at once', async () => {
		const { member, outsider, chair, requestId, answerId, secondId, installation } = await asking(kind);
		const readers = [member, chair, outsider].map((standing, at) => ({
			...{ id: standing.personId ?? String(at), standing, locale: 'lv' as const }
		}));
		const on = (date: string) => owedAnswersWaiting.waitingFor(installation, readers, date);
		expect((await on('2022-03-24')).size).toBe(0);
		expect([...(await on('2022-03-25')).keys()].sort()).toEqual([member.personId, chair.personId].sort());
		expect((await on('2022-03-25')).get(member.personId!)).toMatchObject([
			{
				text: 'Starpziņojums par rezolūciju: 2 daļas – līdz 01.04.2022.',
				path: `/requests/${requestId}/answers/${answerId}`
			}
		]);
		expect((await on('2022-04-04')).get(member.personId!)).toMatchObject([
			{ text: 'Starpziņojums par rezolūciju – termiņš bija 01.04.2022.' }
		]);
		await send(member, answerTyped(answerId, 1, { done: 'Izdarīts.' }));
		expect(await readStartOwed(member)).toMatchObject({ owed: [{ count: 1, isLate: false }], requests: [] });
		expect(await readStartOwed(outsider)).toEqual({ owed: [], requests: [] });
		await send(member, answerTyped(secondId, 1, { done: 'Izdarīts.' }));
		expect((await on('2022-04-04')).has(member.personId!)).toBe(false);
	});
});
