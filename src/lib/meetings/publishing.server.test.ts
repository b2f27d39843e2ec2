import { describe, expect, it } from 'vitest';
import { preparedKinds, undoers } from '#portal';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { heldMeeting, versionOf } from '../../../tests/setup/minutes.ts';
import { unsaidFields } from '../../../tests/setup/recorded-words.ts';
import { addItem } from './agenda.server.ts';
import { approve } from './approving.server.ts';
import { correct } from './corrections.server.ts';
import { leavePapers } from './documents.server.ts';
import { findPublicFile } from './public-documents.server.ts';
import { readPublicBody, readPublicCouncil } from './public-council.server.ts';
import { readPublicMeeting } from './public-minutes.server.ts';
import { setPublicPages } from './public-pages.server.ts';
import { readPublishing } from './publishing-view.server.ts';
import { publish } from './publishing.server.ts';

type Held = Awaited<ReturnType<typeof heldMeeting>>;

/** Papers of every kind, an item that is not public, and a restricted one; ids of the papers. */
async function withPapers({ secretary, meetingId, itemIds }: Held) {
	const item = async (title: string, more: object) => {
		const id = newId();
		await addItem(secretary, { id, meetingId, title, kind: 'INFORMATION', ...more });
		return id;
	};
	const internal = await item('Iekšējs jautājums', { isPublic: false });
	const restricted = await item('Slepens jautājums', {});
	await secretary.installation.db.write((tx) =>
		tx.agendaItem.update({
			where: { id: restricted },
			data: { isPublic: true, restrictedBasis: '5. pants', restrictedUntil: '2022-03-31' }
		})
	);
	const paper = async (audience: string, itemId: string, more: object = {}) => {
		const id = newId();
		const files = [new File([`${audience} ${itemId}`], `${audience}.txt`, { type: 'text/plain' })];
		await leavePapers(secretary, { id, meetingId, itemId, audience, title: `P ${audience}`, files, ...more });
		return id;
	};
	return {
		...{ internal, restricted },
		open: await paper('PUBLIC', itemIds[0]!),
		council: await paper('COUNCIL', itemIds[0]!),
		ofInternal: await paper('PUBLIC', internal),
		ofRestricted: await paper('PUBLIC', restricted)
	};
}

async function approved(held: Held) {
	const { secretary, meetingId } = held;
	const version = await versionOf(secretary, meetingId);
	await approve(secretary, { id: newId(), meetingId, version, decision: '' });
}

const form = async (actor: Actor, meetingId: string, what: string) => ({
	...{ id: newId(), meetingId, what, version: await versionOf(actor, meetingId) }
});

