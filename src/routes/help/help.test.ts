import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { doors, levelOf } from '../../doors.ts';
import { isTopic, roleTopics, screenTopics, topicOf, topics } from './topics.ts';

const locales = ['lv', 'en'] as const;
const fileOf = (locale: string, topic: string) => `src/i18n/help/${locale}/${topic}.md`;
const read = (locale: string, topic: string) => readFileSync(fileOf(locale, topic), 'utf8');
const linksOf = (text: string) => [...text.matchAll(/\]\(([^)\s]+)/g)].map(([, address]) => address!);

describe.each(locales)('the help in %s', (locale) => {
	test.each(topics)('has a title and words about %s', (topic) => {
		const [heading, ...rest] = read(locale, topic).split('\n');
		expect(heading).toMatch(/^# \S.{2,80}$/);
		expect(rest.join(' ').trim().length).toBeGreaterThan(200);
		// A heading beneath the title would skip a level on the page; what needs one is a topic of its own.
		expect(rest.filter((line) => /^#+ /.test(line))).toEqual([]);
	});

	test('has a text for every topic, and no text that nobody comes to', () => {
		const files = readdirSync(`src/i18n/help/${locale}`).map((file) => file.replace(/\.md$/, ''));
		expect(files.sort()).toEqual([...topics].sort());
	});

	test('leads to pages that exist', () => {
		for (const topic of topics)
			for (const address of linksOf(read(locale, topic)))
				expect(isPage(address), `${topic}: ${address}`).toBe(true);
	});

	test('calls no two topics the same', () => {
		const titles = topics.map((topic) => read(locale, topic).split('\n', 1)[0]);
		expect(new Set(titles).size).toBe(titles.length);
	});
});

test('both languages say the same: with the same links', () => {
	for (const topic of topics)
		expect(linksOf(read('en', topic)).sort(), topic).toEqual(linksOf(read('lv', topic)).sort());
});

/** Pages that nothing need be explained of. */
const unexplained: Readonly<Record<string, string>> = {
	'/help': 'is the help',
	'/help/[topic]': 'is the help',
	'/refused/[status]': 'says itself what was refused'
};

describe('every page', () => {
	const pages = Object.entries(doors).flatMap(([route, { load }]) => (load ? [route] : []));

	test.each(pages)('%s has a topic that explains it', (route) => {
		if (route in unexplained) expect(topicOf(route)).toBeNull();
		else expect(topics).toContain(topicOf(route));
	});

	test('a topic about a screen is one that a screen leads to, or another page of the help', () => {
		const led = new Set([
			...pages.map(topicOf),
			...topics.flatMap((topic) => linksOf(read('lv', topic)).map((address) => address.replace('/help/', '')))
		]);
		// How a text is written belongs to no page alone: the list of the help leads there.
		const ofMany = ['texts'];
		expect(screenTopics.filter((topic) => !led.has(topic) && !ofMany.includes(topic))).toEqual([]);
	});

	test('what is no page has no topic', () => {
		expect([topicOf(null), topicOf('/nowhere')]).toEqual([null, null]);
		expect([isTopic('tasks'), isTopic('constructor'), isTopic('')]).toEqual([true, false, false]);
		expect(roleTopics.every(isTopic)).toBe(true);
	});
});

/** Whether an address within the portal is that of a page; a link within a page of the help is one of its headings. */
function isPage(address: string): boolean {
	const { pathname, origin } = new URL(address, 'http://portal.example');
	if (origin !== 'http://portal.example') return false;
	if (pathname.startsWith('/help/')) return isTopic(pathname.slice('/help/'.length));
	const isThere = levelOf({ route: pathname, method: 'GET', action: 'default' }) !== null;
	return isThere && existsSync(`src/routes${pathname === '/' ? '' : pathname}`);
}
