import type { Standing } from '#lib/accounts/actor.ts';

/** Who may come in at all. Whether somebody may do a thing to this one task is asked again in its room. */
export type Level =
	| 'PUBLIC'
	| 'SIGNED_IN'
	| 'STAFF' // secretary, assistant, administrator
	| 'OVERSIGHT' // secretary, administrator
	| 'SECRETARIAT' // secretary, assistant
	| 'SECRETARY'
	| 'ADMINISTRATOR';

export interface Door {
	/** The page itself. */
	readonly load?: Level;
	/** Its form actions; a nameless one is called `default`. */
	readonly actions?: Readonly<Record<string, Level>>;
	/** An endpoint's methods; HEAD is GET. */
	readonly methods?: Readonly<Record<string, Level>>;
	/** Carries a signed token of its own: may be posted to from elsewhere (one-click unsubscribing, RFC 8058). */
	readonly signedToken?: true;
}

/** Every route and action, and who may use it. What is not listed is not there, for anybody; a test compares it with the disk. */
export const doors: Readonly<Record<string, Door>> = {
	'/': { load: 'SIGNED_IN' },
	'/tasks': { load: 'SIGNED_IN' },
	'/tasks/batch': { load: 'SECRETARIAT', actions: { preview: 'SECRETARIAT', apply: 'SECRETARIAT' } },
	'/tasks/filters': {
		load: 'SIGNED_IN',
		actions: { save: 'SIGNED_IN', rename: 'SIGNED_IN', delete: 'SIGNED_IN' }
	},
	'/tasks/csv': { methods: { GET: 'SIGNED_IN' } },
	'/tasks/[number]': {
		load: 'SIGNED_IN',
		actions: {
			preview: 'SIGNED_IN',
			report: 'SIGNED_IN',
			accept: 'SIGNED_IN',
			sendBack: 'SIGNED_IN',
			note: 'SECRETARIAT'
		}
	},
	// Whoever leads a body creates parts of its tasks: of which, is asked within.
	'/tasks/new': { load: 'SIGNED_IN', actions: { create: 'SIGNED_IN', rows: 'SIGNED_IN' } },
	'/tasks/[number]/edit': {
		load: 'SECRETARIAT',
		actions: { edit: 'SECRETARIAT', assign: 'SECRETARIAT', rows: 'SECRETARIAT' }
	},
	'/tasks/[number]/sources': {
		load: 'SECRETARIAT',
		actions: {
			changeDue: 'SECRETARIAT',
			end: 'SECRETARY',
			change: 'SECRETARIAT',
			remove: 'SECRETARIAT',
			add: 'SECRETARIAT'
		}
	},
	// Who asks, and who decides, is asked within: it differs from task to task.
	'/tasks/[number]/extension': {
		load: 'SIGNED_IN',
		actions: { ask: 'SIGNED_IN', change: 'SIGNED_IN', withdraw: 'SIGNED_IN', decide: 'SIGNED_IN' }
	},
	'/tasks/[number]/extension/[id]/word': { methods: { GET: 'SECRETARIAT' } },
	'/extensions': { load: 'SIGNED_IN', actions: { decide: 'SIGNED_IN' } },
	// The secretariat's and the leads': asked within.
	'/extensions/figures': { load: 'SIGNED_IN' },
	'/extensions/figures/csv': { methods: { GET: 'SIGNED_IN' } },
	'/tasks/[number]/move': { load: 'SECRETARIAT', actions: { move: 'SECRETARIAT' } },
	'/tasks/[number]/close': { load: 'SECRETARIAT', actions: { close: 'SECRETARIAT' } },
	'/tasks/[number]/control': { load: 'SECRETARY', actions: { take: 'SECRETARY' } },
	// Whose it is, is asked within.
	'/tasks/[number]/hand-over': { load: 'SIGNED_IN', actions: { handOver: 'SIGNED_IN' } },
	// Who leads the task's body, is asked within.
	'/tasks/[number]/lay': { load: 'SIGNED_IN', actions: { lay: 'SIGNED_IN', withdraw: 'SIGNED_IN' } },
	// Who prepares a meeting, is asked within: the secretariat, those who lead its body, who chairs or writes it that day.
	'/decisions': { load: 'SIGNED_IN' },
	'/decisions/control': { load: 'SIGNED_IN' },
	'/decisions/control/csv': { methods: { GET: 'SIGNED_IN' } },
	'/decisions/control/word': { methods: { GET: 'SIGNED_IN' } },
	// Which are there for whom, and who ties tasks to a point, is asked within.
	'/resolutions': { load: 'SIGNED_IN' },
	'/resolutions/new': {
		load: 'SECRETARIAT',
		actions: { register: 'SECRETARIAT', check: 'SECRETARIAT' }
	},
	'/resolutions/[id]': {
		load: 'SIGNED_IN',
		actions: { ask: 'SECRETARIAT', done: 'SECRETARIAT', withdrawExtension: 'SECRETARY' }
	},
	'/resolutions/[id]/edit': { load: 'SECRETARIAT', actions: { edit: 'SECRETARIAT' } },
	'/resolutions/[id]/close': {
		load: 'SECRETARIAT',
		actions: { close: 'SECRETARIAT', reopen: 'SECRETARY' }
	},
	'/resolutions/[id]/split': { load: 'SECRETARIAT', actions: { take: 'SECRETARIAT' } },
	'/resolutions/[id]/documents': {
		load: 'SECRETARIAT',
		actions: { add: 'SECRETARIAT', withdraw: 'SECRETARIAT' }
	},
	'/resolutions/[id]/extend': { load: 'SECRETARIAT', actions: { extend: 'SECRETARIAT' } },
	'/resolutions/[id]/points/new': {
		load: 'SECRETARIAT',
		actions: { add: 'SECRETARIAT', rows: 'SECRETARIAT' }
	},
	'/resolutions/[id]/points/[point]': {
		load: 'SIGNED_IN',
		actions: {
			edit: 'SECRETARIAT',
			rows: 'SECRETARIAT',
			move: 'SECRETARIAT',
			end: 'SECRETARIAT',
			reopen: 'SECRETARIAT',
			remove: 'SECRETARIAT',
			tie: 'SIGNED_IN',
			untie: 'SIGNED_IN',
			makeTask: 'SIGNED_IN'
		}
	},
	'/resolutions/[id]/reports/new': { load: 'SECRETARIAT', actions: { add: 'SECRETARIAT' } },
	'/resolutions/[id]/reports/[report]': {
		load: 'SECRETARIAT',
		actions: {
			look: 'SECRETARIAT',
			move: 'SECRETARIAT',
			lookRecount: 'SECRETARIAT',
			recount: 'SECRETARIAT',
			template: 'SECRETARIAT',
			rename: 'SECRETARIAT'
		}
	},
	// Who reads a draft and who writes it is asked within.
	'/meetings/[id]/minutes': {
		load: 'SIGNED_IN',
		actions: { save: 'SIGNED_IN', decide: 'SIGNED_IN', outcome: 'SIGNED_IN' }
	},
	'/meetings/[id]/minutes/part': { methods: { GET: 'SIGNED_IN', POST: 'SIGNED_IN' } },
	'/meetings/[id]/decisions/[decision]': {
		load: 'SIGNED_IN',
		actions: {
			edit: 'SIGNED_IN',
			vote: 'SIGNED_IN',
			settle: 'SIGNED_IN',
			move: 'SIGNED_IN',
			remove: 'SIGNED_IN',
			makeTask: 'SIGNED_IN',
			settleLaying: 'SIGNED_IN',
			dissent: 'SIGNED_IN',
			registerDissent: 'SIGNED_IN',
			withdrawDissent: 'SIGNED_IN'
		}
	},
	// Who may send, who sits there and who prepares it is asked within.
	'/meetings/[id]/invitation': { load: 'SIGNED_IN', actions: { send: 'SIGNED_IN' } },
	'/meetings/[id]/invitation/html': { methods: { GET: 'SIGNED_IN' } },
	'/meetings/[id]/replies': {
		load: 'SIGNED_IN',
		actions: { reply: 'SIGNED_IN', register: 'SIGNED_IN', remind: 'SIGNED_IN' }
	},
	// Of every body everybody may read it; who changes it, is asked within.
	'/bodies/[slug]/plan': { load: 'SIGNED_IN' },
	'/bodies/[slug]/plan/[year]': {
		load: 'SIGNED_IN',
		actions: { add: 'SIGNED_IN', move: 'SIGNED_IN', approve: 'SIGNED_IN', reopen: 'SIGNED_IN' }
	},
	'/bodies/[slug]/plan/[year]/items/[item]': {
		load: 'SIGNED_IN',
		actions: { edit: 'SIGNED_IN', remove: 'SIGNED_IN' }
	},
	'/meetings/[id]/dates': {
		load: 'SIGNED_IN',
		actions: { vote: 'SIGNED_IN', register: 'SIGNED_IN', remind: 'SIGNED_IN', choose: 'SIGNED_IN' }
	},
	'/meetings/[id]/dates/ask': { load: 'SIGNED_IN', actions: { ask: 'SIGNED_IN', check: 'SIGNED_IN' } },
	'/meetings/[id]/written': {
		load: 'SIGNED_IN',
		actions: {
			...{ ask: 'SIGNED_IN', answer: 'SIGNED_IN', register: 'SIGNED_IN', remind: 'SIGNED_IN' },
			...{ end: 'SIGNED_IN', turn: 'SIGNED_IN' }
		}
	},
	'/meetings/[id]/offers': { load: 'SIGNED_IN', actions: { take: 'SIGNED_IN' } },
	'/tasks/[number]/remind': { load: 'SECRETARIAT', actions: { send: 'SECRETARIAT' } },
	'/tasks/[number]/reopen': { load: 'SECRETARY', actions: { reopen: 'SECRETARY' } },
	// One's own words are one's own to withdraw; whose they are is asked within.
	'/tasks/[number]/withdraw': { load: 'SIGNED_IN', actions: { withdraw: 'SIGNED_IN' } },
	'/tasks/[number]/documents/new': { load: 'SIGNED_IN', actions: { attach: 'SIGNED_IN' } },
	'/tasks/[number]/documents/[id]': {
		load: 'SIGNED_IN',
		actions: { replace: 'SIGNED_IN', describe: 'SIGNED_IN', withdraw: 'SIGNED_IN' }
	},
	'/tasks/[number]/restrict': {
		load: 'SECRETARIAT',
		actions: { restrict: 'SECRETARIAT', unrestrict: 'SECRETARIAT' }
	},
	'/tasks/[number]/ladder': {
		load: 'SECRETARIAT',
		actions: { preview: 'SECRETARIAT', set: 'SECRETARIAT', drop: 'SECRETARIAT' }
	},
	'/tasks/[number]/history': { load: 'SIGNED_IN' },
	'/tasks/[number]/history/word': { methods: { GET: 'SIGNED_IN' } },
	'/tasks/[number]/history/zip': { methods: { GET: 'SIGNED_IN' } },
	// Whose meeting it is, and who chairs or writes it that day, is asked within.
	'/meetings': { load: 'SIGNED_IN' },
	'/meetings/calendar': { load: 'SIGNED_IN' },
	'/meetings/new': { load: 'SIGNED_IN', actions: { plan: 'SIGNED_IN', check: 'SIGNED_IN' } },
	'/meetings/[id]': { load: 'SIGNED_IN', actions: { move: 'SIGNED_IN' } },
	'/meetings/[id]/edit': { load: 'SIGNED_IN', actions: { edit: 'SIGNED_IN', check: 'SIGNED_IN' } },
	'/meetings/[id]/cancel': { load: 'SIGNED_IN', actions: { cancel: 'SIGNED_IN' } },
	'/meetings/[id]/items/new': { load: 'SIGNED_IN', actions: { add: 'SIGNED_IN' } },
	'/meetings/[id]/items/[item]': {
		load: 'SIGNED_IN',
		actions: { edit: 'SIGNED_IN', outcome: 'SIGNED_IN', remove: 'SIGNED_IN' }
	},
	'/meetings/[id]/documents/new': { load: 'SIGNED_IN', actions: { leave: 'SIGNED_IN' } },
	'/meetings/[id]/documents/[document]': {
		load: 'SIGNED_IN',
		actions: { replace: 'SIGNED_IN', describe: 'SIGNED_IN', withdraw: 'SIGNED_IN' }
	},
	'/meetings/[id]/papers': { load: 'SIGNED_IN' },
	'/meetings/[id]/papers/[paper]': { load: 'SIGNED_IN' },
	'/meetings/[id]/papers/[paper]/word': { methods: { GET: 'SIGNED_IN' } },
	'/meetings/[id]/decisions/[decision]/extract': { load: 'SIGNED_IN' },
	'/meetings/[id]/decisions/[decision]/extract/word': { methods: { GET: 'SIGNED_IN' } },
	'/meetings/year': { load: 'SIGNED_IN' },
	'/meetings/year/word': { methods: { GET: 'SIGNED_IN' } },
	'/meetings/texts': { load: 'SECRETARIAT', actions: { preview: 'SECRETARIAT', set: 'SECRETARIAT' } },
	'/reports/template': {
		load: 'SECRETARIAT',
		actions: { replace: 'SECRETARIAT', remove: 'SECRETARIAT' }
	},
	'/reports/template/file': { methods: { GET: 'SECRETARIAT' } },
	'/reports/template/example': { methods: { GET: 'SECRETARIAT' } },
	// Who reads, writes, comments and approves a report is asked within.
	'/reports/[id]': {
		load: 'SIGNED_IN',
		actions: {
			...{ begin: 'SECRETARIAT', compile: 'SECRETARIAT', introduce: 'SECRETARIAT', edit: 'SECRETARIAT' },
			...{ add: 'SECRETARIAT', move: 'SECRETARIAT', place: 'SECRETARIAT', leave: 'SECRETARIAT' },
			settle: 'SECRETARIAT'
		}
	},
	'/reports/[id]/word': { methods: { GET: 'SECRETARIAT' } },
	'/reports/[id]/slides': { methods: { GET: 'SECRETARIAT' } },
	'/reports/[id]/themes': {
		load: 'SECRETARIAT',
		actions: { add: 'SECRETARIAT', edit: 'SECRETARIAT', move: 'SECRETARIAT', merge: 'SECRETARIAT' }
	},
	'/reports/[id]/plans': {
		load: 'SECRETARIAT',
		actions: { makeTask: 'SECRETARIAT', tie: 'SECRETARIAT', drop: 'SECRETARIAT' }
	},
	'/reports/[id]/outcomes': {
		load: 'SECRETARIAT',
		actions: { edit: 'SECRETARIAT', settle: 'SECRETARIAT' }
	},
	'/reports/[id]/versions': {
		load: 'SIGNED_IN',
		actions: { answer: 'SECRETARIAT', withdraw: 'SIGNED_IN' }
	},
	'/reports/[id]/versions/circulate': { load: 'SECRETARIAT', actions: { circulate: 'SECRETARIAT' } },
	'/reports/[id]/versions/compare': { load: 'SIGNED_IN' },
	'/reports/[id]/versions/[number]': { load: 'SIGNED_IN', actions: { comment: 'SIGNED_IN' } },
	'/reports/[id]/versions/[number]/word': { methods: { GET: 'SIGNED_IN' } },
	'/reports/[id]/approval': {
		load: 'SECRETARIAT',
		actions: {
			...{ lay: 'SECRETARIAT', approve: 'SECRETARIAT', reopen: 'SECRETARY', sign: 'SECRETARIAT' },
			...{ send: 'SECRETARIAT', publish: 'SECRETARIAT' }
		}
	},
	// Who reads, comments, answers and approves is asked within.
	'/meetings/[id]/agreement': {
		load: 'SIGNED_IN',
		actions: { answer: 'SIGNED_IN', withdraw: 'SIGNED_IN' }
	},
	'/meetings/[id]/agreement/circulate': { load: 'SIGNED_IN', actions: { circulate: 'SIGNED_IN' } },
	'/meetings/[id]/agreement/approve': { load: 'SIGNED_IN', actions: { approve: 'SIGNED_IN' } },
	'/meetings/[id]/agreement/correct': { load: 'SIGNED_IN', actions: { correct: 'SIGNED_IN' } },
	'/meetings/[id]/agreement/compare': { load: 'SIGNED_IN' },
	'/meetings/[id]/agreement/[version]': {
		load: 'SIGNED_IN',
		actions: { comment: 'SIGNED_IN', withdraw: 'SIGNED_IN' }
	},
	// Who marks who is there (the secretariat, who leads, chairs or writes) is asked within.
	'/meetings/[id]/attendance': {
		load: 'SIGNED_IN',
		actions: {
			save: 'SIGNED_IN',
			seat: 'SIGNED_IN',
			addGuest: 'SIGNED_IN',
			editGuest: 'SIGNED_IN',
			removeGuest: 'SIGNED_IN',
			times: 'SIGNED_IN',
			hold: 'SIGNED_IN'
		}
	},
	// Who signs approved minutes, and for whom its files are, is asked within.
	'/meetings/[id]/signed': {
		load: 'SIGNED_IN',
		actions: { add: 'SIGNED_IN', withdraw: 'SIGNED_IN', register: 'SIGNED_IN' }
	},
	'/meetings/[id]/signed/files/[attachment]': { methods: { GET: 'SIGNED_IN' } },
	'/meetings/[id]/publishing': { load: 'SECRETARIAT', actions: { publish: 'SECRETARIAT' } },
	// For a reader without an account: what was published, and nothing else.
	'/council': { load: 'PUBLIC' },
	'/council/settings': { load: 'SECRETARY', actions: { set: 'SECRETARY' } },
	'/council/[slug]': { load: 'PUBLIC' },
	'/council/meetings/[id]': { load: 'PUBLIC' },
	'/council/reports/[id]': { load: 'PUBLIC' },
	'/council/surveys/[year]': { load: 'PUBLIC' },
	'/council/rounds/[id]': { load: 'PUBLIC' },
	'/council/programmes/[id]': { load: 'PUBLIC' },
	'/council/documents/[id]': { methods: { GET: 'PUBLIC' } },
	'/accessibility': { load: 'PUBLIC' },
	'/accessibility/edit': { load: 'ADMINISTRATOR', actions: { set: 'ADMINISTRATOR' } },
	'/privacy': { load: 'PUBLIC' },
	'/privacy/edit': { load: 'ADMINISTRATOR', actions: { set: 'ADMINISTRATOR' } },
	// The guide is for everybody; whose draft it is, is asked within.
	'/municipalities/guide': { load: 'PUBLIC', actions: { start: 'SIGNED_IN' } },
	'/municipalities/guide/[id]': { load: 'SIGNED_IN' },
	'/municipalities/guide/[id]/[part]': { load: 'SIGNED_IN', actions: { save: 'SIGNED_IN' } },
	'/municipalities/guide/[id]/word': { methods: { GET: 'SIGNED_IN' } },
	// Who may start, compile and send (the secretariat, who leads the body that asks) is asked within.
	'/rounds': { load: 'SIGNED_IN' },
	'/rounds/new': { load: 'SIGNED_IN', actions: { start: 'SIGNED_IN' } },
	'/rounds/figures': { load: 'SIGNED_IN' },
	'/rounds/figures/csv': { methods: { GET: 'SIGNED_IN' } },
	'/rounds/institutions/[institution]': { load: 'SIGNED_IN' },
	'/rounds/[id]': {
		load: 'SIGNED_IN',
		actions: {
			...{ compile: 'SIGNED_IN', describe: 'SIGNED_IN', arrange: 'SIGNED_IN' },
			publish: 'SECRETARIAT'
		}
	},
	'/rounds/[id]/summaries/[number]': { load: 'SIGNED_IN' },
	'/rounds/[id]/summaries/[number]/word': { methods: { GET: 'SIGNED_IN' } },
	'/rounds/[id]/send': { load: 'SIGNED_IN', actions: { send: 'SIGNED_IN' } },
	'/rounds/[id]/send/html': { methods: { GET: 'SIGNED_IN' } },
	// Whoever leads the body that watches a programme, or administers a measure of it, reads it: that is asked within.
	'/programmes': { load: 'SIGNED_IN' },
	'/programmes/new': { load: 'SECRETARIAT', actions: { register: 'SECRETARIAT' } },
	'/programmes/[id]': { load: 'SIGNED_IN', actions: { step: 'SECRETARIAT' } },
	'/programmes/[id]/state': { load: 'SIGNED_IN', actions: { step: 'SECRETARIAT' } },
	'/programmes/[id]/report': { methods: { GET: 'SIGNED_IN' } },
	'/programmes/[id]/csv': { methods: { GET: 'SIGNED_IN' } },
	'/programmes/[id]/edit': { load: 'SECRETARIAT', actions: { edit: 'SECRETARIAT' } },
	'/programmes/[id]/chapters/new': { load: 'SECRETARIAT', actions: { add: 'SECRETARIAT' } },
	'/programmes/[id]/chapters/[chapter]': {
		load: 'SECRETARIAT',
		actions: { edit: 'SECRETARIAT', remove: 'SECRETARIAT' }
	},
	'/programmes/[id]/measures/new': {
		load: 'SECRETARIAT',
		actions: { add: 'SECRETARIAT', count: 'SECRETARIAT', rows: 'SECRETARIAT' }
	},
	'/programmes/[id]/measures/paste': {
		load: 'SECRETARIAT',
		actions: { look: 'SECRETARIAT', paste: 'SECRETARIAT' }
	},
	// What came of a measure is told by whoever may report on its task: that is asked within.
	'/programmes/[id]/measures/[measure]': {
		load: 'SIGNED_IN',
		actions: { tell: 'SIGNED_IN', explain: 'SIGNED_IN', tie: 'SIGNED_IN', untie: 'SIGNED_IN' }
	},
	'/programmes/[id]/measures/[measure]/withdraw': {
		load: 'SIGNED_IN',
		actions: { withdraw: 'SIGNED_IN' }
	},
	'/programmes/[id]/measures/[measure]/edit': {
		load: 'SECRETARIAT',
		actions: {
			edit: 'SECRETARIAT',
			count: 'SECRETARIAT',
			rows: 'SECRETARIAT',
			move: 'SECRETARIAT',
			remove: 'SECRETARIAT'
		}
	},
	// The register is for everybody in the portal; who may enter it and start a survey is asked within.
	'/municipalities': { load: 'SIGNED_IN', actions: { load: 'SECRETARIAT' } },
	'/municipalities/surveys': { load: 'SIGNED_IN' },
	'/municipalities/surveys/new': { load: 'SECRETARIAT', actions: { start: 'SECRETARIAT' } },
	'/municipalities/surveys/[year]': { load: 'SIGNED_IN', actions: { describe: 'SECRETARIAT' } },
	'/municipalities/surveys/[year]/findings': {
		load: 'SIGNED_IN',
		actions: { conclude: 'SECRETARIAT', publish: 'SECRETARY' }
	},
	'/municipalities/surveys/[year]/findings/csv': { methods: { GET: 'SIGNED_IN' } },
	'/municipalities/surveys/[year]/findings/word': { methods: { GET: 'SIGNED_IN' } },
	'/municipalities/practices': { load: 'SIGNED_IN' },
	'/municipalities/practices/new': { load: 'SECRETARIAT', actions: { add: 'SECRETARIAT' } },
	'/municipalities/practices/[id]': { load: 'SECRETARIAT', actions: { change: 'SECRETARIAT' } },
	'/bodies': { load: 'SIGNED_IN' },
	'/bodies/[slug]': { load: 'SIGNED_IN' },
	'/bodies/new': { load: 'STAFF', actions: { save: 'STAFF' } },
	'/bodies/[slug]/edit': { load: 'STAFF', actions: { save: 'STAFF' } },
	'/bodies/[slug]/end': { load: 'STAFF', actions: { preview: 'STAFF', change: 'STAFF', save: 'STAFF' } },
	'/bodies/[slug]/ladder': {
		load: 'SECRETARIAT',
		actions: { preview: 'SECRETARIAT', set: 'SECRETARIAT', drop: 'SECRETARIAT' }
	},
	'/reminders/ladder': {
		load: 'SECRETARIAT',
		actions: { preview: 'SECRETARIAT', set: 'SECRETARIAT', drop: 'SECRETARIAT' }
	},
	// How a body decides is no secret; who may change it is asked within.
	'/bodies/[slug]/rules': { load: 'SIGNED_IN', actions: { preview: 'SECRETARY', save: 'SECRETARY' } },
	'/bodies/[slug]/mandate': { load: 'SIGNED_IN' },
	'/bodies/[slug]/mandate/new': { load: 'STAFF', actions: { save: 'STAFF' } },
	'/bodies/[slug]/mandate/[id]': { load: 'STAFF', actions: { save: 'STAFF' } },
	'/bodies/[slug]/seats': { load: 'STAFF', actions: { move: 'STAFF' } },
	'/bodies/[slug]/seats/new': { load: 'STAFF', actions: { save: 'STAFF' } },
	'/bodies/[slug]/seats/[postId]': { load: 'SIGNED_IN' },
	'/bodies/[slug]/seats/[postId]/edit': { load: 'STAFF', actions: { save: 'STAFF' } },
	'/bodies/[slug]/seats/[postId]/end': { load: 'STAFF', actions: { save: 'STAFF' } },
	'/composition': { load: 'SIGNED_IN' },
	'/composition/word': { methods: { GET: 'SIGNED_IN' } },
	'/done': { load: 'SIGNED_IN' },
	'/done/csv': { methods: { GET: 'SIGNED_IN' } },
	'/done/word': { methods: { GET: 'SIGNED_IN' } },
	'/introduction': { load: 'SIGNED_IN' },
	'/introduction/word': { methods: { GET: 'SIGNED_IN' } },
	'/institutions': { load: 'SIGNED_IN' },
	'/institutions/[id]': { load: 'SIGNED_IN' },
	'/institutions/new': { load: 'STAFF', actions: { save: 'STAFF' } },
	'/institutions/[id]/edit': { load: 'STAFF', actions: { save: 'STAFF' } },
	'/institutions/[id]/rename': { load: 'STAFF', actions: { save: 'STAFF' } },
	'/institutions/[id]/succeed': {
		load: 'STAFF',
		actions: { preview: 'STAFF', change: 'STAFF', save: 'STAFF' }
	},
	'/people': { load: 'SIGNED_IN' },
	// Whose absences one may keep is asked within: one's own, and as the secretariat anybody's.
	'/people/me': {
		load: 'SIGNED_IN',
		actions: { addAbsence: 'SIGNED_IN', changeAbsence: 'SIGNED_IN', removeAbsence: 'SIGNED_IN' }
	},
	'/people/[id]': {
		load: 'SIGNED_IN',
		actions: { addAbsence: 'SIGNED_IN', changeAbsence: 'SIGNED_IN', removeAbsence: 'SIGNED_IN' }
	},
	'/people/new': { load: 'STAFF', actions: { create: 'STAFF' } },
	'/people/[id]/edit': { load: 'STAFF', actions: { save: 'STAFF', remove: 'STAFF' } },
	'/people/appoint': { load: 'STAFF', actions: { appoint: 'STAFF' } },
	'/people/memberships/[id]': { load: 'STAFF', actions: { change: 'STAFF', end: 'STAFF' } },
	'/people/contact': { load: 'STAFF', actions: { add: 'STAFF' } },
	'/people/contacts/[id]': { load: 'STAFF', actions: { change: 'STAFF' } },
	'/people/replace': { load: 'SECRETARIAT', actions: { review: 'SECRETARIAT', replace: 'SECRETARIAT' } },
	'/people/import': { load: 'STAFF', actions: { preview: 'STAFF', apply: 'STAFF' } },
	'/people/import/template': { methods: { GET: 'STAFF' } },
	'/attachments/[id]': { methods: { GET: 'SIGNED_IN' } },
	'/attachments/[id]/text': { load: 'SIGNED_IN' },
	'/outbox': {
		load: 'STAFF',
		actions: {
			...{ unfreeze: 'ADMINISTRATOR', callBack: 'STAFF', pause: 'OVERSIGHT', resume: 'OVERSIGHT' },
			...{ addressWorks: 'STAFF', test: 'STAFF' }
		}
	},
	'/incoming': { load: 'SECRETARIAT' },
	'/incoming/[id]': {
		load: 'SECRETARIAT',
		actions: { file: 'SECRETARIAT', setAside: 'SECRETARIAT', putBack: 'SECRETARIAT' }
	},
	'/incoming/[id]/files/[file]': { methods: { GET: 'SECRETARIAT' } },
	'/outbox/preview': { load: 'SECRETARIAT' },
	'/outbox/preview/html': { methods: { GET: 'SECRETARIAT' } },
	'/outbox/[id]': { load: 'STAFF', actions: { resend: 'STAFF' } },
	'/outbox/[id]/html': { methods: { GET: 'STAFF' } },
	'/working-calendar': {
		load: 'SIGNED_IN',
		actions: {
			...{ moved: 'SECRETARIAT', given: 'SECRETARIAT', remove: 'SECRETARIAT' },
			...{ know: 'SECRETARIAT', forget: 'SECRETARIAT', postponing: 'SECRETARIAT' }
		}
	},
	'/journal': { load: 'OVERSIGHT' },
	'/journal/[id]': { load: 'OVERSIGHT' },
	'/journal/csv': { methods: { GET: 'OVERSIGHT' } },
	'/people/[id]/pseudonymise': { load: 'ADMINISTRATOR', actions: { pseudonymise: 'ADMINISTRATOR' } },
	'/redaction': { load: 'ADMINISTRATOR', actions: { find: 'ADMINISTRATOR', redact: 'ADMINISTRATOR' } },
	'/redaction/files/[id]': { load: 'ADMINISTRATOR', actions: { takeAway: 'ADMINISTRATOR' } },
	// Whose it is to undo a change is asked within: whoever made it, or who reads the journal.
	'/undo/[event]': { load: 'SIGNED_IN', actions: { default: 'SIGNED_IN' } },
	'/accounts': { load: 'STAFF' },
	'/accounts/invite': { load: 'STAFF', actions: { invite: 'STAFF' } },
	'/accounts/invite-many': { load: 'STAFF', actions: { inviteMany: 'STAFF' } },
	'/accounts/[id]': {
		load: 'STAFF',
		actions: {
			...{ change: 'OVERSIGHT', email: 'OVERSIGHT', inviteAgain: 'OVERSIGHT', disable: 'OVERSIGHT' },
			...{ enable: 'OVERSIGHT', role: 'ADMINISTRATOR' }
		}
	},
	'/prepared': { load: 'STAFF', actions: { confirm: 'SECRETARY', refuse: 'SECRETARY', withdraw: 'STAFF' } },
	'/profile': {
		load: 'SIGNED_IN',
		actions: {
			...{ save: 'SIGNED_IN', email: 'SIGNED_IN', password: 'SIGNED_IN', removePassword: 'SIGNED_IN' },
			...{ link: 'SIGNED_IN', endSession: 'SIGNED_IN', endOthers: 'SIGNED_IN', reminders: 'SIGNED_IN' }
		}
	},
	// By a personal link, whoever is signed in or not: what its holder may do is asked within.
	'/answer/[token]': {
		load: 'PUBLIC',
		actions: {
			...{ report: 'PUBLIC', extend: 'PUBLIC', disclaim: 'PUBLIC', handOver: 'PUBLIC' },
			...{ confirmDraft: 'PUBLIC', returnDraft: 'PUBLIC', withdrawDraft: 'PUBLIC' },
			...{ save: 'PUBLIC', send: 'PUBLIC', sendAll: 'PUBLIC' },
			...{ reply: 'PUBLIC', vote: 'PUBLIC', answerWritten: 'PUBLIC' },
			...{ comment: 'PUBLIC', withdrawComment: 'PUBLIC' }
		}
	},
	'/answer/[token]/files/[id]': { methods: { GET: 'PUBLIC' } },
	'/drafting/[token]': { load: 'PUBLIC', actions: { save: 'PUBLIC', send: 'PUBLIC' } },
	'/drafting/[token]/files/[id]': { methods: { GET: 'PUBLIC' } },
	// Who answers, and who asked, is asked within.
	'/requests/[id]/answers/[answer]': {
		load: 'SIGNED_IN',
		actions: {
			...{ save: 'SIGNED_IN', send: 'SIGNED_IN', sendAll: 'SIGNED_IN', handOver: 'SIGNED_IN' },
			...{ returnDraft: 'SIGNED_IN', withdrawDraft: 'SIGNED_IN' }
		}
	},
	// What a specialist drafted for somebody: for whoever handed it over.
	'/drafts/[id]': {
		load: 'SIGNED_IN',
		actions: { confirmDraft: 'SIGNED_IN', returnDraft: 'SIGNED_IN', withdrawDraft: 'SIGNED_IN' }
	},
	'/drafts/[id]/files/[file]': { methods: { GET: 'SIGNED_IN' } },
	'/answers': { load: 'SECRETARIAT', actions: { answer: 'SECRETARIAT' } },
	// Who asks and who is asked, is asked within.
	'/requests': { load: 'SIGNED_IN' },
	'/requests/[id]': {
		load: 'SIGNED_IN',
		actions: {
			...{ ask: 'SIGNED_IN', remind: 'SIGNED_IN', add: 'SIGNED_IN', withdraw: 'SIGNED_IN' },
			...{ moveDue: 'SIGNED_IN', giveBack: 'SIGNED_IN', accept: 'SIGNED_IN', reopen: 'SIGNED_IN' },
			...{ close: 'SIGNED_IN', open: 'SIGNED_IN' }
		}
	},
	// What came by letter is registered by who asks.
	'/requests/[id]/letters/new': {
		load: 'SIGNED_IN',
		actions: { read: 'SIGNED_IN', again: 'SIGNED_IN', register: 'SIGNED_IN' }
	},
	'/requests/[id]/letter/word': { methods: { GET: 'SIGNED_IN' } },
	'/requests/[id]/edit': { load: 'SIGNED_IN', actions: { save: 'SIGNED_IN' } },
	// One-click unsubscribing (RFC 8058): the mail program posts, without a cookie and from nowhere.
	'/unsubscribe/[token]': { load: 'PUBLIC', actions: { default: 'PUBLIC' }, signedToken: true },
	'/profile/calendar': { load: 'SIGNED_IN', actions: { make: 'SIGNED_IN', withdraw: 'SIGNED_IN' } },
	// Programs read it, without a cookie: the address says whose it is.
	'/calendar/[token].ics': { methods: { GET: 'PUBLIC' } },
	'/email-change/[token]': { load: 'PUBLIC', actions: { default: 'PUBLIC' } },
	'/sign-in/password': { load: 'PUBLIC', actions: { default: 'PUBLIC' } },
	'/sign-in': { load: 'PUBLIC', actions: { default: 'PUBLIC' } },
	'/sign-in/[token]': { load: 'PUBLIC', actions: { default: 'PUBLIC' } },
	'/sign-out': { methods: { POST: 'PUBLIC' } },
	'/language': { methods: { POST: 'PUBLIC' } },
	'/theme': { methods: { POST: 'PUBLIC' } },
	'/first-steps': { load: 'STAFF' },
	'/help': { load: 'PUBLIC' },
	'/help/[topic]': { load: 'PUBLIC' },
	'/healthz': { methods: { GET: 'PUBLIC' } },
	// Shows refusals; hooks.server.ts lets only its own requests in.
	'/refused/[status]': { load: 'PUBLIC', actions: { default: 'PUBLIC' } }
};

