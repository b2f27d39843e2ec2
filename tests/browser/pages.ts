import type { Page } from '@playwright/test';
import { found, type Found } from './place.ts';

/** A page as it is opened, and for some what is done in it first. */
export interface Place {
	name: string;
	path: string | ((found: Found) => string);
	/** Makes the state that is looked at; false where this role cannot. */
	act?: (page: Page) => Promise<boolean>;
}

/** Sends the report form of a task, where this role has one. */
function report(text: string, button: string) {
	return async (page: Page) => {
		const form = page.locator('#report');
		if ((await form.count()) === 0) return false;
		await form.locator('textarea').fill(text);
		await form.locator(button).click();
		await page.waitForLoadState();
		return true;
	};
}

/** Sends a form as it opens, where this role has it. */
function sendAsIs(form: string) {
	return async (page: Page) => {
		const button = page.locator(`${form} button.btn`).first();
		if ((await button.count()) === 0) return false;
		await button.click();
		await page.waitForLoadState();
		return true;
	};
}

const wrongReport = report(' ', 'button.btn:not([formaction])');
const previewed = report('- viens\n- **divi**\n\n| a | b |\n|---|---|\n| 1 | 2 |', 'button[formaction]');

/** Sends a form as it is, where this role has it. */
async function sendEmpty(page: Page): Promise<boolean> {
	const form = page.locator('form#save');
	if ((await form.count()) === 0) return false;
	await form.locator('button.btn').first().click();
	await page.waitForLoadState();
	return true;
}

/** Opens the first seat of the body that is shown. */
async function openSeat(page: Page): Promise<boolean> {
	await page.locator('main a[href*="/seats/"]').first().click();
	await page.waitForLoadState();
	return true;
}

