import { helpTitle } from './texts.server.ts';
import { rolesOf } from './readers.ts';
import { roleTopics, screenTopics } from './topics.ts';

export function load({ locals: { actor, locale } }) {
	const list = (topics: readonly (typeof roleTopics | typeof screenTopics)[number][]) =>
		topics.map((topic) => ({ topic, title: helpTitle(topic, locale) }));
	const own = rolesOf(actor);
	return {
		own: list(own),
		roles: list(roleTopics.filter((topic) => !own.includes(topic))),
		screens: list(screenTopics)
	};
}
