import type { Actor } from '#lib/accounts/actor.server.ts';
import * as decisions from '#lib/meetings/decisions.server.ts';
import { addItem } from '#lib/meetings/agenda.server.ts';
import { savePart } from '#lib/meetings/minutes.server.ts';
import { plan } from '#lib/meetings/planning.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** A meeting that was held the day before, with minutes that are being written: where it is, and its decisions. */
export interface FoundMinutes {
	meeting: string;
	/** Each is another form's. */
	decisions: string[];
	/** Another meeting, for what is done by hand. */
	other: string;
}

/** A meeting of "barintiesu-darbs" on 24 March 2022 with its minutes, and another like it. */
export async function makeMinutes(installation: Installation): Promise<FoundMinutes> {
	const { id: bodyId } = await installation.db.read.body.findUniqueOrThrow({
		where: { slug: 'barintiesu-darbs' },
		select: { id: true }
	});
	const account = await installation.db.read.user.findFirstOrThrow({ where: { role: 'SECRETARY' } });
	const { id: userId, name } = account;
	const actor: Actor = {
		...{ installation, locale: 'lv', userId, name, personId: null, role: 'SECRETARY', seats: [] },
		isSystem: false
	};
	const made = [await makeOne(actor, bodyId, '7'), await makeOne(actor, bodyId, '8')] as const;
	return { meeting: made[0].id, decisions: made[0].decisions, other: made[1].id };
}

async function makeOne(actor: Actor, bodyId: string, number: string) {
	const [id, itemId] = [newId(), newId()];
	const when = { date: '24.03.2022.', startTime: '10.00', endTime: '12.00', wasHeld: true };
	await plan(actor, { id, bodyId, number, ...when, place: 'Skolas iela 28, Rīga' });
	const item = { meetingId: id, kind: 'DECISION', isPublic: true };
	await addItem(actor, { ...item, id: itemId, title: 'Bāriņtiesu darba pilnveide' });
	await addItem(actor, { ...item, id: newId(), title: 'Citi jautājumi', kind: 'INFORMATION' });
	const heard = 'Labklājības ministrijas pārstāvis informē par bāriņtiesu darbu:\n\n- slodze;\n- mācības.';
	const part = { id: newId(), meetingId: id, place: itemId, kind: 'HEARD', version: 0 };
	await savePart(actor, { ...part, text: heard });
	const texts = [
		'Pieņemt zināšanai sniegto informāciju.',
		'Labklājības ministrijai līdz 2022. gada 30. jūnijam sagatavot pārskatu par bāriņtiesu slodzi.',
		'Atbalstīt mācību programmu.',
		'Lūgt Tieslietu ministriju līdz 2022. gada 1. septembrim sniegt atzinumu.',
		'Turpināt darbu.',
		'Atlikt jautājumu.'
	];
	const ids = texts.map(() => newId());
	for (const [index, text] of texts.entries())
		await decisions.add(actor, { id: ids[index]!, itemId, text, isPublic: true });
	return { id, decisions: ids };
}
