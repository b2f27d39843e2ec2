/**
 * Invented, so that the portal can be tried out: accounts named after roles, at an address that cannot exist. They hold,
 * from 2022-01-01, only seats that the document leaves unnamed, and every row of theirs is marked as a sample. The seats of
 * subgroup 1 all belong to named officials without an address, so a contact official of the Labklājības ministrija hears
 * for it. Every subgroup and the standing group thus has somebody who hears.
 */
import type { AccountRole } from '#lib/accounts/actor.ts';
import type { PostRole } from '#lib/council/council.ts';

export const sampleStart = '2022-01-01';

export interface SampleRole {
	email: string;
	name: string;
	/** A role of the account; whoever has none is a person of the council. */
	role?: AccountRole;
	seats?: readonly SampleSeatReference[];
	/** The institution whose contact official this is. */
	contactOf?: string;
}

export interface SampleSeatReference {
	body: string;
	role: PostRole;
	label: string;
}

function chairOf(body: string, label: string): SampleSeatReference {
	return { body, role: 'CHAIR', label };
}

function memberOf(body: string, label: string): SampleSeatReference {
	return { body, role: 'MEMBER', label };
}

export const sampleRoles: readonly SampleRole[] = [
	{ email: 'administrators@padome.example', name: 'Parauga administrators', role: 'ADMINISTRATOR' },
	{ email: 'sekretariats@padome.example', name: 'Padomes sekretariāts (paraugs)', role: 'SECRETARY' },
	{
		email: 'asistents@padome.example',
		name: 'Padomes sekretariāta asistents (paraugs)',
		role: 'ASSISTANT'
	},
	{
		email: 'vaditajs@padome.example',
		name: 'Parauga vadītājs',
		seats: [
			chairOf('starpinstitucionala-sadarbiba', 'VBTAI pārstāvis'),
			chairOf('barintiesu-darbs', 'VBTAI pārstāvis')
		]
	},
	{
		email: 'vaditajs.lm@padome.example',
		name: 'Parauga vadītājs (LM)',
		seats: [
			chairOf('pastaviga-darba-grupa', 'LM parstāvis'),
			chairOf('npais', 'LM pārstāvis'),
			chairOf('vardarbibas-datu-monitorings', 'LM pārstāvis'),
			chairOf('alternativa-aprupe', 'LM pārstāvis')
		]
	},
	{
		email: 'vietnieks.tm@padome.example',
		name: 'Parauga vadītāja vietnieks (TM)',
		seats: [
			{ body: 'pastaviga-darba-grupa', role: 'DEPUTY_CHAIR', label: 'TM pārstāvis' },
			chairOf('antisociala-uzvediba', 'TM pārstāvis')
		]
	},
	{
		email: 'vaditajs.vm@padome.example',
		name: 'Parauga vadītājs (VM)',
		seats: [chairOf('veselibas-izglitiba', 'VM pārstāvis')]
	},
	{
		email: 'loceklis@padome.example',
		name: 'Parauga loceklis',
		seats: [
			memberOf('starpinstitucionala-sadarbiba', 'LM pārstāvis'),
			memberOf('antisociala-uzvediba', 'LM pārstāvis'),
			memberOf('veselibas-izglitiba', 'LM pārstāvis'),
			memberOf('barintiesu-darbs', 'LM pārstāvis')
		]
	},
	{
		email: 'loceklis.iem@padome.example',
		name: 'Parauga loceklis (IeM)',
		seats: [
			memberOf('pastaviga-darba-grupa', 'IEM pārstāvis'),
			memberOf('starpinstitucionala-sadarbiba', 'IEM pārstāvis'),
			memberOf('vardarbibas-datu-monitorings', 'IeM pārstāvis / VP pārstāvis'),
			memberOf('antisociala-uzvediba', 'IeM pārstāvis')
		]
	},
	{ email: 'kontaktpersona@padome.example', name: 'Parauga kontaktpersona', contactOf: 'LM' }
];
