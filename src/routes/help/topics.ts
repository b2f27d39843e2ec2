/** The pages of the help: those about a role, then those about a screen, in the order in which they are listed. */
export const roleTopics = ['secretary', 'assistant', 'lead', 'member', 'administrator'] as const;
export const screenTopics = [
	...([
		'start',
		'tasks',
		'task',
		'new-task',
		'deadlines',
		'extensions',
		'laying',
		'attendance',
		'minutes',
		'closing',
		'batch',
		'documents',
		'restricted'
	] as const),
	...(['meetings', 'agenda', 'work-plan', 'dates', 'inviting', 'written', 'agreement', 'papers'] as const),
	...([
		'requests',
		'control',
		'publishing',
		'resolutions',
		'reports',
		'slides',
		'rounds',
		'municipalities'
	] as const),
	...(['history', 'done', 'bodies', 'seats', 'institutions', 'people', 'replacing', 'import'] as const),
	...([
		'composition',
		'prepared',
		'answering',
		'answering-requests',
		'reminders',
		'digests',
		'outbox',
		'accounts',
		'profile',
		'working-calendar',
		'calendar-feed',
		'journal',
		'redaction'
	] as const),
	...(['first-steps', 'sign-in', 'texts'] as const)
] as const;
export const topics = [...roleTopics, ...screenTopics] as const;
export type Topic = (typeof topics)[number];

/** Which page of the help answers the questions of a screen, by how its route begins: the first that fits. */
const topicsOfRoutes: readonly (readonly [route: string, topic: Topic])[] = [
	['/tasks/batch', 'batch'],
	['/tasks/new', 'new-task'],
	['/tasks/[number]/edit', 'new-task'],
	['/tasks/[number]/move', 'new-task'],
	['/tasks/[number]/sources', 'deadlines'],
	['/tasks/[number]/extension', 'extensions'],
	['/extensions', 'extensions'],
	['/tasks/[number]/close', 'closing'],
	['/tasks/[number]/control', 'closing'],
	['/tasks/[number]/reopen', 'closing'],
	['/tasks/[number]/withdraw', 'closing'],
	['/tasks/[number]/documents', 'documents'],
	['/tasks/[number]/restrict', 'restricted'],
	['/tasks/[number]/hand-over', 'answering'],
	['/tasks/[number]/lay', 'laying'],
	['/meetings/[id]/offers', 'laying'],
	['/meetings/[id]/dates', 'dates'],
	['/meetings/[id]/invitation', 'inviting'],
	['/meetings/[id]/replies', 'inviting'],
	['/meetings/[id]/written', 'written'],
	['/meetings/[id]/attendance', 'attendance'],
	['/meetings/[id]/papers', 'papers'],
	['/meetings/[id]/decisions/[decision]/extract', 'papers'],
	['/meetings/texts', 'papers'],
	['/reports/template', 'slides'],
	['/reports', 'reports'],
	['/meetings/[id]/minutes', 'minutes'],
	['/meetings/[id]/decisions', 'minutes'],
	['/decisions', 'control'],
	['/resolutions', 'resolutions'],
	['/meetings/year', 'control'],
	['/meetings/[id]/agreement', 'agreement'],
	['/tasks/[number]/remind', 'digests'],
	['/tasks/[number]/history', 'history'],
	['/tasks/[number]/ladder', 'reminders'],
	['/tasks/[number]', 'task'],
	['/tasks', 'tasks'],
	['/meetings/[id]/signed', 'publishing'],
	['/meetings/[id]/publishing', 'publishing'],
	['/council', 'publishing'],
	['/meetings/[id]/edit', 'meetings'],
	['/meetings/[id]/cancel', 'meetings'],
	['/meetings/[id]', 'agenda'],
	['/meetings', 'meetings'],
	['/rounds', 'rounds'],
	['/municipalities', 'municipalities'],
	['/done', 'done'],
	['/bodies/[slug]/seats', 'seats'],
	['/bodies/[slug]/ladder', 'reminders'],
	['/bodies/[slug]/plan', 'work-plan'],
	['/bodies/[slug]/rules', 'attendance'],
	['/bodies', 'bodies'],
	['/institutions', 'institutions'],
	['/people/import', 'import'],
	['/people/replace', 'replacing'],
	['/people/appoint', 'replacing'],
	['/people/memberships', 'replacing'],
	['/people/contact', 'replacing'],
	['/people/[id]/pseudonymise', 'redaction'],
	['/people', 'people'],
	['/composition', 'composition'],
	['/introduction', 'composition'],
	['/prepared', 'prepared'],
	['/outbox/preview', 'digests'],
	['/requests/[id]/answers', 'answering-requests'],
	['/requests', 'requests'],
	['/answer', 'answering'],
	['/drafting', 'answering'],
	['/drafts', 'answering'],
	['/reminders', 'reminders'],
	['/outbox', 'outbox'],
	['/working-calendar', 'working-calendar'],
	['/incoming', 'outbox'],
	['/accounts', 'accounts'],
	['/profile/calendar', 'calendar-feed'],
	['/profile', 'profile'],
	['/email-change', 'profile'],
	['/unsubscribe', 'profile'],
	['/journal', 'journal'],
	['/undo', 'journal'],
	['/redaction', 'redaction'],
	['/attachments', 'documents'],
	['/first-steps', 'first-steps'],
	['/sign-in', 'sign-in']
];

/** The topic of a route; null where there is nothing to explain. */
export function topicOf(route: string | null): Topic | null {
	if (route === null) return null;
	if (route === '/') return 'start';
	return topicsOfRoutes.find(([begins]) => route.startsWith(begins))?.[1] ?? null;
}

export function isTopic(name: string): name is Topic {
	return (topics as readonly string[]).includes(name);
}
