import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { goodFiles } from '#lib/documents/file-samples.ts';
import { maximumFileSize } from '#lib/documents/uploads.ts';
import { readMailbox } from '#lib/mail/mailbox.server.ts';
import { mustSeeAttachment, readDocuments } from '#lib/tasks/task-documents-reading.server.ts';
import { makeActor, makeBody } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation, type TestInstallation } from '../../../tests/setup/installation.ts';
import { startMailbox } from '../../../tests/setup/mailbox.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { replyFiles } from './incoming-files.server.ts';
import { fileReply, putBack, setAside } from './incoming.server.ts';
import { isReplyFile, listIncoming, readIncoming } from './incoming-listing.server.ts';

/** A part of a mail; `headers` besides its encoding. */
const part = (headers: string, bytes: Uint8Array) =>
	`${headers}\nContent-Transfer-Encoding: base64\n\n${Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\n')}\n`;
const attached = (name: string, bytes: Uint8Array, type = 'application/octet-stream') =>
	part(`Content-Type: ${type}\nContent-Disposition: attachment; ${name && `filename="${name}"`}`, bytes);

const mail = (id: string, ...parts: string[]) => `From: Anna <anna@lm.example>
To: padome@padome.example
Subject: Re: ${id}
Message-ID: <${id}@lm.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/html; charset=utf-8

<p>Pielikumi.</p><img src="cid:logo@lm">
${parts.map((one) => `--b\n${one}`).join('')}--b--
`;

const png = goodFiles['a.png'] ?? Object.entries(goodFiles).find(([name]) => name.endsWith('.png'))![1];
const pdf = Object.entries(goodFiles).find(([name]) => name.endsWith('.pdf'))![1];

