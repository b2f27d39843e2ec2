import { describe, expect, it } from 'vitest';
import { createLink, type LinkPurpose } from '#lib/accounts/links.server.ts';
import { withoutTokens } from '#lib/accounts/link-tokens.ts';
import { outgoingOf } from '#lib/mail/making.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { ask } from '#lib/tasks/extension-asking.server.ts';
import { mailKinds } from '../../portal.server.ts';
import { answering } from '../../../tests/setup/answering.ts';
import { prepareRequest } from '../../../tests/setup/asking.ts';
import { makeUser } from '../../../tests/setup/council.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeReport } from '../../../tests/setup/reports.ts';
import { makeCompiled } from '../../../tests/setup/rounds.ts';
import { readMail } from './desk.server.ts';

/** One mail of every kind that the portal sends: what each knows, and whether a link that works goes out in it. */
async function everyMail(kind: (typeof databaseKinds)[number]) {
	const all = await answering(kind);
	const { installation, council, task, member, memberLink } = all;
	const { people, posts } = council;
	const expiresAt = new Date('2022-04-20T08:00:00Z');
	const userId = await makeUser(installation);
	const linkFor = (purpose: LinkPurpose) =>
		installation.db.write((tx) => createLink(tx, installation, { purpose, expiresAt, userId }));
	const drafting = {
		...{ id: newId(), subject: `task:${task.id}`, personId: people.member, askedBy: 'Loceklis' },
		...{ capacity: 'VBTAI pārstāvis', specialistName: 'Speciāliste', specialistEmail: 's@vbtai.gov.lv' },
		...{ locale: 'lv', askedAt: installation.clock.now(), due: '2022-04-20' }
	};
	await installation.db.write((tx) => tx.drafting.create({ data: drafting }));
	const draft = { draftingId: drafting.id, linkId: await linkFor('DRAFT') };
	const extensionId = newId();
	const later = { id: extensionId, taskId: task.id, version: 1, due: '2022-06-30', reason: 'Gaida.' };
	await ask(member, later);
	const capacity = { kind: 'POST', id: posts.vbtai };
	const item = { taskId: task.id, due: '2022-05-01', step: '30', why: 'LEAD', capacity };
	const digest = { date: '2022-03-25', items: [{ ...item, linkId: memberLink.id }] };
	const none = { late: 0, week: 0, submitted: 0, silent: 0, unknown: 0, stopped: 0, failing: 0 };
	const { id: membershipId } = await installation.db.read.membership.findFirstOrThrow({
		where: { postId: posts.vbtai }
	});
	const meetingId = newId();
	await installation.db.write((tx) =>
		tx.meeting.create({
			data: {
				...{ id: meetingId, kind: 'SITTING', status: 'INVITED', bodyId: council.bodyId, sequence: 0 },
				...{ date: '2022-04-07', dateKey: '2022-04-07', startTime: '10:00' },
				...{ createdAt: installation.clock.now(), bodies: { create: { bodyId: council.bodyId } } }
			}
		})
	);
	const minutes = {
		...{ form: 1, opening: '', closing: '', items: [], meeting: { bodies: [] } },
		attendance: { seats: [], guests: [], quorums: [] }
	};
	const [versionId, commentId] = [newId(), newId()];
	await installation.db.write((tx) =>
		tx.minutesVersion.create({
			data: {
				...{ id: versionId, meetingId, number: 1, kind: 'DRAFT', content: JSON.stringify(minutes) },
				...{ sha256: '', at: installation.clock.now(), madeBy: 'Sekretāre', commentsUntil: '2022-04-01' },
				comments: {
					create: {
						...{ id: commentId, text: 'Labot.', personId: people.member, authorName: 'Loceklis' },
						...{ capacity: '', at: installation.clock.now(), state: 'ANSWERED', answer: 'Labots.' }
					}
				}
			}
		})
	);
	const writtenId = newId();
	await installation.db.write((tx) =>
		tx.meeting.create({
			data: {
				...{ id: writtenId, kind: 'WRITTEN', status: 'INVITED', bodyId: council.bodyId },
				...{ answerBy: '2022-04-01', date: '2022-04-01', dateKey: '2022-04-01' },
				...{ createdAt: installation.clock.now(), bodies: { create: { bodyId: council.bodyId } } }
			}
		})
	);
	const summary = await makeCompiled(installation, {
		...{ bodyId: council.bodyId, institutionId: council.institutions.vbtai, personId: people.member }
	});
	const { requestId, answers } = await prepareRequest(installation, {
		institutionIds: [council.institutions.vbtai]
	});
	const answerIds = (await answers()).map(({ id }) => id);
	const report = await makeReport(installation, council.bodyId, [
		{ code: '1.', text: 'Izvērtēt slodzi.', lead: [council.institutions.vbtai] }
	]);
	const circulatedId = newId();
	await installation.db.write((tx) =>
		tx.reportVersion.create({
			data: {
				...{ id: circulatedId, reportId: report.id, number: 1, kind: 'DRAFT', content: '{}', sha256: '' },
				...{ at: installation.clock.now(), madeBy: 'Sekretāre', commentsUntil: '2022-04-01' }
			}
		})
	);
	const request = { requestId, answerIds, linkId: await linkFor('ANSWER') };
	const asked = { meetingId: writtenId, linkId: await linkFor('ANSWER') };
	const as = { date: '2022-04-06', startTime: '10:00', endTime: null, place: null, link: null, title: null };
	const meeting = { meetingId, sequence: 0, linkId: await linkFor('ANSWER'), as };
	const facts: Record<string, { facts: object; goesWithLink?: true }> = {
		'sign-in': { facts: { linkId: await linkFor('SIGN_IN') }, goesWithLink: true },
		invitation: { facts: { linkId: await linkFor('INVITATION') }, goesWithLink: true },
		'email-change': { facts: { linkId: await linkFor('EMAIL_CHANGE') }, goesWithLink: true },
		'account-notice': { facts: { news: 'PASSWORD_SET' } },
		'mail-test': { facts: {} },
		digest: { facts: digest, goesWithLink: true },
		urgent: { facts: digest, goesWithLink: true },
		overview: { facts: { date: '2022-03-25', ...none, extensions: 0, moved: 0, byBody: [] } },
		handover: { facts: { postId: posts.vbtai, membershipId } },
		unsubscribed: { facts: { recipientId: people.member, name: 'Parauga loceklis' } },
		'extension-asked': { facts: { extensionId, version: 1 } },
		'extension-decided': { facts: { extensionId, version: 1 } },
		'extension-undecided': { facts: { extensionId, version: 1 } },
		'draft-asked': { facts: draft, goesWithLink: true },
		'draft-returned': { facts: draft, goesWithLink: true },
		'draft-due': { facts: draft, goesWithLink: true },
		'draft-withdrawn': { facts: { draftingId: drafting.id, linkId: null } },
		'draft-ready': { facts: { draftingId: drafting.id, linkId: memberLink.id }, goesWithLink: true },
		disclaimed: { facts: { entryId: extensionId } },
		'disclaimer-answered': { facts: { entryId: extensionId, disclaimerId: extensionId } },
		'meeting-invitation': { facts: meeting, goesWithLink: true },
		'meeting-reminder': { facts: meeting, goesWithLink: true },
		'meeting-dates': { facts: { meetingId, linkId: meeting.linkId }, goesWithLink: true },
		'meeting-dates-reminder': { facts: { meetingId, linkId: meeting.linkId }, goesWithLink: true },
		'meeting-changed': { facts: { ...meeting, before: as }, goesWithLink: true },
		'minutes-circulated': {
			facts: { meetingId, versionId, linkId: await linkFor('ANSWER') },
			goesWithLink: true
		},
		'minutes-comment-answered': { facts: { commentIds: [commentId] } },
		'written-question': { facts: asked, goesWithLink: true },
		'written-reminder': { facts: asked, goesWithLink: true },
		'written-ended': { facts: { ...asked, linkId: null } },
		'request-asked': { facts: request, goesWithLink: true },
		'request-reminder': { facts: request, goesWithLink: true },
		'request-returned': { facts: request, goesWithLink: true },
		'request-moved': { facts: request, goesWithLink: true },
		'request-withdrawn': { facts: { ...request, linkId: null } },
		'report-circulated': {
			facts: { reportId: report.id, versionId: circulatedId, linkId: await linkFor('ANSWER') },
			goesWithLink: true
		},
		'report-comment-answered': { facts: { commentIds: [] } },
		'round-summary': { facts: summary },
		'meeting-cancelled': { facts: { ...meeting, linkId: null, why: 'LEFT' } }
	};
	const queue = (name: string) =>
		installation.db.write((tx) =>
			queueMail(tx, installation, {
				...{ kind: name, subject: name, occurrence: '2022-03-25', facts: facts[name]!.facts },
				recipient: {
					...{ address: `${people.member}@padome.example`, name: 'Parauga loceklis', locale: 'lv' },
					personId: people.member
				}
			})
		);
	return { ...all, facts, queue };
}

