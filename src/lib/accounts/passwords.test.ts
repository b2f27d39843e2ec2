import { expect, test } from 'vitest';
import { isUsual, normalizePassword, problemOfPassword } from './passwords.ts';

const me = ['Anna Bērziņa', 'anna.berzina@lm.gov.lv'];

test.each([
	['korsete batsalu tilts', null],
	['trīs zaļi krokodili pļāpā', null],
	['Kukaiņu5vākšana', null],
	['xkWq-9dLm-2vPz', null],
	['tikdesmit!', 'accounts_problem_password_short'],
	['', 'accounts_problem_password_short'],
	['ž'.repeat(11), 'accounts_problem_password_short'],
	['ābols un kumeļš '.repeat(9), 'accounts_problem_password_long'],
	['parole123456', 'accounts_problem_password_usual'],
	['P@r0le2024!!', 'accounts_problem_password_usual'],
	['Password1234', 'accounts_problem_password_usual'],
	['qwertyuiop123', 'accounts_problem_password_usual'],
	['poiuytrewq321', 'accounts_problem_password_usual'],
	['1q2w3e4r5t6y', 'accounts_problem_password_usual'],
	['123456789012', 'accounts_problem_password_usual'],
	['aaaaaaaaaaaaaaa', 'accounts_problem_password_usual'],
	['abcabcabcabc', 'accounts_problem_password_usual'],
	['ababababababab', 'accounts_problem_password_usual'],
	['Padome.Padome.2022', 'accounts_problem_password_usual'],
	['LabklājībasMinistrija', 'accounts_problem_password_usual'],
	['Bērnu lietu sadarbības padome', 'accounts_problem_password_usual'],
	['annaberzina1985', 'accounts_problem_password_usual'],
	['Bērziņa-Anna-2022', 'accounts_problem_password_usual'],
	['correcthorsebatterystaple', 'accounts_problem_password_usual'],
	['            ', 'accounts_problem_password_usual'],
	['25.03.2022. plkst. 10', null]
])('%s: %s', (password, problem) => {
	expect(problemOfPassword(password, me)).toBe(problem);
});

test('somebody else’s name is not one’s own', () => {
	expect(isUsual('annaberzina1985', ['Jānis Kalns', 'janis@vm.gov.lv'])).toBe(false);
});

test('the same letters in two encodings are one password', () => {
	expect(normalizePassword('be\u0304rni')).toBe(normalizePassword('b\u0113rni'));
});
