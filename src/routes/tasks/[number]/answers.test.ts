import { describe, expect, test, vi } from 'vitest';
import { DatabaseBusy, DiskFull } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { invalid, refused, unsaved } from './answers.server.ts';

const data = { taskId: 't', entryId: 'e', version: 3, capacity: '', status: 'IN_PROCESS' };

describe('what was typed comes back', () => {
	test('all of a text of a million characters', () => {
		const text = 'ā'.repeat(1_000_000);
		const answer = invalid('report', { ...data, text }, { text: ['tasks_problem_text_long'] });
		expect(answer.status).toBe(400);
		expect(answer.data.typed.text).toBe(text);
		expect(answer.data.problems.text).toContain('20 000');
	});

	test.each([
		['a full disk', new DiskFull(null), 'diskā vairs nav vietas'],
		['a database that is busy for too long', new DatabaseBusy(null), 'radās kļūda'],
		['a fault of ours', new TypeError('x is undefined'), 'radās kļūda']
	])('with %s, which is logged', (_, fault, words) => {
		const log = { error: vi.fn() };
		const answer = unsaved(fault, 'report', { ...data, text: 'Sagatavots.' }, log);
		expect(answer.status).toBe(503);
		expect(answer.data.typed).toMatchObject({ ...data, text: 'Sagatavots.' });
		expect(answer.data.problems.form).toContain(words);
		expect(log.error).toHaveBeenCalledOnce();
		expect(JSON.stringify(log.error.mock.calls)).not.toContain('Sagatavots');
	});

	test.each([
		[true, 'ierobežotas pieejamības informācija'],
		[false, 'kāds pievienoja ierakstu. Jūsu']
	])('with what was written meanwhile, and whether something is restricted (%s)', (isRestricted, words) => {
		const theirs = { version: 4, status: 'IN_PROCESS' as const, isRestricted, entries: [] };
		const answer = refused(new Refusal('CONFLICT', { theirs }), 'report', { ...data, text: 'X' }, 'lv');
		expect(answer.data).toMatchObject({ typed: { version: 4, text: 'X' } });
		expect(answer.data.problems.form).toContain(words);
	});
});
