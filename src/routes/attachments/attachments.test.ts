import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { systemActor } from '#lib/accounts/actor.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { GET } from './[id]/+server.ts';
import { load } from './[id]/text/+page.server.ts';
import Page from './[id]/text/+page.svelte';

const text = 'Mērķis: kompleksi risināt jautājumu\n\t<script>alert(1)</script>\n';

async function world(
	kind: (typeof databaseKinds)[number],
	file: { name?: string; type?: string; content?: string } = {}
) {
	const installation = await testInstallation(kind);
	const bytes = new TextEncoder().encode(file.content ?? text);
	const id = await installation.db.write((tx) =>
		addAttachment(tx, {
			name: file.name ?? 'Mandāti.txt',
			type: file.type ?? 'text/plain',
			bytes,
			clockNow: new Date()
		})
	);
	const locals = { installation, actor: systemActor(installation) };
	const fetch = async () => new Response('nav', { status: 404 });
	const ask = (asked: string, headers: Record<string, string> = {}, actor: unknown = locals.actor) =>
		GET({
			locals: { ...locals, actor },
			params: { id: asked },
			request: new Request('http://localhost:3000/', { headers }),
			fetch
		} as never);
	const read = (asked: string, actor: unknown = locals.actor) =>
		load({ locals: { ...locals, actor }, params: { id: asked } } as never);
	return { id, bytes, ask, read };
}

describe.each(databaseKinds)('the doors to attachments on %s', (kind) => {
	test('a file is sent to be saved, and runs nowhere', async () => {
		const { id, bytes, ask } = await world(kind);
		const answer = await ask(id);
		expect(answer.status).toBe(200);
		expect(Object.fromEntries(answer.headers)).toMatchObject({
			'content-type': 'text/plain; charset=utf-8',
			'content-length': String(bytes.length),
			'content-disposition': `attachment; filename="Mandati.txt"; filename*=UTF-8''Mand%C4%81ti.txt`,
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-cache'
		});
		expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
	});

	test('a file the browser has is not sent again', async () => {
		const { id, ask } = await world(kind);
		const etag = (await ask(id)).headers.get('etag')!;
		expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
		for (const tag of [etag, `W/${etag}`, `"x", ${etag}`]) {
			const again = await ask(id, { 'if-none-match': tag });
			expect([again.status, await again.text()]).toEqual([304, '']);
		}
		expect((await ask(id, { 'if-none-match': '"x"' })).status).toBe(200);
	});

	test.each([
		'text/html',
		'image/svg+xml',
		'application/xhtml+xml',
		'text/javascript',
		'application/x-unknown'
	])('%s is sent as mere bytes and not shown as text', async (type) => {
		const { id, ask, read } = await world(kind, { type });
		expect((await ask(id)).headers.get('content-type')).toBe('application/octet-stream');
		await expect(read(id)).rejects.toMatchObject({ status: 404 });
	});

	test.each(['0190a0a0-0000-7000-8000-000000000000', 'x', '..', "' OR 1=1", '%00'])(
		'%j is not found',
		async (asked) => {
			const { ask, read } = await world(kind);
			expect((await ask(asked)).status).toBe(404);
			await expect(read(asked)).rejects.toMatchObject({ status: 404 });
		}
	);

	test('whoever is not signed in gets nothing, were the doors ever forgotten', async () => {
		const { id, ask, read } = await world(kind);
		expect((await ask(id, {}, null)).status).toBe(404);
		await expect(read(id, null)).rejects.toMatchObject({ reason: 'NOT_FOUND' });
	});

	test('a text is shown as it stands in the file', async () => {
		const { id, read } = await world(kind, { content: `\uFEFF${text}` });
		expect(await read(id)).toMatchObject({
			text,
			isCut: false,
			file: { id, name: 'Mandāti.txt', type: 'text/plain' }
		});
	});

	test('a very long text is cut at a line, and says so', async () => {
		const { id, read } = await world(kind, { content: `${'a'.repeat(99)}\n`.repeat(10_000) });
		const shown = (await read(id)) as { text: string; isCut: boolean };
		expect(shown.isCut).toBe(true);
		expect(shown.text.length).toBeGreaterThan(300_000);
		expect(shown.text.endsWith('a'.repeat(99))).toBe(true);
	});
});

test('on the page a text is text, to the letter', () => {
	const file = {
		id: 'x',
		name: '<b>.txt',
		type: 'text/plain',
		size: 2048,
		sha256: '',
		provenance: 'avots & cits'
	};
	const { body } = render(Page, {
		props: { data: { file, text, isCut: false, locale: 'lv' } as never, params: { id: 'x' } } as never
	});
	expect(body).toContain('Mērķis: kompleksi risināt jautājumu\n\t&lt;script>alert(1)&lt;/script>\n</div>');
	expect(body).toContain('&lt;b>.txt</h1>');
	expect(body).toContain('2 KB');
	expect(body).toContain('avots &amp; cits');
	expect(body).not.toMatch(/<script| style=/);
});
