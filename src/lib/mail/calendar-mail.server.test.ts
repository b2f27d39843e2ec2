import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { parseCalendarReply } from '#lib/calendar/calendar-reply.ts';
import { renderInvitation } from '#lib/calendar/invitation.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { startMailbox } from '../../../tests/setup/mailbox.ts';
import { startPost } from '../../../tests/setup/post.ts';
import type { AnswerTaken, AnswerTaker, ArrivedAnswer } from './calendar-answers.server.ts';
import { deliverDue } from './delivery.server.ts';
import type { MailKinds } from './kinds.server.ts';
import { readMailbox } from './mailbox.server.ts';
import { queueMails } from './outbox.server.ts';

const origin = 'https://padome.example';
const words = { subject: 'Uzaicinājums', text: 'Labdien, Žanete!', html: '<p>Labdien, Žanete!</p>' };
const event = {
	...{ uid: 'meeting-0197', sequence: 1, changedAt: new Date('2022-03-01T08:00:00Z'), isBusy: true },
	when: { date: '2022-03-30', startTime: '10:00', endTime: '12:00' },
	summary: 'Padomes sēde',
	description: ['Darba kārtība:', '1. Bāriņtiesu darbs – ziņo Labklājības ministrija', '2. Dažādi'],
	url: `${origin}/meetings/1`
};

const inviting = (method: 'REQUEST' | 'CANCEL'): MailKinds[string] => ({
	stillWanted: async () => true,
	render: async ({ config }, { recipient, recipientName }) => ({
		...words,
		calendar: renderInvitation({
			...{ method, event, organizer: config.mailFrom, fileName: 'sēde.ics' },
			invited: { name: recipientName, address: recipient, wantsReply: true }
		})
	})
});
const kinds: MailKinds = {
	invited: inviting('REQUEST'),
	cancelled: inviting('CANCEL'),
	note: { stillWanted: async () => true, render: async () => words }
};

async function open(kind: (typeof databaseKinds)[number]) {
	const [post, mailbox] = [await startPost(), await startMailbox()];
	const env = {
		...{ SMTP_URL: post.url, IMAP_URL: mailbox.url, ORIGIN: origin },
		MAIL_FROM: 'Padomes sekretariāts <padome@lm.example>'
	};
	const installation = await testInstallation(kind, { env });
	const send = async (name: string) => {
		const recipient = { address: 'anna@lm.example', name: 'Anna Bērziņa', locale: 'lv' as const };
		const mail = { kind: name, subject: 'meeting:1', occurrence: '1', facts: {}, recipient };
		await installation.db.write((tx) => queueMails(tx, installation, [mail]));
		expect(await deliverDue(installation, kinds)).toMatchObject({ sent: 1, failed: 0 });
		return post.arrived.at(-1)!;
	};
	return { post, mailbox, installation, send };
}

/** Every part's type as the mail says it, in order, without boundaries. */
function partsOf(raw: string): string[] {
	return [...raw.replace(/\r\n[ \t]+/g, ' ').matchAll(/^Content-Type: (.*)\r$/gim)].map(([, type]) =>
		type!.replace(/; *boundary="[^"]*"/, '')
	);
}

/** The answer that somebody's calendar sends back: made from what arrived there. */
function answered(arrived: string, partstat: string, headers = '', comment = ''): string {
	const uid = /^UID:(.*)$/m.exec(arrived)![1];
	return `From: Anna <anna@lm.example>
To: padome@lm.example
Subject: =?utf-8?Q?Accepted:_S=C4=93de?=
${headers}MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="m"

--m
Content-Type: multipart/alternative; boundary="a"

--a
Content-Type: text/plain; charset=utf-8

Anna has accepted this invitation.
--a
Content-Type: text/calendar; charset="UTF-8"; method=REPLY
Content-Transfer-Encoding: base64

${Buffer.from(`BEGIN:VCALENDAR\r\nPRODID:x\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nSEQUENCE:1\r\nDTSTAMP:20220325T090000Z\r\nORGANIZER:mailto:padome@lm.example\r\nATTENDEE;PARTSTAT=${partstat};CN=Anna Bērziņa:mailto:anna@lm.example\r\nCOMMENT:${comment}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`).toString('base64')}
--a--
--m
Content-Type: application/ics; name="invite.ics"
Content-Disposition: attachment; filename="invite.ics"
Content-Transfer-Encoding: base64

QkVHSU46VkNBTEVOREFS
--m--
`;
}

