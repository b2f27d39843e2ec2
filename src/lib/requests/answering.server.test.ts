import { describe, expect, it } from 'vitest';
import { withdrawLinksOf } from '#lib/accounts/links.server.ts';
import { readChange, undoers } from '#lib/tasks/lifecycle-undoing.server.ts';
import { withdrawEntry } from '#lib/tasks/withdrawing.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor, makeContact, makePerson, makeUser } from '../../../tests/setup/council.ts';
import { databaseKinds, type TestInstallation } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { answerLinkKey, createAnswerLinks } from './answer-links.server.ts';
import { answerDisclaimer, disclaim, listDisclaimers } from './disclaimers.server.ts';
import { mailKinds } from './mails.server.ts';
import { answering } from '../../../tests/setup/answering.ts';
import { taskAnswers } from './task-answers.server.ts';
import { waitingParts } from './waiting.server.ts';

const hour = 60 * 60 * 1000;
/** Time goes by. */
function later({ clock }: TestInstallation, milliseconds: number) {
	clock.set(new Date(clock.now().getTime() + milliseconds).toISOString());
}

const said = (more: object = {}) => ({
	...{ entryId: newId(), version: 1, text: 'Saskaņojam ar TM.', status: 'IN_PROCESS' },
	...more
});

describe.each(databaseKinds)('links to answer by on %s', (kind) => {
	it('are used again while they are good, and are one for each holder and task', async () => {
		const { installation, council, task, memberLink } = await answering(kind);
		const of = (personId: string) => ({ personId, userId: null, taskId: task.id });
		const wanted = [of(council.people.member), of(council.people.chair), of(council.people.chair)];
		const make = () => installation.db.write((tx) => createAnswerLinks(tx, installation, wanted));
		const links = await make();
		expect(links.size).toBe(2);
		expect(links.get(answerLinkKey(wanted[0]!))).toBe(memberLink.id);
		expect(links).toEqual(await make());
		later(installation, 20 * 24 * hour);
		expect((await make()).get(answerLinkKey(wanted[0]!))).not.toBe(memberLink.id);
	});

	it('open for their holder without an office, and not for whoever was shut out, moved or has left', async () => {
		const { installation, council, open, memberLink, linkOf, task } = await answering(kind);
		expect(await open(memberLink.token)).toMatchObject({
			...{ state: 'good', about: 'task', id: task.id },
			actor: { name: 'Parauga loceklis', userId: null, role: null, seats: [{ label: 'VBTAI pārstāvis' }] }
		});
		expect((await open(memberLink.token.slice(0, -1))).state).toBe('unknown');
		const chairUser = await makeUser(installation, { personId: council.people.chair, role: 'SECRETARY' });
		const chair = await linkOf(council.people.chair);
		expect(await open(chair.token)).toMatchObject({ actor: { userId: chairUser, role: null } });
		await installation.db.write((tx) =>
			tx.user.update({ where: { id: chairUser }, data: { disabledAt: installation.clock.now() } })
		);
		expect((await open(chair.token)).state).toBe('withdrawn');
		await installation.db.write((tx) => withdrawLinksOf(tx, installation, chairUser));
		expect((await open(chair.token)).state).toBe('withdrawn');
		later(installation, 31 * 24 * hour);
		expect((await open(memberLink.token)).state).toBe('expired');
	});

	it('show what is public of the task, change nothing, and end with it', async () => {
		const { installation, member, outsider, show, task, entries } = await answering(kind, {
			description: 'Sagatavot **ziņojumu**.'
		});
		expect(await show(member)).toMatchObject({
			state: 'OPEN',
			view: {
				task: { number: task.number, lastReport: null, description: expect.stringContaining('<strong>') },
				capacities: [{ text: 'VBTAI pārstāvis, 8. apakšgrupa' }],
				statuses: [{ status: 'IN_PROCESS' }, { status: 'SUBMITTED' }]
			}
		});
		expect(await show(outsider)).toMatchObject({ state: 'NOT_THEIRS' });
		expect(await entries()).toEqual([]);
		const entry = {
			taskId: task.id,
			kind: 'REPORTED',
			statusBefore: 'IN_PROCESS',
			statusAfter: 'IN_PROCESS'
		};
		const at = installation.clock.now();
		await installation.db.write((tx) =>
			tx.progressEntry.create({
				data: {
					...{ ...entry, id: newId(), at, text: 'Noslēpums.', authorName: 'A', capacity: 'B' },
					restrictedUntil: '2030-01-01'
				}
			})
		);
		const shown = await show(member);
		expect(shown).toMatchObject({ view: { task: { lastReport: { html: null } } } });
		expect(JSON.stringify(shown)).not.toContain('Noslēpums');
		const change = (data: object) =>
			installation.db.write((tx) => tx.task.update({ where: { id: task.id }, data }));
		await change({ restrictedUntil: '2030-01-01' });
		expect(await show(member)).toEqual({ state: 'RESTRICTED', path: `/tasks/${task.number}`, title: null });
		await change({ restrictedUntil: null, status: 'COMPLETED', closedAs: 'DONE' });
		expect(await show(member)).toMatchObject({ state: 'ENDED' });
	});
});

