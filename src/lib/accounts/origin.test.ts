import { expect, test } from 'vitest';
import { comesFromHere, mayChange } from './origin.ts';

const ours = 'https://padome.example';

test.each([
	[{ 'sec-fetch-site': 'same-origin' }, true],
	[{ 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000' }, true],
	[{ 'sec-fetch-site': 'same-site', origin: ours }, false],
	[{ 'sec-fetch-site': 'cross-site', origin: ours }, false],
	[{ 'sec-fetch-site': 'none' }, false],
	[{ origin: ours }, true],
	[{ origin: 'https://padome.example.evil.example' }, false],
	[{ origin: 'http://padome.example' }, false],
	[{ origin: 'null' }, false],
	[{ referer: `${ours}/tasks` }, false],
	[{}, false]
])('%j may post here: %j', (headers, expected) => {
	expect(comesFromHere(new Headers(headers as Record<string, string>), ours)).toBe(expected);
});

test('reading changes nothing, everything else may', () => {
	expect(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'ANYTHING'].filter(mayChange)).toEqual([
		'POST',
		'PUT',
		'PATCH',
		'DELETE',
		'ANYTHING'
	]);
});
