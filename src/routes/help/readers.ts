import { isLead, type Standing } from '#lib/accounts/actor.ts';
import type { roleTopics } from './topics.ts';

type RoleTopic = (typeof roleTopics)[number];

/** Which of the pages about a role are about this reader. */
export function rolesOf(reader: Pick<Standing, 'role' | 'seats'> | null): RoleTopic[] {
	if (!reader) return [];
	const roles: RoleTopic[] = [];
	if (reader.role === 'SECRETARY') roles.push('secretary');
	if (reader.role === 'ASSISTANT') roles.push('assistant');
	if (reader.role === 'ADMINISTRATOR') roles.push('administrator');
	if (reader.seats.some(isLead)) roles.push('lead');
	if (reader.seats.some((seat) => !isLead(seat)) || roles.length === 0) roles.push('member');
	return roles;
}
