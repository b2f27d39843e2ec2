import type { IncomingMessage } from 'node:http';
import type { RequestEvent } from '@sveltejs/kit';
import { headLength, textsOf } from '#lib/documents/multipart-head.ts';

/**
 * What a form carried beside its files where it is too large to be taken in; null where it is not. Its texts are read off the wire, so
 * that they can be given back; the rest runs through and is kept nowhere.
 */
export async function readOversized({
	request,
	platform
}: RequestEvent): Promise<Record<string, string> | null> {
	const limit = sizeOf(process.env.BODY_SIZE_LIMIT ?? '');
	const length = Number(request.headers.get('content-length'));
	const message = (platform as { req?: IncomingMessage } | undefined)?.req;
	if (!message || !(length > limit)) return null;
	const head = await readHead(message);
	return textsOf(head, request.headers.get('content-type') ?? '');
}

function readHead(message: IncomingMessage): Promise<string> {
	return new Promise((done) => {
		const chunks: Buffer[] = [];
		let length = 0;
		const take = (chunk: Buffer) => {
			chunks.push(chunk);
			length += chunk.length;
			if (length >= headLength) finish();
		};
		const finish = () => {
			message.off('data', take).off('end', finish).off('error', finish).off('close', finish);
			// Without a reader it runs on: a browser reads an answer only after it has sent all of its form.
			message.resume();
			done(Buffer.concat(chunks).subarray(0, headLength).toString('latin1'));
		};
		message.on('data', take).on('end', finish).on('error', finish).on('close', finish);
	});
}

/** As adapter-node reads it: "25M". No limit where it says none. */
function sizeOf(text: string): number {
	const [, amount, unit = ''] = /^(\d+)([KMG]?)$/i.exec(text) ?? [];
	if (!amount) return Infinity;
	return Number(amount) * { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 }[unit.toUpperCase() as 'K']!;
}