describe.each(databaseKinds)('answering by a link on %s', (kind) => {
	it('reports as its holder, by mail, with files; twice and two at once are once', async () => {
		const { installation, member, memberLink, send, show, entries, task } = await answering(kind);
		const form = said({ files: [new File(['Teksts'], 'pielikums.txt', { type: 'text/plain' })] });
		const [first, second] = await Promise.all([send(member, 'report', form), send(member, 'report', form)]);
		expect(second).toBe(first);
		expect(await send(member, 'report', form)).toBe(first);
		expect(await entries()).toMatchObject([
			{
				...{ kind: 'REPORTED', via: 'MAIL', personId: member.personId, userId: null },
				...{ authorName: 'Parauga loceklis', capacity: 'VBTAI pārstāvis, 8. apakšgrupa' },
				...{ text: 'Saskaņojam ar TM.', statusAfter: 'IN_PROCESS' }
			}
		]);
		expect(await installation.db.read.taskDocument.count({ where: { taskId: task.id } })).toBe(1);
		const events = await installation.db.read.auditEvent.findMany({ where: { subjectId: task.id } });
		expect(events.map(({ deed }) => deed).sort()).toEqual(['tasks.attach', 'tasks.report']);
		expect(JSON.stringify(events)).not.toContain(memberLink.token.split('.')[1]);
		expect(await show(member, `sent=${first}`)).toMatchObject({
			view: { receipt: { kind: 'report', html: expect.stringContaining('Saskaņojam') } }
		});
		// Somebody else's form of that id, and somebody who owes nothing, find nothing.
		const stranger = { ...member, personId: newId() };
		expect((await refusalOf(send(stranger, 'report', form))).reason).toBe('NOT_FOUND');
		const nobody = makeActor(installation, { role: 'SECRETARY', seats: [], personId: null });
		expect((await refusalOf(send({ ...nobody, role: null }, 'report', said()))).reason).toBe('NOT_FOUND');
	});

	it('speaks for an institution where the holder is its contact official', async () => {
		const { installation, council, send, entries, open, linkOf } = await answering(kind, {
			lead: undefined as never
		});
		const personId = await makePerson(installation, { name: 'Kontaktpersona' });
		await makeContact(installation, { institutionId: council.institutions.tm, personId });
		const opened = await open((await linkOf(personId)).token);
		if (opened.state !== 'good') throw new Error(opened.state);
		await send(opened.actor, 'report', said());
		expect(await entries()).toMatchObject([
			{ capacity: 'TM kontaktpersona', institutionId: council.institutions.tm, postId: null, personId }
		]);
		// Without a link a contact only reads.
		expect((await refusalOf(disclaim(opened.actor, (await entries())[0]!.taskId, disclaimer()))).reason).toBe(
			'NOT_FOUND'
		);
	});

	it('asks for a later deadline, once, by mail', async () => {
		const { installation, member, send, show, task } = await answering(kind);
		const form = { id: newId(), version: 1, due: '01.06.2022.', reason: 'Jāsaskaņo.' };
		expect(await show(member, 'to=extension')).toMatchObject({ view: { extension: { isOffered: true } } });
		const sent = await Promise.all([send(member, 'extend', form), send(member, 'extend', form)]);
		expect(new Set(sent).size).toBe(1);
		expect(await installation.db.read.extensionRequest.findMany()).toMatchObject([
			{ taskId: task.id, via: 'MAIL', toDue: '2022-06-01', askedBy: 'Parauga loceklis', userId: null }
		]);
		expect(await show(member, `to=extension&sent=${sent[0]}`)).toMatchObject({
			view: { receipt: { kind: 'extension' }, extension: { isOffered: false, isWaiting: true } }
		});
	});

	it('does not act on what was restricted meanwhile', async () => {
		const { installation, member, send, task } = await answering(kind);
		const data = { restrictedUntil: '2030-01-01' };
		await installation.db.write((tx) => tx.task.update({ where: { id: task.id }, data }));
		for (const [form, typed] of [
			['report', said()],
			['disclaim', disclaimer()],
			['handOver', { id: newId(), specialistName: 'A', specialistEmail: 'a@padome.example' }]
		] as const)
			expect((await refusalOf(send(member, form, typed))).reason, form).toBe('NOT_FOUND');
	});
});

