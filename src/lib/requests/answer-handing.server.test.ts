import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { draftAddress } from './specialist-mails.server.ts';
import { mailKinds } from './mails.server.ts';
import { databaseKinds, type TestInstallation } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { answerTyped, asking } from '../../../tests/setup/requests.ts';
import { handBack, handOverAnswers, writeAsSpecialist } from './answer-handing.server.ts';
import { send, writeDraft } from './answer-writing.server.ts';
import { openDraft } from './drafting-writing.server.ts';
import { returnDraft, withdrawDraft } from './drafting-deciding.server.ts';
import { remindSpecialists } from './jobs.server.ts';
import { readContent } from './template.ts';
import { waitingParts } from './waiting.server.ts';

const handing = (more: object = {}) => ({
	...{ id: newId(), specialistName: 'Ilze Speciāliste', specialistEmail: 'Ilze@padome.example' },
	...{ message: 'Lūdzu, līdz otrdienai.', due: '2022-03-29', ...more }
});

async function rendered(installation: TestInstallation, kind: string) {
	const row = await installation.db.read.outboxMessage.findFirstOrThrow({
		where: { kind },
		orderBy: { id: 'desc' }
	});
	const mail = { ...row, locale: 'lv' as const, facts: JSON.parse(row.facts) as unknown };
	const isWanted = await mailKinds[kind]!.stillWanted(installation, mail);
	return { isWanted, ...(await mailKinds[kind]!.render(installation, mail, true)) };
}

async function handed(kind: (typeof databaseKinds)[number]) {
	const found = await asking(kind);
	const { installation, member, requestId } = found;
	const { id } = await handOverAnswers(member, requestId, handing());
	const link = await installation.db.read.personalLink.findFirstOrThrow({
		where: { subject: `drafting:${id}`, purpose: 'DRAFT' }
	});
	const token = new URL(draftAddress(installation, link)).pathname.split('/')[2]!;
	const drafting = () => installation.db.read.drafting.findUniqueOrThrow({ where: { id } });
	return { ...found, id, specialist: { installation, token }, drafting };
}

describe.each(databaseKinds)('handing answers to a specialist on %s', (kind) => {
	it('mails a link of their own, once, to whoever is asked; what they write is the shared draft', async () => {
		const found = await handed(kind);
		const { installation, member, chair, outsider, requestId, answerId, answerIds, specialist } = found;
		const form = handing({ specialistEmail: 'cits@padome.example' });
		await Promise.all([handOverAnswers(member, requestId, form), handOverAnswers(member, requestId, form)]);
		expect(await installation.db.read.drafting.count()).toBe(2);
		expect((await refusalOf(handOverAnswers(outsider, requestId, handing()))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(handOverAnswers(chair, requestId, form))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(handOverAnswers(member, requestId, handing()))).fields).toEqual({
			specialistEmail: 'requests_problem_handed_over'
		});
		const { text, isWanted } = await rendered(installation, 'draft-asked');
		expect(isWanted).toBe(true);
		for (const words of ['Lūgums: Starpziņojums par rezolūciju', '> Lūdzu, līdz otrdienai.', '/drafting/'])
			expect(text).toContain(words);
		await writeAsSpecialist(specialist, answerTyped(answerId, 1, { done: 'Speciālistes teksts.' }));
		expect(await found.stored()).toMatchObject({
			...{ state: 'DRAFT', draftBy: 'Ilze Speciāliste', draftById: found.id }
		});
		// What LM is asked is not theirs.
		const others = answerTyped(answerIds.at(-1)!, 1, { done: 'Cits.' });
		expect((await refusalOf(writeAsSpecialist(specialist, others))).reason).toBe('NOT_FOUND');
		const stale = writeDraft(member, answerTyped(answerId, 1, { done: 'Mans.' }));
		expect((await refusalOf(stale)).theirs).toMatchObject({ who: 'Ilze Speciāliste' });
		installation.clock.set('2022-03-28T06:00:00Z');
		expect(await remindSpecialists(installation)).toBe(2);
		expect((await rendered(installation, 'draft-due')).isWanted).toBe(true);
	});

	it('is handed back to whoever asked, who checks and sends it; then the link is over', async () => {
		const { installation, member, answerId, secondId, specialist, id, drafting } = await handed(kind);
		const form = answerTyped(answerId, 1, { done: 'Speciālistes teksts.' });
		await Promise.allSettled([handBack(specialist, form), handBack(specialist, form)]);
		await handBack(specialist, form);
		expect(await drafting()).toMatchObject({ state: 'DRAFTED', version: 2 });
		const { text, isWanted } = await rendered(installation, 'draft-ready');
		expect(isWanted).toBe(true);
		expect(text).toContain('Starpziņojums par rezolūciju');
		expect(text).toMatch(/\/answer\/\S+/);
		const late = writeAsSpecialist(specialist, answerTyped(answerId, 2, { done: 'Vēl.' }));
		expect((await refusalOf(late)).fields.form).toBe('requests_problem_draft_sent');
		const reader = { id: member.personId!, standing: member, locale: 'lv' as const };
		const [part] = waitingParts;
		const waiting = await part!.waitingFor(installation, [reader], '2022-03-25');
		expect(waiting.get(reader.id)).toMatchObject([{ path: `/drafts/${id}` }]);
		await returnDraft(member, { draftingId: id, draftVersion: 2, note: 'Trūkst summas.' });
		await handBack(specialist, answerTyped(answerId, 2, { done: 'Ar summu.' }));
		await send(member, answerTyped(answerId, 3, { done: 'Ar summu, labots.' }));
		expect((await drafting()).state).toBe('DRAFTED');
		await send(member, answerTyped(secondId, 1, { done: 'Otrais.' }));
		expect((await drafting()).state).toBe('USED');
		expect((await openDraft(installation, specialist.token)).state).toBe('done');
		expect(readContent((await installation.db.read.answerVersion.findFirstOrThrow()).content).texts).toEqual({
			done: 'Ar summu, labots.'
		});
	});

	it('is called back, and not taken once the request is closed', async () => {
		const { installation, member, chair, requestId, answerId, specialist, id } = await handed(kind);
		const withdrawing = { draftingId: id, draftVersion: 1, reason: '' };
		expect((await refusalOf(withdrawDraft(chair, withdrawing))).reason).toBe('NOT_FOUND');
		await installation.db.write((tx) =>
			tx.request.update({ where: { id: requestId }, data: { state: 'CLOSED' } })
		);
		const form = answerTyped(answerId, 1, { done: 'Par vēlu.' });
		expect((await refusalOf(writeAsSpecialist(specialist, form))).fields.form).toBe(
			'answering_problem_closed'
		);
		const anew = handing({ specialistEmail: 'd@padome.example' });
		expect((await refusalOf(handOverAnswers(member, requestId, anew))).fields.form).toBe(
			'answering_problem_closed'
		);
		await withdrawDraft(member, withdrawing);
		expect((await refusalOf(writeAsSpecialist(specialist, form))).reason).toBe('NOT_FOUND');
		const event = await installation.db.read.auditEvent.findFirstOrThrow({
			where: { deed: 'requests.withdrawDraft' }
		});
		expect(event).toMatchObject({ subjectType: 'Request', subjectId: requestId });
	});
});
