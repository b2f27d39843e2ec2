import { gzipSync } from 'node:zlib';

export interface Page {
	/** Statements that the answer took, warm. */
	readonly queries: number | null;
	readonly bytes: number;
	readonly gzip: number;
	/** The JavaScript that a browser loads with the page, compressed: what it imports too, not what it may ask for later. */
	readonly script: number;
}

/** One page as a browser meets it, when the portal is warm. */
export async function look(address: string, cookie: string): Promise<Page> {
	await fetch(address, { headers: { cookie } });
	const answer = await fetch(address, { headers: { cookie } });
	const html = await answer.text();
	if (!answer.ok) throw new Error(`${address} was answered with ${answer.status}`);
	return {
		queries: statementsOf(answer),
		bytes: Buffer.byteLength(html),
		gzip: gzipSync(html).length,
		script: await scriptOf(html, address)
	};
}

/** What the portal says of itself when it is started with MEASURE=1. */
export function statementsOf(answer: Response): number | null {
	const found = /db;desc="(\d+)"/.exec(answer.headers.get('server-timing') ?? '');
	return found ? Number(found[1]) : null;
}

async function scriptOf(html: string, address: string): Promise<number> {
	const named = [
		...matches(html, /<script[^>]+src="([^"]+)"/g),
		...matches(html, /<link[^>]+href="([^"]+\.js)"/g),
		...matches(html, /\bimport\("([^"]+)"\)/g)
	];
	const seen = new Set<string>();
	let size = 0;
	for (const queue = named.map((path) => new URL(path, address).href); queue.length > 0;) {
		const file = queue.pop()!;
		if (seen.has(file)) continue;
		seen.add(file);
		const answer = await fetch(file);
		if (!answer.ok) throw new Error(`${file} was answered with ${answer.status}`);
		const code = await answer.text();
		size += gzipSync(code).length;
		queue.push(...matches(code, /\b(?:from|import)\s*"(\.[^"]+)"/g).map((path) => new URL(path, file).href));
	}
	return size;
}

function matches(text: string, pattern: RegExp): string[] {
	return [...text.matchAll(pattern)].map((match) => match[1]!);
}
