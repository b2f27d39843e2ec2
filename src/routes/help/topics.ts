/** The pages of the help: those about a role, then those about a screen, in the order in which they are listed. */
export const roleTopics = ['secretary', 'assistant', 'lead', 'member', 'administrator'] as const;
export const screenTopics = [
	...([
		'start',
		'tasks',
		'task',
		'new-task',
		'deadlines',
		'closing',
		'batch',
		'documents',
		'restricted'
	] as const),
	...(['history', 'done', 'bodies', 'seats', 'institutions', 'people', 'replacing', 'import'] as const),
	...(['composition', 'prepared', 'outbox', 'accounts', 'profile', 'journal', 'redaction'] as const),
	...(['first-steps', 'sign-in', 'texts'] as const)
] as const;
export const topics = [...roleTopics, ...screenTopics] as const;
export type Topic = (typeof topics)[number];

/** Which page of the help answers the questions of a screen; a test holds that every page of doors.ts is here. */
const topicOfRoute: Readonly<Record<string, Topic>> = {
	'/': 'start',
	'/tasks': 'tasks',
	'/tasks/[number]': 'task',
	'/bodies': 'bodies',
	'/bodies/[slug]': 'bodies',
	'/institutions': 'institutions',
	'/institutions/[id]': 'institutions',
	'/attachments/[id]/text': 'documents',
	'/outbox': 'outbox',
	'/outbox/[id]': 'outbox',
	'/first-steps': 'first-steps',
	'/sign-in': 'sign-in',
	'/sign-in/[token]': 'sign-in'
};

/** The topic of a route, or null where there is nothing to explain. */
export function topicOf(route: string | null): Topic | null {
	return route !== null && Object.hasOwn(topicOfRoute, route) ? topicOfRoute[route]! : null;
}

export function isTopic(name: string): name is Topic {
	return (topics as readonly string[]).includes(name);
}
