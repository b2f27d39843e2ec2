import { json } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readSince, savedWords } from '#lib/meetings/minutes-page.server.ts';
import { savePart } from '#lib/meetings/minutes.server.ts';
import { Refusal, statusOf } from '#lib/server/refusal.ts';
import { readForm, showNotFound } from '../../../../answer.server.ts';
import { sayProblem } from '../../../../submit.server.ts';

/** What somebody else saved since the page asked last. */
export async function GET({ locals, params, url, fetch }) {
	const since = new Date(url.searchParams.get('since') ?? '');
	const now = locals.installation.clock.now();
	try {
		const actor = actorOf(locals);
		const parts = await readSince(actor, params.id, Number.isNaN(since.getTime()) ? now : since);
		return json({ parts, now: now.toISOString() });
	} catch (fault) {
		if (fault instanceof Refusal) return showNotFound(fetch);
		throw fault;
	}
}

/** Saves a part while somebody writes; the same as the form without a script, answered in JSON. */
export async function POST({ locals, params, request, fetch }) {
	const actor = actorOf(locals);
	const typed = Object.fromEntries(await readForm(request));
	try {
		const { version, updatedAt } = await savePart(actor, { ...typed, meetingId: params.id });
		return json({ version, at: updatedAt && savedWords(actor, updatedAt) });
	} catch (fault) {
		if (!(fault instanceof Refusal)) throw fault;
		if (fault.reason === 'NOT_FOUND') return showNotFound(fetch);
		const [problem] = Object.values(fault.fields).map(sayProblem);
		const theirs = theirsOf(actor, fault);
		// Somebody else was quicker: for the script that asks this is an answer like another, which it shows.
		return json({ problem, theirs }, { status: theirs ? 200 : statusOf(fault) });
	}
}

type Theirs = { version: number; values: { text: string }; who: string | null; at: Date | null } | null;

function theirsOf(actor: ReturnType<typeof actorOf>, fault: Refusal) {
	const theirs = (fault.theirs ?? null) as Theirs;
	if (!theirs) return null;
	const { version, values, who, at } = theirs;
	return { version, text: values.text, who: who ?? m.server_somebody(), at: at && savedWords(actor, at) };
}