describe.each(databaseKinds)('approved minutes are published on %s', (kind) => {
	it('by a secretary, in parts or whole, and nothing else is there for a reader without an account', async () => {
		const held = await heldMeeting(kind);
		const { installation, secretary, chair, member, outsider, meetingId, itemIds } = held;
		const papers = await withPapers(held);
		const reader = { installation, locale: 'lv' as const };
		const nothing = async (work: Promise<unknown>) =>
			expect((await refusalOf(work)).reason).toBe('NOT_FOUND');
		await nothing(readPublicMeeting(reader, meetingId));
		const early = await form(secretary, meetingId, 'ALL');
		expect((await refusalOf(publish(secretary, early))).fields.form).toBe('published_problem_not_approved');
		await approved(held);
		await correct(secretary, { id: newId(), meetingId, itemId: itemIds[0], text: 'Labots pirmais.' });
		await correct(secretary, {
			id: newId(),
			meetingId,
			itemId: papers.restricted,
			text: 'Labots slepenais.'
		});
		await correct(secretary, { id: newId(), meetingId, itemId: null, text: 'Labots viss.' });

		// Approved is not published: neither the page, nor a paper, nor a line of the list.
		for (const id of [meetingId, newId(), 'nav-tadas', "' OR 1=1"])
			await nothing(readPublicMeeting(reader, id));
		for (const id of Object.values(papers)) await nothing(findPublicFile(installation, id));
		expect((await readPublicCouncil(reader)).meetings).toEqual([]);
		const parts = await form(secretary, meetingId, 'PARTS');
		for (const actor of [chair, member, outsider]) await nothing(publish(actor, parts));
		for (const actor of [chair, outsider]) await nothing(readPublishing(actor, meetingId, 'ALL'));
		expect(await readPublishing(secretary, meetingId, 'PARTS')).toMatchObject({
			...{ now: 'NONE', internal: [{ title: 'Iekšējs jautājums' }] },
			restricted: [{ title: 'Slepens jautājums', until: '31.03.2022.' }]
		});

		const [one, other] = await Promise.all([publish(secretary, parts), publish(secretary, parts)]);
		const events = [one, other].map((done) => !done.isPrepared && done.eventId);
		expect(events.filter((id) => id === null)).toHaveLength(1);
		const page = await readPublicMeeting(reader, meetingId);
		const text = JSON.stringify(page);
		expect(page).toMatchObject({ isInParts: true, publishedOn: '25.03.2022.' });
		expect(text).toContain('Otrā rindkopa par pilnveidi');
		expect(text).toContain('Pieņemt zināšanai ziņojumu.');
		expect(text).toContain('LM pārstāvis');
		for (const secret of ['Slepen', 'slepen', 'Iekšējs', 'Labots viss', 'loceklis,', 'vietnieks', '/tasks/'])
			expect(text, secret).not.toContain(secret);
		expect(page.documents.map(({ id }) => id)).toEqual([papers.open]);
		expect(page.corrections).toHaveLength(1);
		expect(await findPublicFile(installation, papers.open)).toBe(page.documents[0]!.attachmentId);
		for (const id of [papers.council, papers.ofInternal, papers.ofRestricted, newId()])
			await nothing(findPublicFile(installation, id));
		// Of those who were there only the chair and the writer are named.
		const named = ['Otrais loceklis, ', 'Trešais loceklis, ', 'Parauga vietnieks'];
		expect(named.filter((name) => text.includes(name))).toEqual([]);
		expect((await readPublicCouncil(reader)).meetings.map(({ id }) => id)).toEqual([meetingId]);
		const body = await readPublicBody(reader, (await readPublicCouncil(reader)).bodies[0]!.slug);
		expect(JSON.stringify(body)).not.toContain('Parauga v');

		// Whole: what was restricted on that day stays out, also when its term is over; published anew, it is there.
		await publish(secretary, await form(secretary, meetingId, 'ALL'));
		const whole = JSON.stringify(await readPublicMeeting(reader, meetingId));
		expect(whole).toContain('Iekšējs jautājums');
		expect(whole).not.toContain('lepen');
		installation.clock.set('2022-04-02T08:00:00Z');
		expect(JSON.stringify(await readPublicMeeting(reader, meetingId))).not.toContain('lepen');
		const anew = await publish(secretary, await form(secretary, meetingId, 'ALL'));
		expect(JSON.stringify(await readPublicMeeting(reader, meetingId))).toContain('Slepens jautājums');

		// Taken back, taken off, and the pages turned off altogether.
		const undo = async (id: string | null) => {
			const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: id! } });
			const change = { ...event, before: JSON.parse(event.before!), after: JSON.parse(event.after!) };
			await undoers[event.deed]!(secretary, change);
		};
		await undo(anew.isPrepared ? null : anew.eventId);
		expect(JSON.stringify(await readPublicMeeting(reader, meetingId))).not.toContain('lepen');
		await nothing(setPublicPages(chair, { isOn: false }));
		const { eventId } = await setPublicPages(secretary, { isOn: false });
		expect((await setPublicPages(secretary, { isOn: false })).eventId).toBeNull();
		await nothing(readPublicMeeting(reader, meetingId));
		await nothing(readPublicCouncil(reader));
		await nothing(findPublicFile(installation, papers.open));
		await undo(eventId);
		await findPublicFile(installation, papers.open);
		await publish(secretary, await form(secretary, meetingId, 'NONE'));
		await nothing(readPublicMeeting(reader, meetingId));
		await nothing(findPublicFile(installation, papers.open));
		expect(await unsaidFields(installation)).toEqual([]);
	});

	it('prepared by an assistant, published by a secretary', async () => {
		const held = await heldMeeting(kind);
		const { installation, assistant, secretary, meetingId } = held;
		await approved(held);
		const prepared = await form(assistant, meetingId, 'PARTS');
		expect(await publish(assistant, prepared)).toEqual({ isPrepared: true });
		expect(await publish(assistant, prepared)).toEqual({ isPrepared: true });
		const { deed, input } = await installation.db.read.preparedDeed.findFirstOrThrow();
		expect(await preparedKinds[deed]!.describe(secretary, JSON.parse(input))).toContain('24. mart');
		await preparedKinds[deed]!.perform(secretary, JSON.parse(input));
		await readPublicMeeting({ installation, locale: 'en' }, meetingId);
	});
});
