import type { Page } from '@playwright/test';
import { topics } from '../../src/routes/help/topics.ts';
import { found, type Found } from './place.ts';

/** A page as it is opened, and for some what is done in it first. */
export interface Place {
	name: string;
	path: string | ((found: Found) => string);
	/** Makes the state that is looked at; false where this role cannot. */
	act?: (page: Page) => Promise<boolean>;
	/** Shows that there is no such page. */
	isMissing?: true;
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

const wrongReport = report(' ', 'button.btn:not([formaction], [type=button])');
const previewed = report('- viens\n- **divi**\n\n| a | b |\n|---|---|\n| 1 | 2 |', 'button[formaction]');

/** Opens the first seat of the body that is shown. */
async function openSeat(page: Page): Promise<boolean> {
	await page.locator('main a[href*="/seats/"]').first().click();
	await page.waitForLoadState();
	return true;
}

/** Opens the extract of the first decision of a meeting, where there is one. */
async function openExtract(page: Page): Promise<boolean> {
	const link = page.locator('main a[href$="/extract"]').first();
	if ((await link.count()) === 0) return false;
	await link.click();
	await page.waitForLoadState();
	return true;
}

/** A chapter, a measure of it, and one that is wrong. */
const pastedMeasures = [
	'4.\tPasākumi bāriņtiesām\t\t\t',
	'4.1.\tSemināri\tLM\t12 000 euro\tOrganizēti 4 semināri un apmācīti 80 bāriņtiesu darbinieki',
	'2.1.1.\tVideo\tNezināma iestāde\t10.239\tIzveidoti pieci video stāsti'
].join('\n');

/** Every page that exists, in each of its states: what every check of looks and access walks. */
export const signedInPlaces: Place[] = [
	{ name: 'the start page', path: '/' },
	{ name: 'the register', path: '/tasks' },
	{ name: 'the register, filtered', path: '/tasks?q=b%C4%81ri%C5%86tiesu&status=open&sort=title' },
	{ name: 'the register without a match', path: '/tasks?q=nekas-tads-nav' },
	{ name: 'the register with a wrong filter', path: '/tasks?body=nav-tadas&from=rit&sort=a&page=99' },
	{ name: 'which day suits', path: ({ polled }) => `/meetings/${polled.asked}/dates` },
	{ name: 'which day suits, before it is asked', path: ({ polled }) => `/meetings/${polled.undated}/dates` },
	{ name: 'asking which day suits', path: ({ polled }) => `/meetings/${polled.asked}/dates/ask` },
	{ name: 'what is decided in writing', path: ({ written }) => `/meetings/${written.asked}/written` },
	{ name: 'requests', path: '/requests' },
	{ name: 'requests that are closed, of a body', path: '/requests?show=closed&body=barintiesu-darbs&page=9' },
	{ name: 'a request before it is sent', path: ({ asking }) => `/requests/${asking.prepared}` },
	{ name: 'the board of a request', path: ({ asking }) => `/requests/${asking.asked}` },
	{
		name: 'the board of a request with an answer',
		path: ({ asking }) => `/requests/${asking.asked}?answer=${asking.sent}`
	},
	{ name: 'the board of a request without points', path: ({ asking }) => `/requests/${asking.simple}` },
	{ name: 'the board of a closed request', path: ({ asking }) => `/requests/${asking.closed}` },
	{ name: 'the mail of a request', path: ({ asking }) => asking.mail },
	{ name: 'editing a request', path: ({ asking }) => `/requests/${asking.prepared}/edit` },
	{ name: 'editing a request that is answered', path: ({ asking }) => `/requests/${asking.asked}/edit` },
	{ name: 'a letter that came', path: ({ asking }) => `/requests/${asking.asked}/letters/new` },
	{
		name: 'registering a letter that came',
		path: ({ asking }) => `/requests/${asking.asked}/letters/new?${asking.letter}`
	},
	{ name: 'asking in writing', path: ({ written }) => `/meetings/${written.prepared}/written` },
	{
		name: 'what was decided in writing',
		path: ({ written }) => `/meetings/${written.ended}/written`
	},
	{ name: 'minutes of a decision in writing', path: ({ written }) => `/meetings/${written.ended}/minutes` },
	{ name: 'calling a meeting', path: ({ called }) => `/meetings/${called}/invitation` },
	{ name: 'who comes to a meeting', path: ({ called }) => `/meetings/${called}/replies` },
	{ name: 'resolutions', path: '/resolutions?state=all' },
	{ name: 'resolutions without a match', path: '/resolutions?q=nekas-tads-nav&state=late&page=9' },
	{ name: 'registering a resolution', path: '/resolutions/new' },
	{ name: 'the board of a resolution', path: ({ resolutions }) => `/resolutions/${resolutions.open}` },
	{ name: 'a resolution that is closed', path: ({ resolutions }) => `/resolutions/${resolutions.closed}` },
	...[
		...['edit', 'close', 'split', 'documents', 'points/new', 'reports/new'].map((page) => ({
			name: `a resolution’s ${page}`,
			path: ({ resolutions }: Found) => `/resolutions/${resolutions.open}/${page}`
		}))
	],
	{
		name: 'opening a resolution again',
		path: ({ resolutions }) => `/resolutions/${resolutions.closed}/close`
	},
	{
		name: 'a point of a resolution',
		path: ({ resolutions }) => `/resolutions/${resolutions.open}/points/${resolutions.points[0]}?q=bāriņtiesu`
	},
	{
		name: 'a point that has ended',
		path: ({ resolutions }) => `/resolutions/${resolutions.open}/points/${resolutions.points[3]}`
	},
	{
		name: 'extending a report',
		path: ({ resolutions }) => `/resolutions/${resolutions.open}/extend?report=${resolutions.report}`
	},
	{
		name: 'the days of a report',
		path: ({ resolutions }) => `/resolutions/${resolutions.open}/reports/${resolutions.report}`
	},
	{ name: 'decisions', path: '/decisions?q=bāriņtiesu' },
	{ name: 'the control of decisions', path: '/decisions/control?from=2021-01-01' },
	{ name: 'the year of the council', path: '/meetings/year?year=2022' },
	{ name: 'no year of no body', path: '/meetings/year?year=rit&body=nav' },
	{ name: 'the control of nothing', path: '/decisions/control?from=rit&body=nav&state=x&to=2021-01-01' },
	{ name: 'how far minutes are agreed on', path: ({ agreed }) => `/meetings/${agreed.circulated}/agreement` },
	{ name: 'draft minutes', path: ({ agreed }) => `/meetings/${agreed.circulated}/agreement/2` },
	{
		name: 'commenting on draft minutes',
		path: ({ agreed }) => `/meetings/${agreed.circulated}/agreement/1?comment=attendance`
	},
	{ name: 'two versions', path: ({ agreed }) => `/meetings/${agreed.circulated}/agreement/compare` },
	{
		name: 'sending minutes out',
		path: ({ agreed }) => `/meetings/${agreed.circulated}/agreement/circulate`
	},
	{
		name: 'approving minutes that wait',
		path: ({ agreed }) => `/meetings/${agreed.circulated}/agreement/approve`
	},
	{ name: 'minutes that are approved', path: ({ agreed }) => `/meetings/${agreed.approved}/agreement` },
	{ name: 'approved minutes', path: ({ agreed }) => `/meetings/${agreed.approved}/agreement/1` },
	{ name: 'correcting minutes', path: ({ agreed }) => `/meetings/${agreed.approved}/agreement/correct` },
	{ name: 'signed minutes', path: ({ published }) => `/meetings/${published.shown}/signed` },
	{
		name: 'what of minutes is published',
		path: ({ published }) => `/meetings/${published.shown}/publishing?what=PARTS`
	},
	{ name: 'whether there are public pages', path: '/council/settings' },
	{ name: 'minutes', path: ({ minutes }) => `/meetings/${minutes.other}/minutes` },
	{
		name: 'a decision',
		path: ({ minutes }) => `/meetings/${minutes.meeting}/decisions/${minutes.decisions[1]}`
	},
	{ name: 'a report that is written', path: ({ reports }) => `/reports/${reports.draft}` },
	{
		name: 'a paragraph of a report',
		path: ({ reports }) => `/reports/${reports.worked}?edit=${reports.paragraph}`
	},
	{
		name: 'a paragraph of one’s own',
		path: ({ reports }) => `/reports/${reports.worked}?add=${reports.theme}`
	},
	{ name: 'a report that was sent', path: ({ reports }) => `/reports/${reports.sent}` },
	{ name: 'a report that is to begin', path: ({ reports }) => `/reports/${reports.begun}` },
	{ name: 'the themes of a report', path: ({ reports }) => `/reports/${reports.draft}/themes` },
	{ name: 'what a report plans', path: ({ reports }) => `/reports/${reports.draft}/plans` },
	{ name: 'what came of what was planned', path: ({ reports }) => `/reports/${reports.draft}/outcomes` },
	{ name: 'the versions of a report', path: ({ reports }) => `/reports/${reports.draft}/versions` },
	{
		name: 'a version of a report, commented on',
		path: ({ reports }) => `/reports/${reports.draft}/versions/1?comment=WHOLE`
	},
	{ name: 'two versions of a report', path: ({ reports }) => `/reports/${reports.draft}/versions/compare` },
	{ name: 'giving a report out', path: ({ reports }) => `/reports/${reports.draft}/versions/circulate` },
	{ name: 'approving a report', path: ({ reports }) => `/reports/${reports.draft}/approval` },
	{ name: 'how a report was sent', path: ({ reports }) => `/reports/${reports.sent}/approval` },
	{ name: 'the programmes', path: '/programmes' },
	{ name: 'the programmes without a match', path: '/programmes?q=nekas-tads&page=9' },
	{ name: 'registering a programme', path: '/programmes/new' },
	{
		name: 'a programme after another',
		path: ({ programmes }) => `/programmes/new?after=${programmes.sample}`
	},
	{ name: 'a programme as printed', path: ({ programmes }) => `/programmes/${programmes.sample}` },
	{ name: 'a programme whose sums differ', path: ({ programmes }) => `/programmes/${programmes.programme}` },
	...['edit', 'chapters/new', 'measures/new'].map((page) => ({
		name: `a programme’s ${page}`,
		path: ({ programmes }: Found) => `/programmes/${programmes.programme}/${page}`
	})),
	{
		name: 'a chapter of a programme',
		path: ({ programmes: { programme, chapter } }) => `/programmes/${programme}/chapters/${chapter}`
	},
	{
		name: 'a measure of a programme',
		path: ({ programmes: { programme, measures } }) => `/programmes/${programme}/measures/${measures[0]}/edit`
	},
	{ name: 'how a programme goes', path: ({ programmes: { year } }) => `/programmes/${year.id}/state` },
	{ name: 'a programme’s untold year', path: ({ programmes: { sample } }) => `/programmes/${sample}/state` },
	{
		name: 'a measure that was told of',
		path: ({ programmes: { year } }) => `/programmes/${year.id}/measures/${year.measureId}`
	},
	{
		name: 'withdrawing what was told of a measure',
		path: ({ programmes: { year } }) =>
			`/programmes/${year.id}/measures/${year.measureId}/withdraw?entry=${year.entryId}`
	},
	{ name: 'the task of a measure', path: ({ programmes: { year } }) => `/tasks/${year.taskNumber}` },
	{
		name: 'a published programme',
		path: ({ programmes: { year } }) => `/council/programmes/${year.id}`
	},
	{
		name: 'pasting measures',
		path: ({ programmes }) => `/programmes/${programmes.programme}/measures/paste`
	},
	{
		name: 'measures that were pasted',
		path: ({ programmes }) => `/programmes/${programmes.programme}/measures/paste`,
		act: async (page) => {
			const form = page.locator('#paste');
			if ((await form.count()) === 0) return false;
			await form.locator('textarea').fill(pastedMeasures);
			await form.locator('button.btn').first().click();
			await page.waitForLoadState();
			return true;
		}
	},
	{ name: 'the rounds', path: '/rounds' },
	{ name: 'the rounds without a match', path: '/rounds?q=nekas-tads' },
	{ name: 'in whose name to ask', path: '/rounds/new' },
	{ name: 'a new round', path: '/rounds/new?body=barintiesu-darbs' },
	{ name: 'a round after another', path: ({ rounds }) => `/rounds/new?after=${rounds.gathered}` },
	{ name: 'a round that is compiled', path: ({ rounds }) => `/rounds/${rounds.gathered}` },
	{ name: 'a round that is asked', path: ({ rounds }) => `/rounds/${rounds.asked}` },
	{ name: 'a summary', path: ({ rounds }) => `/rounds/${rounds.gathered}/summaries/1` },
	{ name: 'sending a summary', path: ({ rounds }) => `/rounds/${rounds.gathered}/send` },
	{ name: 'figures over time', path: '/rounds/figures' },
	{ name: 'the municipalities', path: '/municipalities' },
	{ name: 'the municipalities of a day', path: '/municipalities?date=30.06.2025.' },
	{ name: 'the guide and its drafts', path: '/municipalities/guide' },
	{ name: 'a draft by the guide', path: ({ guide }) => `/municipalities/guide/${guide}` },
	...['goal', 'area-2', 'plan', 'monitoring', 'evaluation'].map((part) => ({
		name: `a draft’s ${part}`,
		path: ({ guide }: Found) => `/municipalities/guide/${guide}/${part}`
	})),
	{ name: 'the accessibility statement', path: '/accessibility' },
	{ name: 'completing the accessibility statement', path: '/accessibility/edit' },
	{ name: 'the privacy notice', path: '/privacy' },
	{ name: 'completing the privacy notice', path: '/privacy/edit' },
	{ name: 'the surveys', path: '/municipalities/surveys' },
	{ name: 'a new survey', path: '/municipalities/surveys/new' },
	{ name: 'a survey', path: ({ surveys }) => `/municipalities/surveys/${surveys.year}` },
	{ name: 'findings of a survey', path: '/municipalities/surveys/2021/findings' },
	{ name: 'findings of a region', path: '/municipalities/surveys/2021/findings?region=LATGALE' },
	{ name: 'findings as they were printed', path: '/municipalities/surveys/2024/findings' },
	{ name: 'good practice', path: '/municipalities/practices' },
	{ name: 'good practice without a match', path: '/municipalities/practices?q=nekas-tads' },
	{ name: 'new good practice', path: '/municipalities/practices/new' },
	{
		name: 'good practice to edit',
		path: ({ findings }) => `/municipalities/practices/${findings.practiceId}`
	},
	{ name: 'the board of a survey', path: ({ surveys }) => `/requests/${surveys.requestId}` },
	{ name: 'a letter that answers a survey', path: ({ surveys }) => surveys.letter },
	{
		name: 'an institution through the rounds',
		path: ({ rounds }) => `/rounds/institutions/${rounds.institution}`
	},
	{ name: 'the calendar with what was announced', path: '/meetings/calendar?month=2022-05' },
	{ name: 'a new task', path: '/tasks/new' },
	{ name: 'a new part of a task', path: '/tasks/new?parent=1' },
	{ name: 'many tasks', path: '/tasks/batch?change=close&n=5&n=6' },
	{ name: 'many tasks, of which none was chosen', path: '/tasks/batch' },
	{ name: 'kept views', path: '/tasks/filters?filter=q%3Da' },
	{ name: 'a task of group 1', path: '/tasks/4' },
	{ name: 'a task of group 2', path: '/tasks/13' },
	{ name: 'a task that is part of another', path: '/tasks/37' },
	{ name: 'a report with errors', path: '/tasks/12', act: wrongReport },
	{ name: 'a report as it will look', path: '/tasks/12', act: previewed },
	{ name: 'leaving documents', path: '/tasks/12/documents/new' },
	{ name: 'restricting a task', path: '/tasks/12/restrict' },
	{ name: 'reminding of a task at once', path: '/tasks/12/remind' },
	{ name: 'an answer that is asked', path: ({ asked }) => asked.parts },
	{ name: 'an answer that was sent twice', path: ({ asked }) => asked.sent },
	{ name: 'an answer that is sent anew', path: ({ asked }) => `${asked.sent}?to=edit` },
	{ name: 'an answer that came back', path: ({ asked }) => asked.returned },
	{ name: 'an entry of a round', path: ({ asked }) => asked.round },
	{ name: 'handing answers to a specialist', path: ({ asked }) => `${asked.parts}?to=drafting` },
	{ name: 'handing a task to a specialist', path: ({ links }) => links.handOver },
	{ name: 'when a task is reminded of', path: '/tasks/12/ladder' },
	{ name: 'the history of a task', path: '/tasks/12/history' },
	{ name: 'editing a task', path: '/tasks/12/edit' },
	{ name: 'the sources of a task', path: '/tasks/12/sources' },
	{ name: 'a new source', path: '/tasks/12/sources?form=add' },
	{ name: 'a later deadline', path: '/tasks/12/extension' },
	{ name: 'later deadlines that wait', path: '/extensions' },
	{ name: 'later deadlines that were decided', path: '/extensions?history' },
	{ name: 'how far deadlines moved', path: '/extensions/figures?from=01.01.2022.&to=31.12.2022.' },
	{ name: 'how far deadlines moved in no time', path: '/extensions/figures?from=rit&by=institution' },
	{ name: 'moving a task', path: '/tasks/12/move' },
	{ name: 'moving a task to a body', path: '/tasks/12/move?to=padome' },
	{ name: 'closing a task', path: '/tasks/12/close' },
	{ name: 'taking a task that is under control', path: '/tasks/12/control' },
	{ name: 'reopening a task that is open', path: '/tasks/12/reopen' },
	{ name: 'withdrawing nothing', path: '/tasks/12/withdraw' },
	{ name: 'what was done', path: '/done' },
	{ name: 'what was done on no date', path: '/done?from=31.02.2022.&body=nav-tadas' },
	{ name: 'the composition of the council', path: '/composition' },
	{ name: 'the composition in the past', path: '/composition?date=2021-12-01' },
	{ name: 'the introduction', path: '/introduction' },
	{ name: 'one’s own introduction', path: '/introduction?person=me' },
	{ name: 'the bodies', path: '/bodies' },
	{ name: 'a body', path: '/bodies/barintiesu-darbs' },
	{ name: 'a body with footnotes and officials', path: '/bodies/autiska-spektra-traucejumi' },
	{ name: 'a body in the past', path: '/bodies/pastaviga-darba-grupa?date=2021-12-01' },
	{ name: 'a body on no date', path: '/bodies/padome?date=31.02.2022.' },
	{ name: 'a new body', path: '/bodies/new' },
	{ name: 'editing a body', path: '/bodies/barintiesu-darbs/edit' },
	{ name: 'when a body is reminded', path: '/bodies/barintiesu-darbs/ladder' },
	{ name: 'the work plans of a body', path: `/bodies/barintiesu-darbs/plan` },
	{ name: 'a work plan that is approved', path: `/bodies/barintiesu-darbs/plan/2022` },
	{ name: 'a work plan that is written', path: `/bodies/barintiesu-darbs/plan/2023` },
	{ name: 'a work plan without a theme', path: `/bodies/barintiesu-darbs/plan/2025` },
	{
		name: 'a theme of a work plan',
		path: ({ workPlan }) => `/bodies/barintiesu-darbs/plan/2023/items/${workPlan.theme}`
	},
	{ name: 'how a body decides', path: '/bodies/barintiesu-darbs/rules' },
	{ name: 'the meetings', path: '/meetings' },
	{ name: 'the meetings, filtered', path: '/meetings?body=barintiesu-darbs&year=2022&kind=SITTING' },
	{ name: 'the meetings with a wrong filter', path: '/meetings?body=nav&year=rit&page=9' },
	{ name: 'the calendar of a month', path: '/meetings/calendar?month=2022-05' },
	{ name: 'the calendar of a body', path: '/meetings/calendar?month=2022-12&body=barintiesu-darbs' },
	{ name: 'for which body to plan', path: '/meetings/new' },
	{ name: 'planning a meeting', path: '/meetings/new?body=barintiesu-darbs' },
	{ name: 'an agenda', path: ({ planned }) => `/meetings/${planned.meeting}` },
	{ name: 'editing a meeting', path: ({ planned }) => `/meetings/${planned.meeting}/edit` },
	{ name: 'calling a meeting off', path: ({ planned }) => `/meetings/${planned.meeting}/cancel` },
	{ name: 'what comes back to an agenda', path: ({ planned }) => `/meetings/${planned.meeting}/offers` },
	{ name: 'laying a result before the council', path: '/tasks/13/lay' },
	{ name: 'a new item', path: ({ planned }) => `/meetings/${planned.meeting}/items/new` },
	{ name: 'an item', path: ({ planned }) => `/meetings/${planned.meeting}/items/${planned.items[0]}` },
	{ name: 'leaving papers', path: ({ planned }) => `/meetings/${planned.meeting}/documents/new` },
	{
		name: 'a paper of a meeting',
		path: ({ planned }) => `/meetings/${planned.meeting}/documents/${planned.paper}`
	},
	{ name: 'who was at a meeting', path: ({ meeting }) => `/meetings/${meeting}/attendance` },
	{ name: 'the documents of a meeting', path: ({ meeting }) => `/meetings/${meeting}/papers` },
	{ name: 'an invitation on paper', path: ({ meeting }) => `/meetings/${meeting}/papers/invitation` },
	{ name: 'an agenda on paper', path: ({ meeting }) => `/meetings/${meeting}/papers/agenda` },
	{ name: 'earlier decisions on paper', path: ({ meeting }) => `/meetings/${meeting}/papers/control` },
	{ name: 'an attendance list on paper', path: ({ meeting }) => `/meetings/${meeting}/papers/attendance` },
	{ name: 'draft minutes on paper', path: ({ meeting }) => `/meetings/${meeting}/papers/minutes` },
	{ name: 'an extract of minutes', path: ({ meeting }) => `/meetings/${meeting}/papers`, act: openExtract },
	{ name: 'the texts of documents', path: '/meetings/texts' },
	{ name: 'the template of slides', path: '/reports/template' },
	{ name: 'the versions of a mandate', path: '/bodies/barintiesu-darbs/mandate' },
	{ name: 'a new version of a mandate', path: '/bodies/barintiesu-darbs/mandate/new' },
	{ name: 'a version of a mandate', path: ({ mandate }) => `/bodies/barintiesu-darbs/mandate/${mandate}` },
	{ name: 'the seats of a body and their order', path: '/bodies/barintiesu-darbs/seats' },
	{ name: 'a new seat', path: '/bodies/barintiesu-darbs/seats/new' },
	{ name: 'editing a seat', path: ({ post }) => `/bodies/barintiesu-darbs/seats/${post}/edit` },
	{ name: 'ending a seat', path: ({ post }) => `/bodies/barintiesu-darbs/seats/${post}/end` },
	{ name: 'a seat', path: '/bodies/barintiesu-darbs', act: openSeat },
	{ name: 'closing a body', path: '/bodies/barintiesu-darbs/end' },
	{ name: 'closing a body that has groups', path: '/bodies/padome/end' },
	{ name: 'a new institution', path: '/institutions/new' },
	{ name: 'editing an institution', path: ({ institution }) => `${institution}/edit` },
	{ name: 'renaming an institution', path: ({ institution }) => `${institution}/rename` },
	{ name: 'an institution is succeeded', path: ({ institution }) => `${institution}/succeed` },
	{ name: 'the institutions', path: '/institutions' },
	{ name: 'the institutions without a match', path: '/institutions?q=nekas&kind=x' },
	{ name: 'an institution', path: ({ institution }) => institution },
	{ name: 'an institution later', path: ({ institution }) => `${institution}?date=2024-06-01` },
	{ name: 'the people', path: '/people' },
	{ name: 'the people without a match', path: '/people?q=nekas-tads&body=x&page=9' },
	{ name: 'one’s own absences', path: '/people/me' },
	{ name: 'a new person', path: '/people/new' },
	{ name: 'a person', path: ({ person }) => `/people/${person}` },
	{ name: 'editing a person', path: ({ person }) => `/people/${person}/edit` },
	{ name: 'pseudonymising', path: ({ person }) => `/people/${person}/pseudonymise` },
	{
		name: 'appointing somebody',
		path: ({ person }) => `/people/appoint?person=${person}&body=barintiesu-darbs`
	},
	{ name: 'a membership', path: ({ membership }) => `/people/memberships/${membership}` },
	{ name: 'a contact official', path: ({ contact }) => `/people/contacts/${contact}` },
	{ name: 'naming a contact official', path: ({ person }) => `/people/contact?person=${person}` },
	{ name: 'replacing', path: ({ post }) => `/people/replace?post=${post}` },
	{ name: 'appointing', path: '/people/appoint?q=parauga&body=barintiesu-darbs' },
	{ name: 'a new contact official', path: '/people/contact?q=parauga' },
	{ name: 'replacing nobody', path: '/people/replace' },
	{ name: 'importing people', path: '/people/import' },
	{ name: 'a document', path: ({ attachment }) => attachment },
	{ name: 'when reminders go', path: '/reminders/ladder' },
	{ name: 'the outbox', path: '/outbox' },
	{ name: 'incoming replies', path: '/incoming' },
	{ name: 'incoming mail that was decided', path: '/incoming?history' },
	{ name: 'an incoming reply', path: ({ incoming }) => `/incoming/${incoming}` },
	{ name: 'stopping reminders by a link that does not work', path: '/unsubscribe/no-token' },
	{ name: 'what would be sent next', path: '/outbox/preview' },
	{ name: 'what would be sent', path: '/outbox/preview?date=28.03.2022.' },
	{ name: 'what would be sent on a day off', path: '/outbox/preview?date=27.03.2022.' },
	{ name: 'what would be sent on no day', path: '/outbox/preview?date=31.02.2022.' },
	{ name: 'the outbox, filtered', path: '/outbox?state=FAILED' },
	{ name: 'a mail', path: ({ mail }) => mail },
	{ name: 'the accounts', path: '/accounts' },
	{ name: 'the accounts without a match', path: '/accounts?q=nekas-tads' },
	{ name: 'an account', path: ({ account }) => `/accounts/${account}` },
	{ name: 'inviting', path: '/accounts/invite' },
	{ name: 'inviting many', path: '/accounts/invite-many' },
	{ name: 'what institutions say is not theirs', path: '/answers' },
	{ name: 'a draft that waits', path: ({ links }) => `/drafts/${links.drafts[1]}` },
	{ name: 'what was prepared', path: '/prepared' },
	{ name: 'what was decided', path: '/prepared?history' },
	{ name: 'the profile', path: '/profile' },
	{ name: 'one’s own calendar', path: '/profile/calendar' },
	{ name: 'the first steps', path: '/first-steps' },
	{ name: 'the working calendar', path: '/working-calendar' },
	{ name: 'a moved working day', path: '/working-calendar?form=moved&day=2026-01-02' },
	{ name: 'a special day', path: '/working-calendar?form=given' },
	{ name: 'taking a day out', path: '/working-calendar?form=remove&day=2026-01-02' },
	{ name: 'noting a year', path: '/working-calendar?form=know&year=2027' },
	{ name: 'the journal', path: '/journal' },
	{ name: 'the journal, filtered', path: '/journal?task=12&from=01.01.2022.&to=rit' },
	{ name: 'the journal without a match', path: '/journal?task=99999' },
	{ name: 'an entry of the journal', path: ({ event }) => `/journal/${event}` },
	{ name: 'taking back what cannot be', path: ({ event }) => `/undo/${event}` },
	{ name: 'blackening', path: '/redaction' },
	{ name: 'taking a file away', path: ({ file }) => `/redaction/files/${file}` },
	...topics.map((topic) => ({ name: `help: ${topic}`, path: `/help/${topic}` })),
	{ name: 'the help', path: '/help' },
	{ name: 'a task that is not there', path: '/tasks/999999', isMissing: true },
	{ name: 'an address that is not there', path: '/nav/tadas/lapas', isMissing: true }
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
	{ name: 'help before signing in', path: '/help/sign-in' },
	{ name: 'a change of address that is cut off', path: '/email-change/nav-tadas' },
	{ name: 'signed out', path: '/sign-in?signed-out' },
	{ name: 'the council in public', path: '/council' },
	{ name: 'a body in public', path: '/council/barintiesu-darbs' },
	{ name: 'the guide in public', path: '/municipalities/guide' },
	{ name: 'the accessibility statement in public', path: '/accessibility' },
	{ name: 'the privacy notice in public', path: '/privacy' },
	{ name: 'published findings', path: '/council/surveys/2021' },
	{ name: 'printed findings in public', path: '/council/surveys/2024' },
	{ name: 'published findings of a region', path: '/council/surveys/2021?region=RIGA' },
	{ name: 'published minutes', path: ({ published }) => `/council/meetings/${published.shown}` },
	{ name: 'a published summary', path: ({ rounds }) => `/council/rounds/${rounds.gathered}` },
	{ name: 'what was not published', path: ({ meeting }) => `/council/meetings/${meeting}`, isMissing: true },
	{ name: 'signing in with half an address', path: '/sign-in', act: ask('sekretariats@') },
	{ name: 'a link asked for', path: '/sign-in', act: ask('nezinams@padome.example') },
	{ name: 'a link that is cut off', path: '/sign-in/nav-tadas' },
	{ name: 'answering by a link', path: ({ links }) => links.answer },
	{ name: 'saying by a link which day suits', path: ({ polled }) => polled.answer },
	{ name: 'answering an invitation by a link', path: ({ calledAnswer }) => calledAnswer },
	{ name: 'deciding in writing by a link', path: ({ written }) => written.answer },
	{ name: 'asking for a later deadline by a link', path: ({ links }) => `${links.answer}?to=extension` },
	{ name: 'saying that it is not ours', path: ({ links }) => `${links.answer}?to=competence` },
	{ name: 'handing an answer to a specialist', path: ({ links }) => `${links.answer}?to=drafting` },
	{ name: 'reading what a specialist drafted', path: ({ links }) => `${links.answerDraft}?to=draft` },
	{ name: 'draft minutes by a link', path: ({ agreed }) => agreed.answer },
	{ name: 'a draft report by a link', path: ({ reports }) => `${reports.answer}?comment=WHOLE` },
	{ name: 'commenting by a link', path: ({ agreed }) => `${agreed.answer}?comment=` },
	{ name: 'a link to answer by that is cut off', path: '/answer/nav-tadas', isMissing: true },
	{ name: 'answering what is asked by a link', path: ({ asked }) => asked.answer },
	{ name: 'answering a survey by a link', path: ({ surveys }) => surveys.shown },
	{ name: 'an entry of a round by a link', path: ({ asked }) => asked.answerRound },
	{ name: 'answers that a specialist drafted', path: ({ asked }) => asked.answerDrafted },
	{ name: 'handing over what is asked by a link', path: ({ asked }) => `${asked.answer}?to=drafting` },
	{ name: 'answering as a specialist', path: ({ asked }) => asked.drafting },
	{ name: 'drafting as a specialist', path: ({ links }) => links.drafting },
	{ name: 'a draft that was sent', path: ({ links }) => links.drafted },
	{ name: 'a link to draft by that is cut off', path: '/drafting/nav-tadas', isMissing: true },
	{ name: 'a link that works', path: ({ signIn }) => signIn['vaditajs.vm@padome.example']![0]! }
];

export function addressOf({ path }: Place): string {
	return typeof path === 'string' ? path : path(found());
}

/** Opens a place; false where there is nothing to see in this role. */
export async function open(page: Page, place: Place): Promise<boolean> {
	await page.goto(addressOf(place));
	return place.act ? place.act(page) : true;
}
