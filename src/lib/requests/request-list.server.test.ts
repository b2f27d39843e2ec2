import { describe, expect, it } from 'vitest';
import { askingSetting, askRequest, prepareRequest, sendAnswer } from '../../../tests/setup/asking.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { accept } from './accepting.server.ts';
import { closeRequest } from './request-closing.server.ts';
import { readRequestFilter } from './request-filter.ts';
import { readRequests } from './request-list.server.ts';
import { readReview } from './request-review.server.ts';
import { requestWaiting } from './request-waiting.server.ts';
import { readStartOwed } from './owed-answers.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';

const open = { show: 'open', body: '' } as const;

describe.each(databaseKinds)('the requests on %s', (kind) => {
	it('are listed for whoever asks and whoever is asked, a page at a time, with how far they are', async () => {
		const setting = await askingSetting(kind);
		const { installation, secretary, chair, member, outsider, vbtai, lm, tm, bodyId } = setting;
		const first = await askRequest(secretary, installation, { institutionIds: [vbtai, lm], bodyId });
		const ofCouncil = await askRequest(secretary, installation, {
			...{ institutionIds: [tm, lm], hasParts: false, title: 'Kas jauns?', due: '2022-04-11' }
		});
		await prepareRequest(installation, { institutionIds: [vbtai], bodyId, title: 'Vēl sagatavo' });
		const [own] = await first.answers();
		await sendAnswer(installation, own!.id, { sentOn: '2022-03-28' });
		installation.clock.set('2022-04-05T08:00:00Z');
		const list = await readRequests(secretary, open, 1);
		expect(list).toMatchObject({ total: 3, pages: 1, isAsker: true });
		const told = list.requests.map(({ title, asked, answered, late, own: of }) => [
			...[title, asked, answered, late, of]
		]);
		expect(told).toContainEqual(['Rezolūcija Nr. 2026 1.1.1./4-4', 4, 1, 3, null]);
		expect(told).toContainEqual(['Kas jauns?', 2, 0, 0, null]);
		const titles = async (actor: Actor) =>
			(await readRequests(actor, open, 7)).requests.map(({ title }) => title).toSorted();
		expect(await titles(chair)).toEqual(['Kas jauns?', 'Rezolūcija Nr. 2026 1.1.1./4-4', 'Vēl sagatavo']);
		expect(await titles(member)).toEqual(['Rezolūcija Nr. 2026 1.1.1./4-4']);
		expect(await titles(outsider)).toEqual([]);
		const [theirs] = (await readRequests(member, open, 1)).requests;
		expect(theirs!.own).toMatchObject({ asked: 2, answered: 1, isLate: true, word: null });
		await installation.db.write((tx) => closeRequest(tx, secretary, ofCouncil.requestId));
		const closed = readRequestFilter(new URLSearchParams('show=closed&page=x'));
		expect(closed).toEqual({ show: 'closed', body: '', page: 1 });
		expect((await readRequests(secretary, closed, 1)).requests.map(({ title }) => title)).toEqual([
			'Kas jauns?'
		]);

		const start = { id: first.requestId, owed: 3, isLate: true };
		expect((await readStartOwed(chair)).requests).toMatchObject([start]);
		expect((await readStartOwed(member)).requests).toEqual([]);
	});

	it('wait for whoever asked: what was sent, and what was not when it is over', async () => {
		const { installation, secretary, chair, member, vbtai, tm, bodyId } = await askingSetting(kind);
		const wanted = { institutionIds: [vbtai, tm], hasParts: false, bodyId, due: '2022-04-02' };
		const { requestId, answers } = await askRequest(secretary, installation, wanted);
		const [one] = await answers();
		await sendAnswer(installation, one!.id, { sentOn: '2022-03-28' });
		const readers = [secretary, chair, member].map((actor) => ({
			...{ id: actor.name, standing: actor, locale: 'lv' as const }
		}));
		const waiting = async (date: string) =>
			(await Promise.all(requestWaiting.map((part) => part.waitingFor(installation, readers, date)))).map(
				(of) =>
					Object.fromEntries(
						[...of].map(([who, items]) => [who, items.map(({ text, since }) => [text, since])])
					)
			);
		const sent = [['Rezolūcija Nr. 2026 1.1.1./4-4: 1 atbilde', '2022-03-28']];
		const missing = [['Rezolūcija Nr. 2026 1.1.1./4-4: nav saņemta 1 atbilde', '2022-04-05']];
		// The last day is a Saturday: until Monday nobody is late.
		expect(await waiting('2022-04-04')).toEqual([{ Sekretāre: sent, 'Parauga vadītājs': sent }, {}]);
		expect(await waiting('2022-04-05')).toEqual([
			{ Sekretāre: sent, 'Parauga vadītājs': sent },
			{ Sekretāre: missing, 'Parauga vadītājs': missing }
		]);
		const which = { requestId, answerId: one!.id };
		expect(await readReview(member, which)).toBe(null);
		expect(await readReview(secretary, which)).toMatchObject({
			giveBack: 'SEND',
			accept: true,
			withdraw: false
		});
		await accept(secretary, { id: newId(), requestId, answers: [`${one!.id}:2`] });
		expect(await readReview(secretary, which)).toMatchObject({ giveBack: null, accept: false, reopen: true });
		expect((await waiting('2022-04-05'))[0]).toEqual({});
	});
});