/** Every page that exists, in each of its states: what every check of looks and access walks. */
export const signedInPlaces: Place[] = [
	{ name: 'the start page', path: '/' },
	{ name: 'the register', path: '/tasks' },
	{ name: 'the register, filtered', path: '/tasks?q=b%C4%81ri%C5%86tiesu&status=open&sort=title' },
	{ name: 'the register without a match', path: '/tasks?q=nekas-tads-nav' },
	{ name: 'the register with a wrong filter', path: '/tasks?body=nav-tadas&from=rit&sort=a&page=99' },
	{ name: 'a task of group 1', path: '/tasks/4' },
	{ name: 'a task of group 2', path: '/tasks/13' },
	{ name: 'a task that is part of another', path: '/tasks/37' },
	{ name: 'a report with errors', path: '/tasks/12', act: wrongReport },
	{ name: 'a report as it will look', path: '/tasks/12', act: previewed },
	{ name: 'leaving documents', path: '/tasks/12/documents/new' },
	{ name: 'leaving no document', path: '/tasks/12/documents/new', act: sendAsIs('#attach') },
	{ name: 'restricting a task', path: '/tasks/12/restrict' },
	{ name: 'restricting without a ground', path: '/tasks/12/restrict', act: sendAsIs('#restrict') },
	{ name: 'the history of a task', path: '/tasks/12/history' },
	{ name: 'what was done', path: '/done' },
	{ name: 'what was done on no date', path: '/done?from=31.02.2022.&body=nav-tadas' },
	{ name: 'the composition of the council', path: '/composition' },
	{ name: 'the composition in the past', path: '/composition?date=2021-12-01' },
	{ name: 'the introduction', path: '/introduction' },
	{ name: 'the bodies', path: '/bodies' },
	{ name: 'a body', path: '/bodies/barintiesu-darbs' },
	{ name: 'a body with footnotes and officials', path: '/bodies/autiska-spektra-traucejumi' },
	{ name: 'a body in the past', path: '/bodies/pastaviga-darba-grupa?date=2021-12-01' },
	{ name: 'a body on no date', path: '/bodies/padome?date=31.02.2022.' },
	{ name: 'a new body', path: '/bodies/new' },
	{ name: 'a new body with errors', path: '/bodies/new', act: sendEmpty },
	{ name: 'editing a body', path: '/bodies/barintiesu-darbs/edit' },
	{ name: 'the versions of a mandate', path: '/bodies/barintiesu-darbs/mandate' },
	{ name: 'a new version of a mandate', path: '/bodies/barintiesu-darbs/mandate/new' },
	{ name: 'the seats of a body and their order', path: '/bodies/barintiesu-darbs/seats' },
	{ name: 'a new seat', path: '/bodies/barintiesu-darbs/seats/new' },
	{ name: 'a seat', path: '/bodies/barintiesu-darbs', act: openSeat },
	{ name: 'closing a body', path: '/bodies/barintiesu-darbs/end' },
	{ name: 'closing a body with errors', path: '/bodies/barintiesu-darbs/end', act: sendEmpty },
	{ name: 'closing a body that has groups', path: '/bodies/padome/end' },
	{ name: 'a new institution', path: '/institutions/new' },
	{ name: 'editing an institution', path: ({ institution }) => `${institution}/edit` },
	{ name: 'renaming an institution', path: ({ institution }) => `${institution}/rename` },
	{ name: 'an institution is succeeded', path: ({ institution }) => `${institution}/succeed` },
	{
		name: 'an institution is succeeded, with errors',
		path: ({ institution }) => `${institution}/succeed`,
		act: sendEmpty
	},
	{ name: 'the institutions', path: '/institutions' },
	{ name: 'the institutions without a match', path: '/institutions?q=nekas&kind=x' },
	{ name: 'an institution', path: ({ institution }) => institution },
	{ name: 'an institution later', path: ({ institution }) => `${institution}?date=2024-06-01` },
	{ name: 'the people', path: '/people' },
	{ name: 'the people without a match', path: '/people?q=nekas-tads&body=x&page=9' },
	{ name: 'one’s own absences', path: '/people/me' },
	{ name: 'a new person', path: '/people/new' },
	{ name: 'appointing', path: '/people/appoint?q=parauga&body=barintiesu-darbs' },
	{ name: 'a new contact official', path: '/people/contact?q=parauga' },
	{ name: 'replacing nobody', path: '/people/replace' },
	{ name: 'importing people', path: '/people/import' },
	{ name: 'a document', path: ({ attachment }) => attachment },
	{ name: 'the outbox', path: '/outbox' },
	{ name: 'the outbox, filtered', path: '/outbox?state=FAILED' },
	{ name: 'a mail', path: ({ mail }) => mail },
	{ name: 'the journal', path: '/journal' },
	{ name: 'the journal, filtered', path: '/journal?task=12&from=01.01.2022.&to=rit' },
	{ name: 'the journal without a match', path: '/journal?task=99999' },
	{ name: 'blackening', path: '/redaction' },
	{ name: 'a task that is not there', path: '/tasks/999999' },
	{ name: 'an address that is not there', path: '/nav/tadas/lapas' }
];

/** Sends the form for a sign-in link. */
function ask(email: string) {
	return async (page: Page) => {
		await page
			.locator('form')
			.evaluateAll((forms: HTMLFormElement[]) => forms.forEach((form) => (form.noValidate = true)));
		await page.locator('#email').fill(email);
		await page.getByRole('main').getByRole('button').click();
		await page.waitForLoadState();
		return true;
	};
}

export const visitorPlaces: Place[] = [
	{ name: 'signing in', path: '/sign-in' },
	{ name: 'signing in on the way to a page', path: '/tasks?q=a' },
	{ name: 'signed out', path: '/sign-in?signed-out' },
	{ name: 'signing in with half an address', path: '/sign-in', act: ask('sekretariats@') },
	{ name: 'a link asked for', path: '/sign-in', act: ask('nezinams@padome.example') },
	{ name: 'a link that is cut off', path: '/sign-in/nav-tadas' },
	{ name: 'a link that works', path: ({ signIn }) => signIn['vaditajs.vm@padome.example']![0]! }
];

/** Opens a place; false where there is nothing to see in this role. */
export async function open(page: Page, { path, act }: Place): Promise<boolean> {
	await page.goto(typeof path === 'string' ? path : path(found()));
	return act ? act(page) : true;
}