describe.each(databaseKinds)('a mail with a calendar file on %s', (kind) => {
	it('carries it for calendars and for people: one text, whose method is that of the part, from the mailbox that invites', async () => {
		const { send } = await open(kind);
		for (const [name, method] of [
			['invited', 'REQUEST'],
			['cancelled', 'CANCEL']
		] as const) {
			const { raw, mail } = await send(name);
			expect(partsOf(raw)).toEqual([
				...['multipart/mixed', 'multipart/alternative'],
				...['text/plain; charset=utf-8', 'text/html; charset=utf-8'],
				expect.stringMatching(new RegExp(`^text/calendar; charset=utf-8; method=${method}$`)),
				expect.stringMatching(/^application\/ics; name/)
			]);
			// Nothing but ASCII and lines that every server takes.
			expect(raw).not.toMatch(/[^\r\n -~\t]/);
			expect([mail.text?.trim(), mail.html?.trim()]).toEqual([words.text, words.html]);
			const [part, file, ...others] = mail.attachments;
			expect(others).toEqual([]);
			expect([file!.filename, file!.disposition]).toEqual(['sēde.ics', 'attachment']);
			const textOf = ({ content }: { content: unknown }) => new TextDecoder().decode(content as ArrayBuffer);
			expect(textOf(part!)).toBe(textOf(file!));
			const calendar = new ICAL.Component(ICAL.parse(textOf(part!)) as unknown[]);
			expect(calendar.getFirstPropertyValue('method')).toBe(method);
			const vevent = calendar.getFirstSubcomponent('vevent')!;
			const of = (property: string) => vevent.getFirstPropertyValue(property)!.toString().toLowerCase();
			expect([of('organizer'), of('attendee')]).toEqual([
				...[`mailto:${mail.from!.address}`, `mailto:${mail.to![0]!.address}`]
			]);
			expect([of('uid'), of('sequence')]).toEqual(['meeting-0197', '1']);
			expect(vevent.getFirstPropertyValue('description')).toBe(event.description.join('\n'));
		}
		expect(partsOf((await send('note')).raw)).toEqual([
			...['multipart/alternative', 'text/plain; charset=utf-8', 'text/html; charset=utf-8']
		]);
	});

	it('is answered by calendars: each answer is handed on once, and waits for somebody only where it must', async () => {
		const { mailbox, installation, send, post } = await open(kind);
		await send('invited');
		const { attachments } = post.arrived[0]!.mail;
		const arrived = new TextDecoder().decode(attachments[0]!.content as ArrayBuffer);
		const person = { id: 'anna', name: 'Anna', sortKey: 'anna', email: 'anna@lm.example' };
		await installation.db.write((tx) => tx.person.create({ data: person }));
		const seen: ArrivedAnswer[] = [];
		const outcomes: (AnswerTaken | 'FAILS')[] = ['DONE', 'TO_READ', 'UNKNOWN', 'FAILS', 'DONE', 'DONE'];
		const calendarAnswers: AnswerTaker = {
			async take(tx, _installation, answer) {
				expect(await tx.incomingMail.findUnique({ where: { id: answer.mailId } })).not.toBeNull();
				seen.push(answer);
				const outcome = outcomes[seen.length - 1]!;
				if (outcome === 'FAILS') throw new Error('not now');
				return outcome;
			}
		};
		const reference = `In-Reply-To: ${post.arrived[0]!.mail.messageId}\n`;
		const said = (n: number) => `Message-ID: <${n}@lm.example>\n`;
		mailbox.receive(answered(arrived, 'ACCEPTED', `${said(1)}${reference}Auto-Submitted: auto-generated\n`));
		mailbox.receive(answered(arrived, 'DECLINED', said(2), 'Esmu komandējumā.'));
		mailbox.receive(answered(arrived, 'TENTATIVE', said(3)));
		// Sent twice it is one.
		mailbox.receive(answered(arrived, 'ACCEPTED', said(1)));
		expect(await readMailbox(installation, { calendarAnswers })).toMatchObject({ taken: 3, failed: 0 });
		const rows = () => installation.db.read.incomingMail.findMany({ orderBy: { id: 'asc' } });
		expect((await rows()).map((row) => `${row.kind} ${row.state} ${row.attachments}`)).toEqual([
			...['CALENDAR SET_ASIDE 0', 'REPLY WAITING 0', 'REPLY WAITING 0']
		]);
		const invitation = await installation.db.read.outboxMessage.findFirst();
		expect(seen[0]).toMatchObject({
			...{ fromAddress: 'anna@lm.example', fromName: 'Anna', personId: 'anna' },
			...{ answersId: invitation!.id, mailId: (await rows())[0]!.id }
		});
		expect(seen.map(({ text, fromAddress }) => parseCalendarReply(text, fromAddress))).toMatchObject([
			{ uid: 'meeting-0197', sequence: 1, attendee: 'anna@lm.example', answer: 'ACCEPTED' },
			{ answer: 'DECLINED', comment: 'Esmu komandējumā.', attendeeName: 'Anna Bērziņa' },
			{ answer: 'TENTATIVE' }
		]);

		// What could not be taken stays in the mailbox, and comes again.
		mailbox.receive(answered(arrived, 'ACCEPTED', said(4)));
		expect(await readMailbox(installation, { calendarAnswers })).toMatchObject({ taken: 0, failed: 1 });
		expect(await rows()).toHaveLength(3);
		expect(await readMailbox(installation, { calendarAnswers })).toMatchObject({ taken: 1, failed: 0 });

		// What else came with it is for somebody to see.
		const paper = 'application/pdf; name="a.pdf"';
		mailbox.receive(
			answered(arrived, 'ACCEPTED', said(7)).replace('application/ics; name="invite.ics"', paper)
		);
		await readMailbox(installation, { calendarAnswers });
		expect((await rows()).at(-1)).toMatchObject({ kind: 'REPLY', state: 'WAITING', attachments: 1 });

		// Where nobody takes answers, one waits as every reply does; a bounce of an invitation is none.
		mailbox.receive(answered(arrived, 'ACCEPTED', said(5)));
		mailbox.receive(
			answered(arrived, 'ACCEPTED', said(6))
				.replace('From: Anna <anna@lm.example>', 'From: MAILER-DAEMON@lm.example')
				.replace(/Subject: .*/, 'Subject: Undelivered')
		);
		await readMailbox(installation);
		expect((await rows()).slice(3).map((row) => `${row.kind} ${row.state}`)).toEqual([
			...['CALENDAR SET_ASIDE', 'REPLY WAITING', 'REPLY WAITING', 'BOUNCE SET_ASIDE']
		]);
	});
});