describe.each(databaseKinds)('personal links on %s', (kind) => {
	it('stand in no mail as the outbox shows it, of whatever kind, nor in what is kept of it', async () => {
		const { installation, secretary, facts, queue } = await everyMail(kind);
		const { read } = installation.db;
		expect(Object.keys(facts).sort(), 'a mail of each kind').toEqual(Object.keys(mailKinds).sort());
		const isUsable = (part: unknown) => {
			const text = JSON.stringify(part);
			return text !== withoutTokens(text);
		};
		const going: string[] = [];
		for (const name of Object.keys(facts)) {
			const id = (await queue(name))!;
			const row = await read.outboxMessage.findUniqueOrThrow({ where: { id } });
			const parts = Object.values(await mailKinds[name]!.render(installation, outgoingOf(row), true));
			if (parts.some(isUsable)) going.push(name);
			// Each hides its own, and says so; the desk looks over it once more.
			const hidden = Object.values(await mailKinds[name]!.render(installation, outgoingOf(row), false));
			expect(hidden.filter(isUsable), name).toEqual([]);
			const { rendered } = await readMail(secretary, mailKinds, id);
			expect(rendered!.text.includes('[personīgā saite]'), name).toBe(facts[name]!.goesWithLink ?? false);
		}
		expect(going).toEqual(Object.keys(facts).filter((name) => facts[name]!.goesWithLink));
		const kept = [await read.outboxMessage.findMany(), await read.auditEvent.findMany()];
		expect(isUsable(kept), 'in the outbox or the journal').toBe(false);
	});
});