describe.each(databaseKinds)('files of replies on %s', (kind) => {
	async function open() {
		const mailbox = await startMailbox();
		const installation = await testInstallation(kind, { env: { IMAP_URL: mailbox.url } });
		const bodyId = await makeBody(installation);
		const task = await makeTask(installation, { bodyId, due: '2022-04-01' });
		const secretary = makeActor(installation, { role: 'SECRETARY', name: 'Sekretāre' });
		const take = async (...raw: string[]) => {
			for (const one of raw) mailbox.receive(one);
			expect(await readMailbox(installation, { files: replyFiles })).toMatchObject({
				taken: raw.length,
				failed: 0
			});
			const { mails } = await listIncoming(secretary);
			return Promise.all(mails.map(({ id }) => readIncoming(secretary, id)));
		};
		return { installation, task, secretary, take, mailbox };
	}

	const count = async ({ db }: TestInstallation) => [
		await db.read.incomingFile.count(),
		await db.read.attachment.count(),
		await db.read.attachmentContent.count()
	];

	it('are kept with it, filed with it as far as chosen, and seen by whoever sees the task', async () => {
		const { installation, task, secretary, take } = await open();
		const logo = part('Content-Type: image/png; name="logo.png"\nContent-ID: <logo@lm>', png);
		const [reply] = await take(
			mail(
				'1',
				attached('Zinojums.pdf', pdf),
				logo,
				attached('lieks.png', png),
				attached('', pdf, 'application/pdf')
			)
		);
		const { id, version, files, left } = reply!;
		expect([files.map(({ name }) => name), left]).toEqual([['Zinojums.pdf', 'lieks.png', 'datne.pdf'], []]);
		expect(await isReplyFile(secretary, id, files[0]!.id)).toBe(true);
		expect(await isReplyFile(secretary, task.id, files[0]!.id)).toBe(false);
		await expect(isReplyFile(makeActor(installation), id, files[0]!.id)).rejects.toMatchObject({
			reason: 'NOT_FOUND'
		});
		await installation.db.write((tx) =>
			tx.task.update({
				where: { id: task.id },
				data: { restrictedBasis: 'IAL', restrictedUntil: '2023-03-25' }
			})
		);
		const keep = [files[0]!.id, files[2]!.id, task.id];
		const form = { id, version, number: task.number, text: 'Pielikumā.', keep };
		await Promise.all([fileReply(secretary, form), fileReply(secretary, form)]);
		const documents = await readDocuments(secretary, task.number, '2022-03-25');
		expect(documents.map(({ title, entryId }) => [title, entryId])).toEqual([
			['Zinojums', id],
			['datne', id]
		]);
		const [{ attachmentId } = { attachmentId: '' }] = documents[0]!.versions;
		await mustSeeAttachment(secretary, attachmentId);
		const outsider = makeActor(installation);
		expect(await readDocuments(outsider, task.number, '2022-03-25')).toEqual([]);
		await expect(mustSeeAttachment(outsider, attachmentId)).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		// Nothing of them is left behind beside the task's own.
		expect(await count(installation)).toEqual([0, 2, 2]);
	});

	it('are discarded with it, and their names remembered', async () => {
		const { installation, secretary, take } = await open();
		const [reply] = await take(mail('1', attached('a.pdf', pdf), attached('b.exe', strToU8('MZ'))));
		await setAside(secretary, { id: reply!.id, version: reply!.version });
		expect(await count(installation)).toEqual([0, 0, 0]);
		await putBack(secretary, { id: reply!.id, version: reply!.version + 1 });
		expect(await readIncoming(secretary, reply!.id)).toMatchObject({
			...{ files: [], attachments: 2 },
			left: [
				{ name: 'a.pdf', why: 'DISCARDED' },
				{ name: 'b.exe', why: 'KIND' }
			]
		});
	});

	it('what is broken or hostile loses nothing else and blocks nobody', async () => {
		const { installation, take, mailbox } = await open();
		const bomb = zipSync({ 'x.txt': new Uint8Array(5_000_000), 'y.txt': new Uint8Array(5_000_000) });
		const deep = Array.from(
			{ length: 1000 },
			(_, n) => `Content-Type: multipart/mixed; boundary="x${n}"\n\n--x${n}\n`
		).join('');
		const began = performance.now();
		const replies = await take(
			mail(
				'claims',
				attached('attels.png', strToU8('MZ\x90\0 this program cannot be run in DOS mode')),
				attached('../../etc/par\u0001ole\t.pdf', pdf),
				attached('=?utf-8?B?Li4vxYZlbWEucGRm?=', pdf),
				attached('', strToU8('?'), 'application/x-none'),
				attached('tukss.pdf', new Uint8Array()),
				attached('bumba.zip', bomb),
				attached('izlikas.docx', bomb),
				'Content-Type: application/pdf; name="sabojats.pdf"\nContent-Transfer-Encoding: base64\n\n@@@###\n'
			),
			mail('many', ...Array.from({ length: 1000 }, (_, n) => attached(`${n}.pdf`, pdf))),
			`From: Anna <anna@lm.example>\nSubject: =?utf-8?Q?Dzi=C4=BCi?=\nMessage-ID: <deep@x>\n${deep}`,
			mail('after', attached('a.pdf', pdf))
		);
		expect(performance.now() - began).toBeLessThan(20_000);
		const [claims, many, broken, after] = replies;
		expect(claims!.files.map(({ name }) => name)).toEqual(['parole .pdf', 'ņema.pdf', 'bumba.zip']);
		expect(claims!.left).toEqual([
			{ name: 'attels.png', why: 'CONTENT' },
			{ name: 'datne', why: 'NO_ENDING' },
			{ name: 'tukss.pdf', why: 'EMPTY' },
			{ name: 'izlikas.docx', why: 'CONTENT' },
			{ name: 'sabojats.pdf', why: expect.stringMatching(/EMPTY|CONTENT/) }
		]);
		expect([many!.files.length, many!.left.length, many!.attachments]).toEqual([20, 50, 980]);
		expect(many!.left[0]).toEqual({ name: '20.pdf', why: 'MANY' });
		expect(broken).toMatchObject({
			...{ state: 'WAITING', subject: 'Dziļi', fromAddress: 'anna@lm.example' },
			left: [{ name: '', why: 'UNREADABLE' }]
		});
		expect(after!.files).toMatchObject([{ name: 'a.pdf' }]);
		expect(after!.text).toBe('Pielikumi.');
		expect(mailbox.flags().every((flags) => flags.length === 1)).toBe(true);
		expect(await readMailbox(installation, { files: replyFiles })).toMatchObject({ taken: 0, failed: 0 });
	});
});

it('what is too large, or was not read to its end, is named and not kept', async () => {
	const file = { name: 'a.pdf', type: 'application/pdf', isWhole: true };
	const { left } = await replyFiles.check([
		{ ...file, bytes: new Uint8Array(maximumFileSize + 1) },
		{ ...file, bytes: pdf, isWhole: false }
	]);
	expect(left.map(({ why }) => why)).toEqual(['BIG', 'CUT']);
});
