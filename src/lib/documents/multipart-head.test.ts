import { expect, test } from 'vitest';
import { textsOf } from './multipart-head.ts';

const type = 'multipart/form-data; boundary=----WebKit7';
const field = (name: string, text: string) =>
	`------WebKit7\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
const file =
	'------WebKit7\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF';
const bytes = (text: string) => Buffer.from(text).toString('latin1');

test('the texts before the files are read, whatever letters they have', () => {
	const head =
		field('title', 'Vēstule „TM”') + field('note', 'Divas\r\n\r\nrindas') + field('empty', '') + file;
	expect(textsOf(bytes(head), type)).toEqual({
		title: 'Vēstule „TM”',
		note: 'Divas\r\n\r\nrindas',
		empty: ''
	});
	expect(textsOf(bytes(head), 'multipart/form-data; boundary="----WebKit7"')).toMatchObject({ empty: '' });
});

test.each([
	['a text that was cut off', field('a', 'whole') + field('b', 'cut').slice(0, -4), { a: 'whole' }],
	[
		'a file between texts',
		field('a', '1') + `${file}\r\n` + field('b', '2') + '------WebKit7--',
		{ a: '1', b: '2' }
	],
	['no form at all', '{"a":1}', {}],
	['nothing', '', {}]
])('%s', (_, head, texts) => {
	expect(textsOf(bytes(head), type)).toEqual(texts);
	expect(textsOf(bytes(head), 'application/json')).toEqual({});
});