const disclaimer = (more: object = {}) => ({
	...{ entryId: newId(), institutionId: '', text: 'Tas ir TM jautājums.' },
	...more
});

describe.each(databaseKinds)('"nav mūsu kompetencē" on %s', (kind) => {
	it('waits for the secretariat, with a suggestion, until the task is given to others', async () => {
		const { installation, council, member, secretary, send, entries, mails, task } = await answering(kind);
		const form = disclaimer({ institutionId: council.institutions.tm });
		const sent = await Promise.all([send(member, 'disclaim', form), send(member, 'disclaim', form)]);
		expect(new Set(sent).size).toBe(1);
		expect(await entries()).toMatchObject([
			{
				kind: 'DISCLAIMED',
				via: 'MAIL',
				capacity: 'VBTAI pārstāvis, 8. apakšgrupa',
				statusAfter: 'NEEDS_ACTION'
			}
		]);
		expect((await refusalOf(send(member, 'disclaim', disclaimer()))).fields.form).toBe(
			'requests_problem_disclaimed'
		);
		expect(await listDisclaimers(secretary)).toMatchObject([
			{ author: 'Parauga loceklis', suggested: { label: 'TM' }, task: { number: task.number } }
		]);
		const waiting = await waitingParts[1]!.waitingFor(
			installation,
			[
				{ id: 's', standing: secretary, locale: 'lv' },
				{ id: 'm', standing: member, locale: 'lv' }
			],
			'2022-03-25'
		);
		expect([...waiting.keys()]).toEqual(['s']);
		const [mail] = await mails('disclaimed');
		const outgoing = { ...mail!, locale: 'lv' as const, facts: JSON.parse(mail!.facts) as unknown };
		expect(await mailKinds.disclaimed!.stillWanted(installation, outgoing)).toBe(true);
		expect((await mailKinds.disclaimed!.render(installation, outgoing, true)).subject).toBe(
			'Nav mūsu kompetencē: VBTAI pārstāvis, 8. apakšgrupa'
		);
		later(installation, hour);
		const moved = { id: newId(), kind: 'OWNERS_CHANGED', at: installation.clock.now(), text: '' };
		const same = {
			statusBefore: 'NEEDS_ACTION',
			statusAfter: 'NEEDS_ACTION',
			authorName: 'S',
			capacity: 'S'
		};
		await installation.db.write((tx) =>
			tx.progressEntry.create({ data: { ...moved, ...same, taskId: task.id } })
		);
		expect(await listDisclaimers(secretary)).toEqual([]);
		expect(await mailKinds.disclaimed!.stillWanted(installation, outgoing)).not.toBe(true);
	});

	it('is withdrawn by whoever said it by mistake: then nothing waits, until that is taken back', async () => {
		const { installation, council, memberLink, secretary, mails, task, ...found } = await answering(kind);
		const userId = await makeUser(installation, { personId: council.people.member });
		const opened = await found.open(memberLink.token);
		const author = opened.state === 'good' ? opened.actor : found.member;
		expect(author.userId).toBe(userId);
		const entryId = (await found.send(author, 'disclaim', disclaimer())).split('.')[1]!;
		const version = () => installation.db.read.task.findUniqueOrThrow({ where: { id: task.id } });
		const before = await version();
		const mistaken = { taskId: task.id, entryId, reason: 'Sajaukti uzdevumi.' };
		const stranger = makeActor(installation, { userId: await makeUser(installation) });
		expect((await refusalOf(withdrawEntry(stranger, mistaken))).reason).toBe('NOT_FOUND');
		const { eventId } = await withdrawEntry(author, mistaken);
		expect(await withdrawEntry(author, mistaken)).toMatchObject({ eventId: null });
		expect(await listDisclaimers(secretary)).toEqual([]);
		// Said beside the task: neither its status nor its version is another.
		expect(await version()).toEqual(before);
		const [mail] = await mails('disclaimed');
		const outgoing = { ...mail!, locale: 'lv' as const, facts: JSON.parse(mail!.facts) as unknown };
		expect(await mailKinds.disclaimed!.stillWanted(installation, outgoing)).not.toBe(true);
		const answer = { entryId: newId(), disclaimerId: entryId, text: 'Nolikums to uzdod Jums.' };
		expect((await refusalOf(answerDisclaimer(secretary, answer))).fields.form).toBe(
			'requests_problem_decided'
		);
		const change = await installation.db.write((tx) => readChange(tx, eventId!));
		await undoers['tasks.withdrawEntry']!(author, change);
		expect(await listDisclaimers(secretary)).toMatchObject([{ id: entryId }]);
		expect(await version()).toEqual(before);
	});

	it('is answered by the secretariat, once, and whoever said it hears', async () => {
		const { member, secretary, outsider, send, entries, mails, installation } = await answering(kind);
		const [, disclaimerId] = (await send(member, 'disclaim', disclaimer())).split('.');
		const form = { entryId: newId(), disclaimerId, text: 'Nolikums to uzdod Jums.' };
		for (const actor of [outsider, { ...member }])
			expect((await refusalOf(answerDisclaimer(actor, form))).reason).toBe('NOT_FOUND');
		later(installation, hour);
		await Promise.all([answerDisclaimer(secretary, form), answerDisclaimer(secretary, form)]);
		await answerDisclaimer(secretary, form);
		expect((await entries()).map((one) => one.kind)).toEqual(['DISCLAIMED', 'DISCLAIMER_ANSWERED']);
		const again = { ...form, entryId: newId() };
		expect((await refusalOf(answerDisclaimer(secretary, again))).reason).toBe('NOT_NOW');
		const [mail, ...others] = await mails('disclaimer-answered');
		expect(others).toEqual([]);
		const outgoing = { ...mail!, locale: 'lv' as const, facts: JSON.parse(mail!.facts) as unknown };
		expect((await mailKinds['disclaimer-answered']!.render(installation, outgoing, true)).text).toContain(
			'> Nolikums to uzdod Jums.'
		);
		// Who was answered may say it again.
		later(installation, hour);
		await send(member, 'disclaim', disclaimer());
		expect(await listDisclaimers(secretary)).toHaveLength(1);
		expect(Object.keys(taskAnswers.forms)).toContain('disclaim');
	});
});
