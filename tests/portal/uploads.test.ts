import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { inhabit } from './inhabitants.ts';
import { startPortal, type Portal } from './portal.ts';
import type { Visitor } from './visitor.ts';

const megabyte = 1024 * 1024;
const path = '/tasks/1/documents/new?/attach';

let portal: Portal;
let secretary: Visitor;
let member: Visitor;
let taskId: string;
beforeAll(async () => {
	// As the command line starts it.
	portal = await startPortal({ BODY_SIZE_LIMIT: '25M' });
	({ secretary, member } = (await inhabit(portal)).visitors);
	taskId = (await portal.installation.db.read.task.findUniqueOrThrow({ where: { number: 1 } })).id;
});
afterAll(() => portal?.stop());

const fields = (more: Record<string, string> = {}) => ({
	...{
		id: newId(),
		taskId,
		entryId: '',
		title: 'Žurnāls „A”',
		note: '',
		audience: 'COUNCIL',
		capacity: '',
		...more
	}
});

function form(texts: Record<string, string>, ...files: File[]): FormData {
	const data = new FormData();
	for (const [name, text] of Object.entries(texts)) data.set(name, text);
	for (const file of files) data.append('files', file);
	return data;
}

const post = (somebody: Visitor, body: FormData, to = path) =>
	somebody.fetch(to, { method: 'POST', body, headers: { origin: portal.origin } });
const pdf = (size: number, name = 'Liels.pdf') => {
	const bytes = new Uint8Array(size);
	bytes.set(new TextEncoder().encode('%PDF-1.4\n'));
	return new File([bytes], name, { type: 'text/html' });
};
const documents = () => portal.installation.db.read.taskDocument.count();

test('a file of 20 MB is taken, once, and sent back as it came', async () => {
	const before = await documents();
	const texts = fields();
	const file = pdf(20 * megabyte);
	for (const attempt of ['first', 'again']) {
		const answer = await post(secretary, form(texts, file));
		expect([answer.status, answer.headers.get('location')], attempt).toEqual([303, '/tasks/1#documents']);
	}
	expect(await documents()).toBe(before + 1);
	const page = await (await member.get('/tasks/1')).text();
	const address = /href="(\/attachments\/[^"]+)"/.exec(page)![1]!;
	const download = await member.get(address);
	expect(download.headers.get('content-type')).toBe('application/pdf');
	expect(download.headers.get('content-disposition')).toContain('attachment');
	expect(Buffer.from(await download.arrayBuffer()).equals(Buffer.from(await file.arrayBuffer()))).toBe(true);
});

test('what is too large or no such file is refused in words at its field, and what was typed comes back', async () => {
	const before = await documents();
	for (const [file, words] of [
		[pdf(20 * megabyte + 1), 'lielāka par 20 MB'],
		[new File(['<html>'], 'Lapa.pdf'), 'saturs nav tāds'],
		[new File(['MZ'], 'Programma.exe'), '.exe datnes šeit netiek pieņemtas'],
		[new File([], 'Tukša.pdf'), 'kas nav tukša']
	] as const) {
		const answer = await post(secretary, form(fields(), file));
		const page = await answer.text();
		expect(answer.status, file.name).toBe(400);
		expect(page).toContain(words);
		expect(page).toContain('value="Žurnāls „A”"');
		expect(page).toMatch(/id="files"[^>]*aria-invalid="true"/);
	}
	expect(await documents()).toBe(before);
});

/** Posts by the wire: a body of any size, made as it is sent. */
function postHuge(somebody: Visitor, head: string, size: number, boundary: string) {
	const tail = `\r\n--${boundary}--\r\n`;
	const address = new URL(path, portal.origin);
	return new Promise<{ status: number; page: string }>((done, failed) => {
		const sending = request(address, {
			method: 'POST',
			headers: {
				origin: portal.origin,
				accept: 'text/html',
				cookie: [...somebody.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
				'content-type': `multipart/form-data; boundary=${boundary}`,
				'content-length': Buffer.byteLength(head) + size + Buffer.byteLength(tail)
			}
		});
		sending.on('error', failed);
		sending.on('response', (answer) => {
			const chunks: Buffer[] = [];
			answer.on('data', (chunk: Buffer) => chunks.push(chunk));
			answer.on('end', () => done({ status: answer.statusCode!, page: Buffer.concat(chunks).toString() }));
		});
		sending.write(head);
		const chunk = Buffer.alloc(megabyte);
		let left = size;
		const pour = () => {
			while (left > 0) {
				left -= chunk.length;
				if (!sending.write(chunk)) return void sending.once('drain', pour);
			}
			sending.end(tail);
		};
		pour();
	});
}

const memoryOf = (pid: number) =>
	Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);

test('200 MB are refused without filling memory, and what was typed comes back', async () => {
	const boundary = 'aBoundary7';
	const texts = fields({ title: 'Ļoti liela „datne”', isRestricted: 'on', restrictedBasis: 'IAL 5. pants' });
	const head =
		Object.entries(texts)
			.map(
				([name, text]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`
			)
			.join('') +
		`--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-1.4\n`;
	const before = memoryOf(portal.pid);
	const { status, page } = await postHuge(secretary, head, 200 * megabyte, boundary);
	expect(status).toBe(413);
	expect(page).toContain('lielāks par 24 MB');
	expect(page).toContain('value="Ļoti liela „datne”"');
	expect(page).toContain('value="IAL 5. pants"');
	expect(page).toContain(texts.id);
	// What was kept of it at most: a small part of what was sent.
	expect(memoryOf(portal.pid) - before).toBeLessThan(80 * 1024);
	// And the portal goes on.
	expect((await secretary.get('/tasks/1')).status).toBe(200);
});
