import type { Role } from './place.ts';

/** The pages that exist, and who sees them: what every check of looks and access walks. */
export const signedInPages = [
	'/',
	'/tasks',
	'/tasks?q=b%C4%81ri%C5%86tiesu&status=open&sort=title',
	'/tasks?q=nekas-tads-nav',
	'/tasks?body=nav-tadas&page=99',
	'/tasks/4',
	'/bodies',
	'/bodies/barintiesu-darbs',
	'/institutions',
	'/tasks/999999'
];

export const staffPages = ['/outbox'];
export const visitorPages = ['/sign-in', '/sign-in/nav-tadas'];

export const staff: Role[] = ['administrator', 'secretary', 'assistant'];
