import { expect, test } from 'vitest';
import { pathAfterSignIn, safePath } from './safe-path.ts';

test.each([
	['/tasks/3', '/tasks/3'],
	['/tasks?status=LATE&q=b%C4%93rni', '/tasks?status=LATE&q=b%C4%93rni'],
	['/', '/'],
	['/sign-in?next=%2Ftasks', '/sign-in?next=%2Ftasks'],
	['//elsewhere.example', '/'],
	['/\\elsewhere.example', '/'],
	['/.//elsewhere.example', '/'],
	['/\t/elsewhere.example', '/'],
	['/%09/elsewhere.example', '/%09/elsewhere.example'],
	['https://elsewhere.example/', '/'],
	['javascript:alert(1)', '/'],
	['tasks', '/'],
	['', '/'],
	['/sign-out', '/'],
	['/language', '/'],
	['/refused/404', '/'],
	[`/${'a'.repeat(3000)}`, '/'],
	[null, '/'],
	[['/tasks'], '/']
])('%j leads to %j', (path, expected) => {
	expect(safePath(path)).toBe(expected);
});

test.each([
	['/tasks', '/tasks'],
	['/sign-in', '/'],
	['/sign-in?next=/tasks', '/'],
	['/sign-in/0190-token.mac', '/'],
	['/sign-information', '/sign-information']
])('after signing in %j leads to %j', (path, expected) => {
	expect(pathAfterSignIn(path)).toBe(expected);
});
