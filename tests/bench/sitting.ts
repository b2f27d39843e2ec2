import type { Actor } from '#lib/accounts/actor.server.ts';
import { addItem } from '#lib/meetings/agenda.server.ts';
import { seatField } from '#lib/meetings/attendance-form.ts';
import { markAttendance } from '#lib/meetings/attendance.server.ts';
import { circulate } from '#lib/meetings/circulating.server.ts';
import { comment } from '#lib/meetings/comments.server.ts';
import * as decisions from '#lib/meetings/decisions.server.ts';
import { hold } from '#lib/meetings/holding.server.ts';
import { savePart } from '#lib/meetings/minutes.server.ts';
import { plan } from '#lib/meetings/planning.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

export interface SittingSize {
	items: number;
	/** Of what was heard and said. */
	paragraphs: number;
	decisions: number;
	comments: number;
}

/** A meeting whose draft went out, in the words of every day: with comments that wait, or with none. Gives its id. */
export async function generateSitting(
	installation: Installation,
	size: SittingSize,
	{ date, number }: { date: string; number: string }
): Promise<string> {
	const actor = await secretaryOf(installation);
	const body = await installation.db.read.body.findFirstOrThrow({ where: { kind: 'COUNCIL' } });
	const meetingId = newId();
	const when = { date, startTime: '10.00', endTime: '17.00', wasHeld: true };
	await plan(actor, { id: meetingId, bodyId: body.id, number, ...when, place: 'Skolas iela 28, Rīga' });
	const items = Array.from({ length: size.items }, newId);
	for (const [at, id] of items.entries())
		await addItem(actor, {
			...{ id, meetingId, title: `Jautājums par ārpusģimenes aprūpi un bāriņtiesu darbu (${at + 1})` },
			...{ kind: 'DECISION', presenterText: 'A. Paraudziņa, LM departamenta direktore', isPublic: true }
		});
	await attendAll(actor, meetingId, body.id);
	await writeAll(actor, meetingId, items, size);
	const { version } = await installation.db.read.meeting.findUniqueOrThrow({ where: { id: meetingId } });
	await hold(actor, { id: meetingId, version, openedTime: '10.00', closedTime: '16.30', anyway: false });
	await circulateAll(actor, meetingId, items, size.comments);
	return meetingId;
}

async function secretaryOf(installation: Installation): Promise<Actor> {
	const { id, name } = await installation.db.read.user.findFirstOrThrow({ where: { role: 'SECRETARY' } });
	return {
		...{ installation, locale: 'lv', userId: id, name, personId: null, role: 'SECRETARY', seats: [] },
		isSystem: false
	};
}

/** Two of three in person, each tenth seat by a substitute, the rest at home. */
async function attendAll(actor: Actor, meetingId: string, bodyId: string): Promise<void> {
	const seats = await actor.installation.db.read.post.findMany({
		where: { bodyId },
		orderBy: { position: 'asc' }
	});
	const said = seats.flatMap(({ id }, at) => {
		const state = at % 10 === 9 ? 'SUBSTITUTE' : at % 3 === 2 ? 'ABSENT' : 'PRESENT';
		return [
			[seatField('state', id), state],
			[seatField('name', id), state === 'SUBSTITUTE' ? `Aizstājēja ${at}` : '']
		];
	});
	await markAttendance(actor, { meetingId, ...Object.fromEntries(said) });
}

const sentence =
	'Labklājības ministrijas pārstāve informē, ka bāriņtiesu slodze kopš pagājušā gada ir augusi, un lūdz locekļus izteikt viedokli.';

async function writeAll(actor: Actor, meetingId: string, items: readonly string[], size: SittingSize) {
	for (const [at, place] of items.entries()) {
		const share = (all: number) =>
			Math.floor((all * (at + 1)) / items.length) - Math.floor((all * at) / items.length);
		const texts = Array.from({ length: share(size.paragraphs) }, (_, index) => `${sentence} (${index + 1})`);
		const part = { meetingId, place, version: 0 };
		const heard = texts.splice(0, Math.ceil(texts.length / 2)).join('\n\n');
		await savePart(actor, { ...part, id: newId(), kind: 'HEARD', text: heard });
		await savePart(actor, { ...part, id: newId(), kind: 'SAID', text: texts.join('\n\n') });
		for (let index = 0; index < share(size.decisions); index += 1) {
			const text = `Ģenerētai iestādei ${at} līdz 2026. gada 30. jūnijam sagatavot priekšlikumus par ${index + 1}. pasākumu.`;
			await decisions.add(actor, { id: newId(), itemId: place, text, isPublic: true });
		}
	}
}

async function circulateAll(actor: Actor, meetingId: string, items: readonly string[], comments: number) {
	const { read } = actor.installation.db;
	const { version } = await read.meeting.findUniqueOrThrow({ where: { id: meetingId } });
	const versionId = newId();
	await circulate(actor, { id: versionId, meetingId, version, commentsUntil: '2099-12-31' });
	for (let at = 0; at < comments; at += 1) {
		const anchor = `i-${items[at % items.length]}-heard-1`;
		await comment(actor, { id: newId(), versionId, anchor, text: `Precizēt ${at + 1}. skaitli.` }, 'PORTAL');
	}
}
