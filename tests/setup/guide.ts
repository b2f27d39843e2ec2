import type { Actor } from '#lib/accounts/actor.server.ts';
import { startDraft, writePart } from '#lib/municipalities/guide-drafts.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';

/** A municipality's draft in which something is written at every kind of step, and something is still missing; answers its id. */
export async function makeGuideDraft(actor: Actor, institutionId: string): Promise<string> {
	const title = 'Bērnu tiesību aizsardzības programma 2023.–2025. gadam';
	const { id } = await startDraft(actor, { id: newId(), institutionId, title });
	const write = (part: string, typed: object) => writePart(actor, { id, part }, { version: 1, ...typed });
	await write('goal', { title, goal: 'Ikvienam bērnam novadā ir **droša vide**.' });
	await write('area-2', {
		situation: 'Skolās mācās 2480 bērni.',
		conclusions: 'Trūkst interešu izglītības.'
	});
	await write('plan', {
		...{ measure: ['Rotaļu laukumi pagastos'], aim: ['Droša vide'], tasks: ['Atjaunot trīs laukumus'] },
		...{ deadline: ['2024. gada 1. septembris'], who: [''], money: ['30 000 euro'] }
	});
	await write('monitoring', {
		...{ watch: ['Gada pārskats domei'], watchDeadline: ['Katru gadu'], watchWho: ['Sociālais dienests'] }
	});
	return id;
}