/** What a request asks for: a route, a method, and of a page's forms the action's name. */
export interface Knock {
	readonly route: string;
	readonly method: string;
	readonly action: string;
}

/** Who may do what was asked, or null where it is not listed. */
export function levelOf({ route, method, action }: Knock): Level | null {
	const door = Object.hasOwn(doors, route) ? doors[route]! : {};
	const asked = method === 'HEAD' || method === 'OPTIONS' ? 'GET' : method;
	if (door.methods) return own(door.methods, asked);
	if (asked === 'GET') return door.load ?? null;
	return asked === 'POST' && door.actions ? own(door.actions, action) : null;
}

/** Whether somebody of this standing passes; null is a visitor who is not signed in. */
export function passes(level: Level, standing: Pick<Standing, 'role'> | null): boolean {
	switch (level) {
		case 'PUBLIC':
			return true;
		case 'SIGNED_IN':
			return standing !== null;
		case 'STAFF':
			return standing !== null && standing.role !== null;
		case 'OVERSIGHT':
			return standing?.role === 'SECRETARY' || standing?.role === 'ADMINISTRATOR';
		case 'SECRETARIAT':
			return standing?.role === 'SECRETARY' || standing?.role === 'ASSISTANT';
		case 'SECRETARY':
		case 'ADMINISTRATOR':
			return standing?.role === level;
	}
}

/** The name of the action that an address asks for: `?/report` asks for `report`, none for `default`. */
export function actionOf(url: URL): string {
	for (const key of url.searchParams.keys())
		// Nobody may ask for the nameless one by name: SvelteKit calls that a fault of the portal's own.
		if (key.startsWith('/')) return key === '/default' ? '' : key.slice(1);
	return 'default';
}

function own(levels: Readonly<Record<string, Level>>, name: string): Level | null {
	return Object.hasOwn(levels, name) ? levels[name]! : null;
}
