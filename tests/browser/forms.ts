import type { Found, Role } from './place.ts';

/** A form as somebody fills it. */
export interface Form {
	/** What it asks for: a route and one of its actions, as doors.ts names them. */
	readonly asks: string;
	/** Where it stands; without one, on the page that the form before it has left. */
	readonly path?: string | ((found: Found) => string);
	/** Links that lead on from there, one after the other. */
	readonly via?: readonly string[];
	readonly form: string;
	/** Which of its buttons; without one, the first. */
	readonly button?: string;
	/** Who fills it; without one, a secretary. */
	readonly by?: Role | 'visitor';
	/** What is filled in, by the names of fields: words, or which one is chosen; `+` is the next choice, `on` and `off` are ticks. */
	readonly values?: Readonly<Record<string, string>> | ((found: Found) => Readonly<Record<string, string>>);
	/** Sent empty it is no mistake. */
	readonly cannotBeWrong?: true;
	/** What one gets is the same page, with something shown. */
	readonly stays?: true;
	/** A browser with scripts shows it in the page where it stands. */
	readonly isInPlace?: true;
	/** How it is answered, where it is neither done (303) nor the same page (200). */
	readonly answer?: number;
}

const group = '/bodies/barintiesu-darbs';
const made = '/bodies/jauna-grupa';
const pdf = 'Saskaņojums.pdf';
const newer = 'Precizēts.pdf';
const csv = 'personas.csv';
const slides = 'Veidne.pptx';

const tasks: Form[] = [
	{
		...{ asks: '/tasks/new rows', path: '/tasks/new', form: '#create', button: '[formaction*="/rows"]' },
		...{ cannotBeWrong: true, stays: true }
	},
	{
		...{ asks: '/tasks/new create', path: '/tasks/new', form: '#create', button: '.row > .btn:not(.plain)' },
		values: {
			...{
				bodyId: '+',
				title: 'Jauns uzdevums',
				sourceReference: 'prot. Nr. 3 2. §',
				sourceAuthor: 'Padome'
			},
			...{ sourceDate: '01.03.2022.', due: '01.09.2022.', takeControl: 'off' }
		}
	},
	{ asks: '/tasks/[number]/remind send', path: '/tasks/12/remind', form: '#send', cannotBeWrong: true },
	{ asks: '/tasks/[number]/control take', path: '/tasks/39/control', form: '#take', cannotBeWrong: true },
	{
		...{
			asks: '/tasks/[number] preview',
			path: '/tasks/4',
			form: '#report',
			button: '[formaction*="/preview"]'
		},
		...{ values: { text: '- viens' }, cannotBeWrong: true, stays: true, isInPlace: true }
	},
	{
		asks: '/tasks/[number] report',
		path: '/tasks/4',
		form: '#report',
		values: { text: 'Izdarīts.', status: 'SUBMITTED' }
	},
	{
		...{
			asks: '/tasks/[number] sendBack',
			path: '/tasks/4',
			form: '#decide',
			button: '[formaction*="/sendBack"]'
		},
		values: { text: 'Trūkst pielikuma.' }
	},
	{
		asks: '/tasks/[number] report',
		path: '/tasks/12',
		form: '#report',
		values: { text: 'Izdarīts.', status: 'SUBMITTED' }
	},
	{ asks: '/tasks/[number] accept', path: '/tasks/12', form: '#decide', cannotBeWrong: true },
	{ asks: '/tasks/[number] note', path: '/tasks/13', form: '#note', values: { text: 'Zvanīju.' } },
	{
		asks: '/tasks/[number]/edit edit',
		path: '/tasks/13/edit',
		form: '#edit',
		values: { title: 'Cits nosaukums' }
	},
	{
		...{
			asks: '/tasks/[number]/edit rows',
			path: '/tasks/13/edit',
			form: '#assign',
			button: '[formaction*="/rows"]'
		},
		...{ cannotBeWrong: true, stays: true }
	},
	{
		...{ asks: '/tasks/[number]/edit assign', path: '/tasks/13/edit', form: '#assign', cannotBeWrong: true },
		...{
			button: 'button.plain:not([formaction], [type=button])',
			values: { lead: '+', reason: 'Pārdalīts.', decision: 'prot. Nr. 4' }
		}
	},
	{
		...{ asks: '/tasks/[number]/sources add', path: '/tasks/13/sources?form=add', form: '#add' },
		values: { reference: 'prot. Nr. 5 1. §', author: 'Ministru kabinets', due: '01.10.2022.' }
	},
	{
		...{
			asks: '/tasks/[number]/sources remove',
			path: '/tasks/13/sources',
			via: ['a[href*="form=remove"] >> nth=-1']
		},
		...{ form: '#remove', values: { reason: 'Ievadīts kļūdas dēļ.' } }
	},
	{
		...{ asks: '/tasks/[number]/sources changeDue', form: '#changeDue' },
		path: ({ source }) => `/tasks/4/sources?form=changeDue&source=${source}`,
		values: { due: '01.06.2022.', reason: 'Saskaņošana turpinās.', decision: 'prot. Nr. 5 1. §' }
	},
	{
		...{ asks: '/tasks/[number]/sources change', form: '#change' },
		path: ({ source }) => `/tasks/4/sources?form=change&source=${source}`,
		values: { reference: '1. apakšgrupas mandāts', author: 'Padome' }
	},
	{
		...{ asks: '/tasks/[number]/sources end', form: '#end' },
		path: ({ source }) => `/tasks/4/sources?form=end&source=${source}`,
		values: { on: '25.03.2022.', decision: 'prot. Nr. 5 1. §' }
	},
	{
		...{ asks: '/tasks/[number]/extension ask', path: '/tasks/35/extension', form: '#ask' },
		values: { due: '01.09.2023.', reason: 'vēl gaida atzinumu' }
	},
	{
		...{ asks: '/tasks/[number]/extension change', path: '/tasks/35/extension' },
		...{ form: 'form[action*="/change"]', values: { due: '01.06.2023.', reason: 'atzinums kavējas' } }
	},
	{
		...{ asks: '/tasks/[number]/extension withdraw', path: '/tasks/35/extension' },
		...{ form: 'form[action*="/withdraw"]', button: 'button', cannotBeWrong: true }
	},
	{
		...{ asks: '/tasks/[number]/extension ask', path: '/tasks/35/extension', form: '#ask' },
		...{ cannotBeWrong: true, values: { due: '01.09.2023.', reason: 'vēl gaida atzinumu' } }
	},
	{
		...{ asks: '/tasks/[number]/extension decide', path: '/tasks/35/extension' },
		...{ form: 'form[action*="/decide"]', values: { outcome: 'GRANTED', due: '01.06.2023.' } }
	},
	{
		...{ asks: '/tasks/[number]/extension ask', path: '/tasks/35/extension', form: '#ask' },
		...{ cannotBeWrong: true },
		values: {
			...{ due: '01.09.2023.', reason: 'vēl gaida atzinumu' },
			...{ way: '+', owner: '+', letterNumber: '5-1/22', letterDate: '20.03.2022.' }
		}
	},
	{
		...{ asks: '/extensions decide', path: '/extensions', form: 'form[action*="/decide"]' },
		values: { outcome: 'REFUSED', note: 'Pietiek laika.' }
	},
	{
		...{
			asks: '/tasks/[number]/move move',
			path: '/tasks/13/move?to=padome',
			form: '#move',
			cannotBeWrong: true
		},
		values: { decision: 'prot. Nr. 5 1. §' }
	},
	{
		...{ asks: '/tasks/[number]/close close', path: '/tasks/30/close', form: '#close' },
		values: { closedAs: 'DONE', on: '25.03.2022.', decision: 'prot. Nr. 5 1. §', text: 'Izdarīts.' }
	},
	{
		...{ asks: '/tasks/[number]/reopen reopen', path: '/tasks/30/reopen', form: '#reopen' },
		values: { text: 'Atklājās nepabeigtais.' }
	},
	...[31, 32, 33].map((number): Form => ({
		...{
			asks: '/tasks/[number]/close close',
			path: `/tasks/${number}/close`,
			form: '#close',
			by: 'assistant'
		},
		values: { closedAs: 'OBSOLETE', on: '25.03.2022.', decision: 'prot. Nr. 5 1. §', text: 'Zudis pamats.' }
	})),
	{
		...{
			asks: '/prepared refuse',
			path: '/prepared',
			form: 'form[action*="/refuse"]',
			values: { note: 'Vēl ne.' },
			cannotBeWrong: true
		}
	},
	{
		...{
			asks: '/prepared withdraw',
			path: '/prepared',
			form: 'form[action*="/withdraw"]',
			button: 'button',
			by: 'assistant'
		},
		cannotBeWrong: true
	},
	{ asks: '/prepared confirm', path: '/prepared', form: 'form[action*="/confirm"]', cannotBeWrong: true },
	{
		...{
			asks: '/tasks/[number]/withdraw withdraw',
			path: '/tasks/4',
			via: ['a[href*="/withdraw?entry"] >> nth=0']
		},
		...{ form: '#withdraw', values: { reason: 'Ierakstīts pie cita uzdevuma.' } }
	},
	{
		...{ asks: '/tasks/[number]/documents/new attach', path: '/tasks/28/documents/new', form: '#attach' },
		values: { files: pdf, title: 'Saskaņojums' }
	},
	...(
		[
			['replace', { files: newer }],
			['describe', { title: 'Cits nosaukums' }],
			['withdraw', { reason: 'Pievienots kļūdas dēļ.' }]
		] as const
	).map(([action, values]): Form => ({
		...{ asks: `/tasks/[number]/documents/[id] ${action}`, path: '/tasks/28' },
		...{ via: ['a[href*="/documents/0"] >> nth=0'], form: `#${action}`, values: { ...values } }
	})),
	{
		...{ asks: '/tasks/[number]/restrict restrict', path: '/tasks/28/restrict', form: '#restrict' },
		values: { restrictedBasis: 'Informācijas atklātības likuma 5. pants', restrictedUntil: '01.03.2023.' }
	},
	{
		...{ asks: '/tasks/[number]/restrict unrestrict', path: '/tasks/28/restrict', form: '#unrestrict' },
		cannotBeWrong: true
	},
	{
		asks: '/tasks/filters save',
		path: '/tasks/filters?filter=q%3Da',
		form: '#save',
		values: { name: 'Mans skats' }
	},
	{
		...{ asks: '/tasks/filters rename', path: '/tasks/filters', form: 'form[action*="/rename"]' },
		values: { name: 'Cits skats' }
	},
	{
		...{ asks: '/tasks/filters delete', path: '/tasks/filters', form: 'form[action*="/rename"]' },
		...{ button: '[formaction*="/delete"]', cannotBeWrong: true }
	},
	{
		...{
			asks: '/tasks/batch preview',
			path: '/tasks/batch?change=close&n=5&n=6',
			form: '#preview',
			stays: true
		},
		values: { closedAs: 'OBSOLETE', on: '25.03.2022.', decision: 'prot. Nr. 5 1. §', text: 'Zudis pamats.' }
	},
	{ asks: '/tasks/batch apply', form: 'form[action*="/apply"]', cannotBeWrong: true },
	{
		asks: '/undo/[event] default',
		path: '/journal',
		form: 'form[action^="/undo/"]',
		button: 'button',
		cannotBeWrong: true
	}
];

const council: Form[] = [
	{
		...{ asks: '/bodies/new save', path: '/bodies/new', form: '#save' },
		values: {
			...{ name: 'Jauna darba grupa', shortName: 'Jaunā grupa', number: '77', slug: 'jauna-grupa' },
			...{ startDate: '01.03.2022.', decision: 'prot. Nr. 5 1. §' }
		}
	},
	{
		asks: '/bodies/[slug]/edit save',
		path: `${made}/edit`,
		form: '#save',
		values: { name: 'Pārdēvēta grupa', shortName: 'Pārdēvētā', number: '77' }
	},
	{
		...{ asks: '/bodies/[slug]/mandate/new save', path: `${group}/mandate/new`, form: '#save' },
		values: { validFrom: '01.03.2022.', decision: 'prot. Nr. 5 1. §', goal: 'Pilnveidot bāriņtiesu darbu' }
	},
	{
		...{
			asks: '/bodies/[slug]/mandate/[id] save',
			path: `${group}/mandate`,
			via: ['a[href*="/mandate/0"] >> nth=0']
		},
		...{ form: '#save', cannotBeWrong: true, values: { decision: 'prot. Nr. 5 2. §' } }
	},
	{
		...{ asks: '/bodies/[slug]/seats/new save', path: `${group}/seats/new`, form: '#save' },
		values: { label: 'Jauna pārstāve', startDate: '01.03.2022.' }
	},
	{
		asks: '/bodies/[slug]/seats move',
		path: `${group}/seats`,
		form: 'form[action*="/move"]',
		cannotBeWrong: true
	},
	{
		...{ asks: '/bodies/[slug]/seats/[postId]/edit save', form: '#save', values: { label: 'Cita pārstāve' } },
		path: ({ post }) => `${group}/seats/${post}/edit`
	},
	{
		...{ asks: '/bodies/[slug]/seats/[postId]/end save', form: '#save', values: { endDate: '31.03.2022.' } },
		path: ({ post }) => `${group}/seats/${post}/end`
	},
	{
		...{ asks: '/bodies/[slug]/end preview', path: `${made}/end`, form: '#save', stays: true },
		values: { endDate: '25.03.2022.', decision: 'prot. Nr. 6 1. §' }
	},
	{
		...{
			asks: '/bodies/[slug]/end change',
			form: 'form[action="?/save"]',
			button: '[formaction="?/change"]'
		},
		...{ cannotBeWrong: true, stays: true }
	},
	{ asks: '/bodies/[slug]/end preview', form: '#save', cannotBeWrong: true, stays: true },
	{ asks: '/bodies/[slug]/end save', form: 'form[action="?/save"]', cannotBeWrong: true },
	{
		...{ asks: '/institutions/new save', path: '/institutions/new', form: '#save' },
		values: { name: 'Jauna aģentūra', abbreviation: 'JA', kind: 'STATE_AGENCY' }
	},
	{
		...{
			asks: '/institutions/[id]/edit save',
			path: ({ institution }) => `${institution}/edit`,
			form: '#save'
		},
		values: { name: 'Valsts bērnu tiesību inspekcija' }
	},
	{
		...{
			asks: '/institutions/[id]/rename save',
			path: ({ institution }) => `${institution}/rename`,
			form: '#save'
		},
		values: { name: 'Bērnu tiesību birojs', validFrom: '01.03.2022.', basis: 'MK rīkojums Nr. 5' }
	},
	{
		...{ asks: '/institutions/[id]/succeed preview', form: '#save', stays: true },
		path: ({ institution }) => `${institution}/succeed`,
		values: { date: '20.03.2022.', successorId: '+', basis: 'MK rīkojums Nr. 6' }
	},
	{
		...{
			asks: '/institutions/[id]/succeed change',
			form: 'form[action="?/save"]',
			button: '[formaction="?/change"]'
		},
		...{ cannotBeWrong: true, stays: true }
	},
	{ asks: '/institutions/[id]/succeed preview', form: '#save', cannotBeWrong: true, stays: true },
	{ asks: '/institutions/[id]/succeed save', form: 'form[action="?/save"]', cannotBeWrong: true }
];

const away = { startDate: '01.08.2022.', endDate: '14.08.2022.', note: 'Atvaļinājums' };
const absences = (route: string, path: Form['path'], by: Role): Form[] => [
	{ asks: `${route} addAbsence`, path, by, form: '#addAbsence', values: away },
	{ asks: `${route} changeAbsence`, path, by, form: 'form[action*="changeAbsence"]', values: away },
	{ asks: `${route} removeAbsence`, path, by, form: 'form[action*="removeAbsence"]', cannotBeWrong: true }
];
const newcomer = { path: '/people?q=jaunpien%C4%81ksne', via: ['main a[href^="/people/0"] >> nth=0'] };

const people: Form[] = [
	{
		...{ asks: '/people/new create', path: '/people/new', form: '#create' },
		values: {
			name: 'Anna Jaunpienāksne',
			email: 'anna.jaunpienaksne@padome.example',
			title: 'Vecākā eksperte'
		}
	},
	{
		...{
			asks: '/people/[id]/edit save',
			...newcomer,
			via: [...newcomer.via, 'a[href$="/edit"]'],
			form: '#save'
		},
		values: { name: 'Anna Jaunpienāksne', phone: '67000000' }
	},
	...absences('/people/[id]', ({ person }) => `/people/${person}`, 'secretary'),
	...absences('/people/me', '/people/me', 'member'),
	{
		...{ asks: '/people/appoint appoint', form: '#appoint' },
		path: ({ person }) => `/people/appoint?person=${person}&body=autiska-spektra-traucejumi`,
		values: { postId: '+', kind: 'SUBSTITUTE', startDate: '01.03.2022.', basis: 'Vēstule Nr. 7' }
	},
	{
		...{ asks: '/people/memberships/[id] change', form: '#change' },
		path: ({ membership }) => `/people/memberships/${membership}`,
		values: { startDate: '02.01.2022.', basis: 'Vēstule Nr. 8' },
		cannotBeWrong: true
	},
	{
		...{
			asks: '/people/contact add',
			form: '#add',
			values: { institutionId: '+', startDate: '01.03.2022.' }
		},
		...{ path: ({ person }) => `/people/contact?person=${person}`, cannotBeWrong: true }
	},
	{
		...{
			asks: '/people/contacts/[id] change',
			path: ({ contact }) => `/people/contacts/${contact}`,
			form: '#change'
		},
		...{ values: { endDate: '01.12.2022.' }, cannotBeWrong: true }
	},
	{
		...{
			asks: '/people/replace review',
			path: ({ post }) => `/people/replace?post=${post}`,
			form: '#replace'
		},
		values: {
			...{ endDate: '24.03.2022.', endBasis: 'Vēstule Nr. 9', successor: 'NEW', name: 'Ilze Pēctece' },
			...{ email: 'ilze.pectece@padome.example', startDate: '25.03.2022.' }
		},
		stays: true
	},
	{ asks: '/people/replace replace', form: 'form[action*="/replace"]', cannotBeWrong: true },
	{
		...{
			asks: '/people/memberships/[id] end',
			path: '/people?q=pectece',
			via: [...newcomer.via, 'a[href*="/people/memberships/"] >> nth=0'],
			form: '#end'
		},
		values: { endDate: '25.03.2022.', endBasis: 'Vēstule Nr. 10' }
	},
	{
		...{ asks: '/people/import preview', path: '/people/import', form: '#preview', stays: true },
		values: { file: csv }
	},
	{ asks: '/people/import apply', form: 'form[action*="/apply"]', cannotBeWrong: true },
	{
		...{ asks: '/people/[id]/edit remove', ...newcomer, via: [...newcomer.via, 'a[href$="/edit"]'] },
		...{ form: '#remove', cannotBeWrong: true }
	},
	{
		...{ asks: '/people/[id]/pseudonymise pseudonymise', by: 'administrator', form: '#pseudonymise' },
		path: '/people?q=importeta',
		via: [...newcomer.via, 'a[href$="/pseudonymise"]'],
		values: { reason: 'Personas lūgums.', confirmed: 'on' }
	}
];

const account = ({ account: id }: Found) => `/accounts/${id}`;
const ofAccount = { path: account, by: 'administrator' } as const;

const accounts: Form[] = [
	{
		...{ asks: '/accounts/invite invite', path: '/accounts/invite', form: '#invite' },
		values: { email: 'jauns@padome.example', name: 'Jauns Lietotājs' }
	},
	{
		asks: '/accounts/invite-many inviteMany',
		path: '/accounts/invite-many',
		form: '#inviteMany',
		cannotBeWrong: true
	},
	{ asks: '/accounts/[id] change', ...ofAccount, form: '#change', values: { name: 'Cits vārds' } },
	{
		asks: '/accounts/[id] email',
		...ofAccount,
		form: '#email',
		values: { email: 'cita.adrese@padome.example' }
	},
	{
		asks: '/accounts/[id] role',
		...ofAccount,
		form: '#role',
		values: { role: 'ASSISTANT' },
		cannotBeWrong: true
	},
	{ asks: '/accounts/[id] inviteAgain', ...ofAccount, form: '#inviteAgain', cannotBeWrong: true },
	{ asks: '/accounts/[id] disable', ...ofAccount, form: '#disable', cannotBeWrong: true },
	{ asks: '/accounts/[id] enable', ...ofAccount, form: '#enable', cannotBeWrong: true },
	{
		...{
			asks: '/reminders/ladder preview',
			path: '/reminders/ladder',
			form: '#set',
			button: '[formaction*="/preview"]'
		},
		...{ values: { before: '10, 3', co: '7' }, stays: true }
	},
	{
		asks: '/reminders/ladder set',
		path: '/reminders/ladder',
		form: '#set',
		values: { before: '10, 3, 0', co: '7' }
	},
	{ asks: '/reminders/ladder drop', path: '/reminders/ladder', form: '#drop', cannotBeWrong: true },
	{
		...{
			asks: '/meetings/texts preview',
			path: '/meetings/texts',
			form: '#set',
			button: '[formaction*="/preview"]'
		},
		...{ values: { 'word-heard': 'ZIŅO' }, stays: true, cannotBeWrong: true }
	},
	// Sent empty it lacks dozens of words at once; what one word lacks is asked in the room's tests.
	{
		...{ asks: '/meetings/texts set', path: '/meetings/texts', form: '#set', cannotBeWrong: true },
		values: { 'word-heard': 'ZIŅO' }
	},
	{
		asks: '/reports/template replace',
		path: '/reports/template',
		form: '#replace',
		values: { files: slides }
	},
	{ asks: '/reports/template remove', path: '/reports/template', form: '#remove', cannotBeWrong: true },
	{
		...{
			asks: '/bodies/[slug]/ladder preview',
			path: `${group}/ladder`,
			form: '#set',
			button: '[formaction*="/preview"]'
		},
		...{ values: { before: '10, 3', co: '7' }, stays: true }
	},
	{
		asks: '/bodies/[slug]/ladder set',
		path: `${group}/ladder`,
		form: '#set',
		values: { before: '10, 3, 0', co: '7' }
	},
	{ asks: '/bodies/[slug]/ladder drop', path: `${group}/ladder`, form: '#drop', cannotBeWrong: true },
	{
		...{
			asks: '/tasks/[number]/ladder preview',
			path: '/tasks/12/ladder',
			form: '#set',
			button: '[formaction*="/preview"]'
		},
		...{ values: { before: '10, 3', co: '7' }, stays: true }
	},
	{
		asks: '/tasks/[number]/ladder set',
		path: '/tasks/12/ladder',
		form: '#set',
		values: { before: '10, 3, 0', co: '7' }
	},
	{ asks: '/tasks/[number]/ladder drop', path: '/tasks/12/ladder', form: '#drop', cannotBeWrong: true },
	{ asks: '/profile save', path: '/profile', form: '#save', values: { name: 'Sekretariāts' } },
	{ asks: '/profile email', path: '/profile', form: '#email', values: { email: 'cits@padome.example' } },
	{
		...{ asks: '/profile password', path: '/profile', form: '#password' },
		values: { password: 'septiņi zirgi pie upes' }
	},
	{
		...{ asks: '/profile reminders', path: '/profile', form: '#reminders' },
		values: { rhythm: 'MONDAYS' },
		cannotBeWrong: true
	},
	{
		...{ asks: '/profile/calendar make', path: '/profile/calendar', form: '#make' },
		...{ cannotBeWrong: true, stays: true }
	},
	{
		...{ asks: '/profile/calendar withdraw', path: '/profile/calendar', form: '#withdraw' },
		cannotBeWrong: true
	},
	{ asks: '/profile removePassword', path: '/profile', form: '#removePassword', cannotBeWrong: true },
	{
		...{ asks: '/redaction find', path: '/redaction', by: 'administrator', form: '#find', stays: true },
		values: { passage: 'Parauga kontaktpersona' }
	},
	{
		...{ asks: '/redaction redact', by: 'administrator', form: '#redact' },
		values: { reason: 'Bērna dati.', confirmed: 'on' },
		cannotBeWrong: true
	},
	{
		...{ asks: '/incoming/[id] file', path: ({ incoming }) => `/incoming/${incoming}`, form: '#file' },
		values: { number: '4', text: 'Ziņojums tiek saskaņots.' }
	},
	{
		...{ asks: '/incoming/[id] setAside', form: '#setAside', cannotBeWrong: true },
		path: ({ incomingOther }) => `/incoming/${incomingOther}`
	},
	{
		...{ asks: '/incoming/[id] putBack', form: '#putBack', cannotBeWrong: true },
		path: ({ incomingOther }) => `/incoming/${incomingOther}`
	},
	{ asks: '/outbox test', path: '/outbox', form: 'form[action="?/test"]', cannotBeWrong: true },
	{
		...{ asks: '/outbox pause', path: '/outbox', form: 'form[action="?/pause"]', cannotBeWrong: true },
		values: { why: 'Pārceļam pastu.' }
	},
	{ asks: '/outbox resume', path: '/outbox', form: 'form[action="?/resume"]', cannotBeWrong: true },
	{
		...{ asks: '/redaction/files/[id] takeAway', by: 'administrator', form: '#takeAway' },
		path: ({ file }) => `/redaction/files/${file}`,
		values: { reason: 'Bērna dati.', confirmed: 'on' }
	},
	{
		...{
			asks: '/sign-in/password default',
			path: '/sign-in/password',
			by: 'visitor',
			form: 'main form >> nth=0'
		},
		...{ values: { email: 'nezinams@padome.example', password: 'nepareiza parole' }, answer: 400 }
	},
	{
		...{ asks: '/sign-in default', path: '/sign-in', by: 'visitor', form: 'main form:has(#email) >> nth=0' },
		...{ values: { email: 'nezinams@padome.example' }, stays: true }
	},
	{
		...{ asks: '/sign-in/[token] default', by: 'visitor', form: 'main form', cannotBeWrong: true },
		path: ({ signIn }) => new URL(signIn['loceklis@padome.example']![3]!).pathname
	}
];

const published: Form[] = [
	{
		...{ asks: '/meetings/[id]/signed register', form: '#register', cannotBeWrong: true },
		path: ({ published: { changed } }) => `/meetings/${changed}/signed`,
		values: { docNumber: '1-5/12', fileIndex: '1-5' }
	},
	{
		...{ asks: '/meetings/[id]/signed withdraw', form: 'form[action*="/withdraw"]', cannotBeWrong: true },
		path: ({ published: { changed } }) => `/meetings/${changed}/signed`
	},
	{
		...{ asks: '/meetings/[id]/publishing publish', form: '#publish', cannotBeWrong: true },
		path: ({ published: { changed } }) => `/meetings/${changed}/publishing`,
		values: { what: 'ALL' }
	},
	{
		...{ asks: '/council/settings set', path: '/council/settings', form: '#set', cannotBeWrong: true },
		values: { isOn: 'on' }
	},
	// What is wrong with half an evaluation is asked in the room's tests: sent empty, a notice says nothing.
	{
		...{ asks: '/accessibility/edit set', path: '/accessibility/edit', form: '#set', by: 'administrator' },
		...{ values: { publisher: 'Labklājības ministrija', phone: '67021600' }, cannotBeWrong: true }
	},
	{
		...{ asks: '/privacy/edit set', path: '/privacy/edit', form: '#set', by: 'administrator' },
		...{ values: { controller: 'Labklājības ministrija' }, cannotBeWrong: true }
	}
];

const answers: Form[] = [
	{
		...{ asks: '/answer/[token] handOver', by: 'visitor', form: '#handOver' },
		path: ({ links }) => `${links.answer}?to=drafting`,
		values: { specialistName: 'Eva Parauga', specialistEmail: 'eva@padome.example', due: '28.03.2022.' }
	},
	{
		...{ asks: '/answer/[token] extend', by: 'visitor', form: '#extend' },
		path: ({ links }) => `${links.answer}?to=extension`,
		values: { due: '01.12.2022.', reason: 'Jāsaskaņo ar ministrijām.' }
	},
	{
		...{ asks: '/answer/[token] disclaim', by: 'visitor', form: '#disclaim' },
		path: ({ links }) => `${links.answer}?to=competence`,
		values: { institutionId: '+', text: 'Tas ir citas ministrijas jautājums.' }
	},
	{
		...{ asks: '/answers answer', path: '/answers', form: 'form[action*="/answer"]' },
		values: { text: 'Nolikums to uzdod Jums.' }
	},
	{
		...{ asks: '/answer/[token] report', by: 'visitor', form: '#report' },
		path: ({ links }) => links.answer,
		values: { status: '+', text: 'Izdarīts.', files: pdf }
	},
	{
		...{ asks: '/drafting/[token] save', by: 'visitor', form: '#draft', button: '[formaction*="/save"]' },
		...{ path: ({ links }) => links.drafting, values: { text: 'Sākts.' }, cannotBeWrong: true }
	},
	{
		...{ asks: '/drafting/[token] send', by: 'visitor', form: '#draft' },
		...{ path: ({ links }) => links.drafting, values: { text: 'Pabeigts.', files: newer } }
	},
	{
		...{ asks: '/tasks/[number]/hand-over handOver', by: 'member', form: '#handOver' },
		path: ({ links }) => links.handOver,
		values: { specialistName: 'Eva Parauga', specialistEmail: 'eva@padome.example', due: '28.03.2022.' }
	},
	{
		...{ asks: '/requests/[id]/answers/[answer] save', by: 'member', form: '#answer', cannotBeWrong: true },
		...{ path: ({ asked }) => asked.parts, button: '.row button.plain', values: { texts: 'Sākts.' } }
	},
	{
		...{ asks: '/requests/[id]/answers/[answer] send', by: 'member', form: '#answer' },
		...{ path: ({ asked }) => asked.round, button: '[formaction*="/send"]' },
		values: { texts: 'Atvērta Bērna māja.', files: pdf }
	},
	{
		...{ asks: '/requests/[id]/answers/[answer] sendAll', by: 'member', form: '#sendAll' },
		...{ path: ({ asked }) => asked.ready, cannotBeWrong: true }
	},
	{
		...{ asks: '/requests/[id]/answers/[answer] handOver', by: 'member', form: '#handOver' },
		path: ({ asked }) => `${asked.sent}?to=drafting`,
		values: { specialistName: 'Eva Parauga', specialistEmail: 'eva.parauga@padome.example' }
	},
	{
		...{ asks: '/requests/[id]/answers/[answer] returnDraft', by: 'member', form: '#returnDraft' },
		...{ path: ({ asked }) => asked.returned, values: { note: 'Trūkst summas.' } }
	},
	{
		...{ asks: '/requests/[id]/answers/[answer] withdrawDraft', by: 'member', form: '#withdrawDraft' },
		...{ path: ({ asked }) => asked.returned, cannotBeWrong: true }
	},
	{
		...{ asks: '/answer/[token] save', by: 'visitor', form: '#answer', cannotBeWrong: true },
		...{ path: ({ asked }) => asked.answer, button: '.row button.plain', values: { texts: 'Sākts.' } }
	},
	{
		...{ asks: '/answer/[token] send', by: 'visitor', form: '#answer', button: '[formaction*="/send"]' },
		...{ path: ({ asked }) => asked.answer, values: { texts: 'Izdarīts.' } }
	},
	{
		...{ asks: '/answer/[token] sendAll', by: 'visitor', form: '#sendAll', cannotBeWrong: true },
		path: ({ asked }) => asked.answerReady
	},
	{
		...{ asks: '/drafts/[id] returnDraft', by: 'member', form: '#returnDraft' },
		...{ path: ({ links }) => `/drafts/${links.drafts[0]}`, values: { note: 'Trūkst summas.' } }
	},
	{
		...{ asks: '/drafts/[id] withdrawDraft', by: 'member', form: '#withdrawDraft', cannotBeWrong: true },
		path: ({ links }) => `/drafts/${links.drafts[0]}`
	},
	{
		...{ asks: '/answer/[token] returnDraft', by: 'visitor', form: '#returnDraft' },
		path: ({ links }) => `${links.answerDraft}?to=draft&draft=${links.drafts[1]}`,
		values: { note: 'Trūkst pielikuma.' }
	},
	{
		...{ asks: '/answer/[token] withdrawDraft', by: 'visitor', form: '#withdrawDraft', cannotBeWrong: true },
		path: ({ links }) => `${links.answerDraft}?to=draft&draft=${links.drafts[1]}`
	},
	{
		...{ asks: '/answer/[token] confirmDraft', by: 'visitor', form: '#confirmDraft' },
		path: ({ links }) => `${links.answerDraft}?to=draft&draft=${links.drafts[2]}`,
		values: { text: 'Projekts ir saskaņots un iesniegts.' }
	}
];

/** Minutes and their decisions, each form with one of its own. */
const minutes: Form[] = [
	{
		...{
			asks: '/meetings/[id]/minutes decide',
			form: '[action*="/decide"]',
			values: { text: 'Turpināt darbu.' }
		},
		path: ({ minutes }) => `/meetings/${minutes.meeting}/minutes`
	},
	{
		...{
			asks: '/meetings/[id]/minutes outcome',
			form: '[action*="/outcome"]',
			values: { outcome: '+' },
			cannotBeWrong: true
		},
		path: ({ minutes }) => `/meetings/${minutes.meeting}/minutes`
	},
	{
		...{
			asks: '/meetings/[id]/decisions/[decision] makeTask',
			form: '#makeTask',
			values: { title: 'Izstrādāt vadlīnijas', due: '30.06.2022.' }
		},
		path: ({ minutes }) => `/meetings/${minutes.meeting}/decisions/${minutes.decisions[1]}`
	},
	{
		...{
			asks: '/meetings/[id]/decisions/[decision] edit',
			form: '#edit',
			values: { text: 'Atbalstīt mācības.' }
		},
		path: ({ minutes }) => `/meetings/${minutes.meeting}/decisions/${minutes.decisions[2]}`
	},
	{
		...{
			asks: '/meetings/[id]/decisions/[decision] vote',
			form: '#vote',
			values: { votesFor: '5' },
			cannotBeWrong: true
		},
		path: ({ minutes }) => `/meetings/${minutes.meeting}/decisions/${minutes.decisions[2]}`
	},
	{
		...{
			asks: '/meetings/[id]/decisions/[decision] settle',
			form: '#settle',
			values: { asksNothing: 'on' },
			cannotBeWrong: true
		},
		path: ({ minutes }) => `/meetings/${minutes.meeting}/decisions/${minutes.decisions[0]}`
	},
	{
		...{
			asks: '/meetings/[id]/decisions/[decision] move',
			form: '#move',
			values: { to: '+' },
			cannotBeWrong: true
		},
		path: ({ minutes }) => `/meetings/${minutes.meeting}/decisions/${minutes.decisions[4]}`
	},
	{
		...{
			asks: '/meetings/[id]/decisions/[decision] registerDissent',
			form: '#registerDissent',
			values: { postId: '+', on: '25.03.2022.', text: 'Neatbalstu: trūkst finansējuma.' }
		},
		path: ({ minutes }) => `/meetings/${minutes.meeting}/decisions/${minutes.decisions[3]}`
	},
	{
		...{
			asks: '/meetings/[id]/decisions/[decision] withdrawDissent',
			form: '[action*="/withdrawDissent"]',
			cannotBeWrong: true
		},
		path: ({ minutes }) => `/meetings/${minutes.meeting}/decisions/${minutes.decisions[3]}`
	},
	{
		...{ asks: '/meetings/[id]/decisions/[decision] remove', form: '#remove', cannotBeWrong: true },
		path: ({ minutes }) => `/meetings/${minutes.meeting}/decisions/${minutes.decisions[5]}`
	}
];

const calendar: Form[] = [
	{
		...{ asks: '/working-calendar know', path: '/working-calendar?form=know&year=2027', form: '#know' },
		values: { source: 'MK rīkojums Nr. 1' }
	},
	{
		...{ asks: '/working-calendar moved', path: '/working-calendar?form=moved', form: '#moved' },
		values: { off: '03.05.2027.', worked: '08.05.2027.', source: 'MK rīkojums Nr. 1' }
	},
	{
		...{ asks: '/working-calendar given', path: '/working-calendar?form=given', form: '#given' },
		values: { date: '01.09.2027.', name: 'Vienreizēja brīvdiena', source: 'Likums' }
	},
	{
		...{ asks: '/working-calendar remove', form: '#remove', cannotBeWrong: true },
		path: '/working-calendar?form=remove&day=2027-05-03'
	},
	{
		...{ asks: '/working-calendar forget', form: '#forget', cannotBeWrong: true },
		path: '/working-calendar?form=forget&year=2027'
	},
	{
		asks: '/working-calendar postponing',
		path: '/working-calendar',
		form: '#postponing',
		cannotBeWrong: true
	}
];

const sitting = ({ meeting }: Found) => `/meetings/${meeting}/attendance`;

const planned = (path: string) => (found: Found) => `/meetings/${found.planned.meeting}${path}`;
const item = (index: number) => (found: Found) => planned(`/items/${found.planned.items[index]}`)(found);
const paper = (found: Found) => planned(`/documents/${found.planned.paper}`)(found);

/** The same answer to every day that is asked about. */
const everyDay =
	(answer: string) =>
	({ polled: { days } }: Found) =>
		Object.fromEntries(days.map((id) => [`day:${id}`, answer]));
const twoDays = {
	...{ date1: '12.04.2022.', startTime1: '10.00', date2: '16.04.2022.', startTime2: '14.00' },
	answerBy: '01.04.2022.'
};
const asking = ({ polled }: Found) => `/meetings/${polled.undated}/dates/ask`;
const written = (which: 'prepared' | 'asked' | 'objected' | 'answered') => (found: Found) =>
	`/meetings/${found.written[which]}/written`;
const inWriting: Form[] = [
	{
		...{ asks: '/meetings/[id]/written ask', path: written('prepared'), form: '#ask' },
		values: { answerBy: '01.04.2022.' }
	},
	{
		...{ asks: '/meetings/[id]/written remind', path: written('asked'), form: '#remind' },
		cannotBeWrong: true
	},
	{
		...{ asks: '/meetings/[id]/written register', path: written('asked'), form: '#register' },
		values: { postId: '+', itemId: '+', answer: 'FOR' }
	},
	{
		...{ asks: '/meetings/[id]/written end', path: written('answered'), form: '#end' },
		cannotBeWrong: true
	},
	{
		...{ asks: '/meetings/[id]/written turn', path: written('objected'), form: '#turn' },
		cannotBeWrong: true
	},
	{
		...{ asks: '/answer/[token] answerWritten', path: ({ written: of }) => of.answer, by: 'visitor' },
		...{ form: 'form[id^="answer-"]', values: { answer: 'FOR', text: 'Piekrītu.' }, cannotBeWrong: true }
	}
];
const rounds: Form[] = [
	{
		...{ asks: '/rounds/new start', path: '/rounds/new?body=barintiesu-darbs', form: '#start' },
		// Sent empty, the template lost the titles of its fields.
		values: { title: 'Kas jauns?', due: '08.04.2022.', bodies: 'on', fieldTitle: 'Kas noticis' }
	},
	{
		...{ asks: '/rounds/[id] describe', path: ({ rounds: of }) => `/rounds/${of.asked}`, form: '#describe' },
		values: { title: 'Kas jauns ārpusģimenes aprūpē šogad?', introduction: 'Ievads.' }
	},
	{
		...{ asks: '/rounds/[id] compile', path: ({ rounds: of }) => `/rounds/${of.asked}`, form: '#compile' },
		cannotBeWrong: true
	},
	{
		...{ asks: '/rounds/[id] arrange', path: ({ rounds: of }) => `/rounds/${of.asked}`, form: '#arrange' },
		...{ values: { places: '2' }, cannotBeWrong: true }
	},
	{
		...{ asks: '/rounds/[id] publish', path: ({ rounds: of }) => `/rounds/${of.compiled}`, form: '#publish' },
		cannotBeWrong: true
	},
	{
		...{
			asks: '/rounds/[id]/send send',
			path: ({ rounds: of }) => `/rounds/${of.compiled}/send`,
			form: '#send'
		},
		cannotBeWrong: true
	}
];
const measure = (at: number) => (found: Found) =>
	`/programmes/${found.programmes.programme}/measures/${found.programmes.measures[at]}/edit`;
const inProgramme = (page: string) => (found: Found) => `/programmes/${found.programmes.programme}/${page}`;
const told = ({ programmes: { year } }: Found) => `/programmes/${year.id}/measures/${year.measureId}`;
const pasted = '4.1.\tSemināri\tLM\t12 000\n4.2.\tMācības\tLM\t10 000';
const programmes: Form[] = [
	{
		...{ asks: '/programmes/new register', path: '/programmes/new', form: '#register' },
		// Sent empty, it lost the year and the title that it offers.
		values: { year: '2023', title: 'Valsts programma 2023. gadam', statedTotal: '10 239 euro' }
	},
	{
		...{ asks: '/programmes/[id]/edit edit', path: inProgramme('edit'), form: '#edit' },
		values: { year: '2022', title: 'Valsts programma 2022. gadam', order: '12' }
	},
	{
		...{ asks: '/programmes/[id]/chapters/new add', path: inProgramme('chapters/new'), form: '#add' },
		values: { number: '5.', title: 'Dati' }
	},
	{
		...{
			asks: '/programmes/[id]/chapters/[chapter] edit',
			path: ({ programmes: { programme, empty } }) => `/programmes/${programme}/chapters/${empty}`
		},
		...{ form: '#edit', values: { number: '3.', title: 'Pētījumi un dati' } }
	},
	{
		...{
			asks: '/programmes/[id]/chapters/[chapter] remove',
			path: ({ programmes: { programme, empty } }) => `/programmes/${programme}/chapters/${empty}`
		},
		...{ form: '#remove', cannotBeWrong: true }
	},
	...(['count', 'rows'] as const).flatMap((action): Form[] => [
		{
			...{ asks: `/programmes/[id]/measures/new ${action}`, path: inProgramme('measures/new'), form: '#add' },
			...{ button: `[formaction*="/${action}"]`, cannotBeWrong: true, stays: true }
		},
		{
			...{ asks: `/programmes/[id]/measures/[measure]/edit ${action}`, path: measure(0), form: '#edit' },
			...{ button: `[formaction*="/${action}"]`, cannotBeWrong: true, stays: true }
		}
	]),
	{
		...{ asks: '/programmes/[id]/measures/new add', path: inProgramme('measures/new'), form: '#add' },
		...{ button: '.row > .btn:not([formaction])', values: { number: '2.1.3.', title: 'Kampaņa' } }
	},
	{
		...{ asks: '/programmes/[id]/measures/[measure]/edit edit', path: measure(0), form: '#edit' },
		button: '.row > .btn:not([formaction])',
		values: { number: '2.1.1.', title: 'Video stāsti bāreņiem', funding: '20 000 euro' }
	},
	{
		...{ asks: '/programmes/[id]/measures/[measure]/edit move', path: measure(1), form: '#move' },
		...{ values: { number: '3.1.' }, cannotBeWrong: true }
	},
	{
		...{ asks: '/programmes/[id]/measures/[measure]/edit remove', path: measure(2), form: '#remove' },
		cannotBeWrong: true
	},
	{
		...{ asks: '/programmes/[id]/measures/[measure] tell', path: told, form: '#tell' },
		values: { spent: '11 000', text: 'Vēl viens.' }
	},
	{
		...{ asks: '/programmes/[id]/measures/[measure] explain', path: told, form: '#explain' },
		...{ values: { shortfall: 'Pārējos filmēs vēlāk.' }, cannotBeWrong: true }
	},
	{
		...{ asks: '/programmes/[id]/measures/[measure] tie', path: told, form: '#tie' },
		values: { number: '1' }
	},
	{
		...{ asks: '/programmes/[id]/measures/[measure] untie', path: told, form: '[action="?/untie"]' },
		...{ button: 'button', cannotBeWrong: true as const }
	},
	{
		...{
			asks: '/programmes/[id]/measures/[measure]/withdraw withdraw',
			path: ({ programmes: { year } }) =>
				`/programmes/${year.id}/measures/${year.measureId}/withdraw?entry=${year.entryId}`
		},
		...{ form: '#withdraw', values: { reason: 'Skaitīts divreiz.' } }
	},
	{
		asks: '/programmes/[id]/state step',
		path: ({ programmes: { year } }) => `/programmes/${year.id}/state`,
		...{ form: '#step-close', cannotBeWrong: true }
	},
	{
		asks: '/programmes/[id] step',
		path: ({ programmes: { sample } }) => `/programmes/${sample}`,
		...{ form: '#step-begin', cannotBeWrong: true }
	},
	{
		...{ asks: '/programmes/[id]/measures/paste look', path: inProgramme('measures/paste'), form: '#paste' },
		...{ values: { table: pasted }, stays: true }
	},
	{
		...{ asks: '/programmes/[id]/measures/paste paste', form: '#paste', button: '[formaction*="/paste"]' },
		cannotBeWrong: true
	}
];
const municipalities: Form[] = [
	{
		...{ asks: '/municipalities load', path: '/municipalities', form: '#load', cannotBeWrong: true }
	},
	{
		...{ asks: '/municipalities/guide start', path: '/municipalities/guide', form: '#start' },
		values: { institutionId: '+', title: 'Programma 2023.–2025. gadam' }
	},
	{
		...{ asks: '/municipalities/guide/[id]/[part] save', form: '#save' },
		...{
			path: ({ guide }) => `/municipalities/guide/${guide}/goal`,
			values: { title: 'Programma', goal: 'Droša vide.' }
		}
	},
	{
		...{ asks: '/municipalities/guide/[id]/[part] save', form: '#save', cannotBeWrong: true },
		path: ({ guide }) => `/municipalities/guide/${guide}/plan`,
		...{ values: { who: 'Būvvalde' }, button: '[formaction*="next"]' }
	},
	{
		...{ asks: '/municipalities/surveys/new start', path: '/municipalities/surveys/new', form: '#start' },
		values: { year: '2023', title: 'Bērnu tiesību programmas', asOf: '25.03.2022.', due: '29.04.2022.' }
	},
	{
		...{ asks: '/municipalities/surveys/[year] describe', form: '#describe' },
		path: ({ surveys }) => `/municipalities/surveys/${surveys.year}`,
		values: { title: 'Bērnu tiesību programmas novados un valstspilsētās' }
	},
	{
		...{ asks: '/municipalities/practices/new add', path: '/municipalities/practices/new', form: '#add' },
		values: { area: '+', text: 'Bezmaksas nometnes visiem bērniem.', link: 'www.novads.lv' }
	},
	{
		asks: '/municipalities/practices/[id] change',
		...{ path: ({ findings }) => `/municipalities/practices/${findings.practiceId}`, form: '#change' },
		values: { area: '+', text: 'Skolas ir pielāgotas visiem.', link: 'www.novads.lv/skolas' }
	},
	{
		...{ asks: '/municipalities/surveys/[year]/findings conclude', cannotBeWrong: true },
		...{ path: '/municipalities/surveys/2021/findings', form: '#conclude' },
		values: { conclusions: 'Vairumā pašvaldību programmas vēl nav.' }
	},
	{
		asks: '/municipalities/surveys/[year]/findings publish',
		...{ path: '/municipalities/surveys/2021/findings', form: '#publish', cannotBeWrong: true }
	}
];
const board = (which: 'prepared' | 'asked' | 'closed' | 'simple') => (found: Found) =>
	`/requests/${found.asking[which]}`;
const reviewed = (which: 'sent' | 'accepted' | 'owed') => (found: Found) =>
	`/requests/${found.asking.asked}?answer=${found.asking[which]}`;
const requests: Form[] = [
	{
		...{ asks: '/requests/[id] add', path: board('prepared'), form: '#add' },
		values: { postId: '+' }
	},
	{
		...{
			asks: '/requests/[id]/edit save',
			path: (found) => `${board('prepared')(found)}/edit`,
			form: '#save'
		},
		// Sent empty, the headings were lost.
		values: { title: 'Starpziņojums', due: '01.04.2022.', fieldTitles: 'Paveiktais' }
	},
	{ ...{ asks: '/requests/[id] ask', path: board('prepared'), form: '#ask' }, cannotBeWrong: true },
	{ ...{ asks: '/requests/[id] remind', path: board('asked'), form: '#remind' }, cannotBeWrong: true },
	{
		...{ asks: '/requests/[id] giveBack', path: reviewed('sent'), form: '#giveBack-one' },
		values: { question: 'Par kuru gadu?' }
	},
	{
		...{ asks: '/requests/[id] reopen', path: reviewed('accepted'), form: '#reopen-one' },
		cannotBeWrong: true
	},
	{
		...{ asks: '/requests/[id] accept', path: reviewed('accepted'), form: '#accept-one' },
		cannotBeWrong: true
	},
	{
		...{ asks: '/requests/[id] withdraw', path: reviewed('owed'), form: '#withdraw-one' },
		values: { reason: 'Nav to kompetencē.' }
	},
	{
		...{ asks: '/requests/[id] moveDue', path: board('asked'), form: '#moveDue' },
		values: { due: '11.04.2022.' }
	},
	{
		...{ asks: '/requests/[id]/letters/new read', path: (found) => `${board('asked')(found)}/letters/new` },
		form: '#read',
		values: { who: '+' }
	},
	{
		...{ asks: '/requests/[id]/letters/new again', form: '#register', stays: true },
		path: (found) => `${board('asked')(found)}/letters/new?${found.asking.openLetter}`,
		...{ button: '[formaction*="/again"]', cannotBeWrong: true }
	},
	{
		...{ asks: '/requests/[id]/letters/new register', form: '#register', button: '.row > button' },
		path: (found) => `${board('asked')(found)}/letters/new?${found.asking.openLetter}`,
		values: { date: '01.03.2022.', receivedOn: '02.03.2022.', texts: 'Izdarīts.' }
	},
	{ ...{ asks: '/requests/[id] close', path: board('simple'), form: '#close' }, cannotBeWrong: true },
	{ ...{ asks: '/requests/[id] open', path: board('simple'), form: '#open' }, cannotBeWrong: true }
];
const asked = ({ polled }: Found) => `/meetings/${polled.asked}/dates`;

const meetings: Form[] = [
	{
		...{ asks: '/meetings/new check', path: '/meetings/new?body=barintiesu-darbs', form: '#plan' },
		...{ button: '[formaction*="/check"]', cannotBeWrong: true, stays: true },
		values: { date: '30.04.2022.', startTime: '10.00' }
	},
	{
		// Without a day it is no mistake: dates are asked about first.
		...{ asks: '/meetings/new plan', path: '/meetings/new?body=barintiesu-darbs', form: '#plan' },
		// Before its day is agreed on, a meeting has none.
		cannotBeWrong: true,
		values: { date: '28.04.2022.', startTime: '10.00', endTime: '12.00', place: 'Skolas iela 28, Rīga' }
	},
	{
		...{ asks: '/meetings/[id]/edit check', path: planned('/edit'), form: '#edit', stays: true },
		...{ button: '[formaction*="/check"]', cannotBeWrong: true, values: { date: '30.04.2022.' } }
	},
	{
		...{ asks: '/meetings/[id]/edit edit', path: planned('/edit'), form: '#edit', cannotBeWrong: true },
		values: { place: 'Rīgas dome', number: '3' }
	},
	{
		...{ asks: '/meetings/[id]/items/new add', path: planned('/items/new'), form: '#add' },
		values: { title: 'Nākamā sēde', minutesPlanned: '5' }
	},
	{
		...{ asks: '/meetings/[id] move', path: planned(''), form: 'form[action="?/move"] >> nth=0' },
		...{ button: '[name="to"]', cannotBeWrong: true, isInPlace: true }
	},
	{
		...{ asks: '/meetings/[id]/items/[item] edit', path: item(0), form: '#edit' },
		values: { title: 'Bāriņtiesu noslodze 2022. gadā' }
	},
	{
		...{ asks: '/meetings/[id]/items/[item] outcome', path: item(1), form: '#outcome', cannotBeWrong: true },
		values: { outcome: 'POSTPONED' }
	},
	{
		...{ asks: '/meetings/[id]/items/[item] remove', path: item(2), form: '#remove', cannotBeWrong: true }
	},
	{
		...{ asks: '/meetings/[id]/documents/new leave', path: planned('/documents/new'), form: '#leave' },
		values: { title: 'Atzinums', files: pdf }
	},
	{
		...{ asks: '/meetings/[id]/documents/[document] describe', path: paper, form: '#describe' },
		values: { title: 'Bāriņtiesu likuma grozījumi' }
	},
	{
		...{ asks: '/meetings/[id]/documents/[document] replace', path: paper, form: '#replace' },
		...{ values: { files: newer }, cannotBeWrong: true }
	},
	{
		...{ asks: '/meetings/[id]/documents/[document] withdraw', path: paper, form: '#withdraw' },
		values: { reason: 'Pievienots kļūdas dēļ.' }
	},
	{
		...{ asks: '/meetings/[id]/offers take', path: planned('/offers'), form: '#take' },
		values: { offers: 'on' }
	},
	{
		...{ asks: '/tasks/[number]/lay lay', path: '/tasks/13/lay', form: '#lay', by: 'chair' },
		values: { text: 'Kārtība ir izstrādāta.' }
	},
	{
		...{ asks: '/tasks/[number]/lay withdraw', path: '/tasks/13/lay', form: '#withdraw', by: 'chair' },
		values: { reason: 'Vēl jāsaskaņo.' }
	},
	{
		...{ asks: '/meetings/[id]/cancel cancel', path: planned('/cancel'), form: '#cancel' },
		values: { reason: 'Nav kvoruma.' }
	},
	{
		...{ asks: '/meetings/[id]/dates/ask check', path: asking, form: '#ask', stays: true },
		button: '[formaction*="/check"]',
		values: twoDays
	},
	{
		...{ asks: '/meetings/[id]/dates/ask ask', path: asking, form: '#ask' },
		values: twoDays
	},
	// Before everybody with an address has answered.
	{ ...{ asks: '/meetings/[id]/dates remind', path: asked, form: '#remind' }, cannotBeWrong: true },
	{
		...{ asks: '/answer/[token] vote', path: ({ polled }) => polled.answer, by: 'visitor' },
		...{ form: 'form[id^="vote-"]', values: everyDay('YES') }
	},
	{
		...{ asks: '/meetings/[id]/dates register', path: asked, form: '#register' },
		values: (found) => ({ postId: '+', ...everyDay('NO')(found) })
	},
	{
		...{ asks: '/meetings/[id]/dates choose', path: asked, form: 'form[action*="/choose"]' },
		cannotBeWrong: true
	},
	{
		asks: '/meetings/[id]/invitation send',
		path: ({ called }) => `/meetings/${called}/invitation`,
		...{ form: '#send', cannotBeWrong: true }
	},
	// Before everybody with an address has answered.
	{
		...{ asks: '/meetings/[id]/replies remind', path: ({ called }) => `/meetings/${called}/replies` },
		...{ form: '#remind', cannotBeWrong: true }
	},
	{
		...{ asks: '/answer/[token] reply', path: ({ calledAnswer }) => calledAnswer, by: 'visitor' },
		...{ form: 'form[id^="reply-"]', values: { answer: 'COMING', note: 'Kavēšos.' }, cannotBeWrong: true }
	},
	{
		...{ asks: '/meetings/[id]/replies register', path: ({ called }) => `/meetings/${called}/replies` },
		...{ form: '#register', values: { postId: '+', answer: 'NOT_COMING' } }
	},
	{
		...{ asks: '/bodies/[slug]/plan/[year] add', path: `${group}/plan/2024`, form: '#add' },
		values: { theme: 'Bāriņtiesu noslodze', quarter: '2', ownerText: 'A. Paraudziņa' }
	},
	{
		...{ asks: '/bodies/[slug]/plan/[year] add', path: `${group}/plan/2024`, form: '#add' },
		values: { theme: 'Mācību programma', quarter: '2' }
	},
	{
		...{ asks: '/bodies/[slug]/plan/[year] move', path: `${group}/plan/2024` },
		...{ form: 'form[action="?/move"]', button: '[name="to"]', cannotBeWrong: true }
	},
	{
		...{ asks: '/bodies/[slug]/plan/[year]/items/[item] edit', path: `${group}/plan/2024` },
		...{ via: ['a[href*="/items/"]'], form: '#edit', values: { theme: 'Mācību programma un semināri' } }
	},
	{
		...{ asks: '/bodies/[slug]/plan/[year]/items/[item] remove', path: `${group}/plan/2024` },
		...{ via: ['a[href*="/items/"]'], form: '#remove', cannotBeWrong: true }
	},
	{
		...{ asks: '/bodies/[slug]/plan/[year] approve', path: `${group}/plan/2024`, form: '#approve' },
		values: { approvedOn: '24.03.2022.', decision: 'prot. Nr. 1 3. §' }
	},
	{
		...{ asks: '/bodies/[slug]/plan/[year] reopen', path: `${group}/plan/2024`, form: '#reopen' },
		values: { reason: 'Jauns uzdevums.' }
	},
	{
		...{ asks: '/bodies/[slug]/rules preview', path: `${group}/rules`, form: '#save', stays: true },
		...{ button: '[formaction*="/preview"]', values: { invitedDays: '12', papersDays: '6' } }
	},
	{
		...{ asks: '/bodies/[slug]/rules save', path: `${group}/rules`, form: '#save' },
		values: { share: '2/3', invitedDays: '12', papersDays: '6' }
	},
	{
		...{ asks: '/meetings/[id]/attendance save', path: sitting, form: '#save', button: '[name=fill]' },
		cannotBeWrong: true
	},
	{
		...{ asks: '/meetings/[id]/attendance addGuest', path: sitting, form: '#addGuest' },
		values: { name: 'Pieaicinātā Persona', institution: 'Saeima' }
	},
	{
		...{ asks: '/meetings/[id]/attendance editGuest', path: sitting, form: 'form[id^="guest-"]' },
		values: { name: 'Pieaicinātā Eksperte' }
	},
	{
		...{ asks: '/meetings/[id]/attendance removeGuest', path: sitting, form: 'form[id^="guest-"]' },
		...{ button: '[formaction*="/removeGuest"]', cannotBeWrong: true }
	},
	{
		...{ asks: '/meetings/[id]/attendance times', path: sitting, form: '#times', cannotBeWrong: true },
		values: { openedTime: '10.05' }
	},
	{
		...{ asks: '/meetings/[id]/attendance hold', path: sitting, form: '#times' },
		...{ button: '[formaction*="/hold"]', values: { closedTime: '11.50', anyway: 'on' } }
	}
];

/** Every form of the portal, room by room, in an order in which each finds what it needs. */
const agreedOn = ({ agreed }: Found) => `/meetings/${agreed.held}/agreement`;
const says: Form = {
	...{ asks: '/meetings/[id]/agreement/[version] comment', form: '#comment' },
	path: (of) => `${agreedOn(of)}/1?comment=`,
	values: { text: 'Precizēt.' }
};

const moved = { what: 'REPORT', to: '10.06.2022.' };
const counted = { ANSWERS: '11', DRAFT: '8', COORDINATION: '5', SIGNATURE: '3', SENDING: '1' };

/** A resolution and all that is done about it. */
const resolutions: Form[] = [
	{
		...{
			asks: '/resolutions/new check',
			path: '/resolutions/new',
			form: '#register',
			button: '[formaction*="/check"]'
		},
		values: {
			number: '22/1-9',
			issuer: 'Ministru prezidents',
			subject: 'Par kaut ko',
			interim: '30.06.2022.'
		},
		stays: true
	},
	{
		...{
			asks: '/resolutions/new register',
			path: '/resolutions/new',
			form: '#register',
			button: '.row > .btn'
		},
		values: {
			number: '22/1-9',
			issuer: 'Ministru prezidents',
			subject: 'Par kaut ko',
			interim: '30.06.2022.'
		}
	},
	...resolutionForms([
		['ask', '', '[action*="/ask"]', {}],
		['done', '', '[action*="/done"]', {}],
		['withdrawExtension', '', '[action*="/withdrawExtension"]', {}]
	]),
	// Splitting reads the text that the edited one says no more.
	{
		...{ asks: '/resolutions/[id]/split take', form: '#take', cannotBeWrong: true, values: { offers: 'on' } },
		path: ({ resolutions: { open } }) => `/resolutions/${open}/split`
	},
	{
		...{ asks: '/resolutions/[id]/edit edit', form: '#edit' },
		values: { number: '22/1-4', issuer: 'Ministru prezidents', subject: 'Par riskiem' },
		path: ({ resolutions: { open } }) => `/resolutions/${open}/edit`
	},
	{
		...{ asks: '/resolutions/[id]/documents add', form: '#add', values: { files: pdf } },
		path: ({ resolutions: { open } }) => `/resolutions/${open}/documents`
	},
	{
		...{
			asks: '/resolutions/[id]/documents withdraw',
			form: '[action*="/withdraw"]',
			values: { reason: 'Kļūda.' }
		},
		path: ({ resolutions: { open } }) => `/resolutions/${open}/documents`
	},
	{
		...{ asks: '/resolutions/[id]/points/new rows', form: '#add', button: '[formaction*="/rows"]' },
		...{
			path: ({ resolutions: { open } }) => `/resolutions/${open}/points/new`,
			cannotBeWrong: true,
			stays: true
		}
	},
	{
		...{ asks: '/resolutions/[id]/points/new add', form: '#add', button: '.row > .btn' },
		...{
			path: ({ resolutions: { open } }) => `/resolutions/${open}/points/new`,
			values: { text: 'Sagatavot.' }
		}
	},
	...pointForms([
		['rows', '#edit', 2, { cannotBeWrong: true, stays: true, button: '[formaction*="/rows"]' }],
		['edit', '#edit', 2, { values: { text: 'Izvērtēt visus riskus.' }, button: '.row > .btn' }],
		['move', '#move', 2, { values: { to: '+' }, cannotBeWrong: true }],
		['makeTask', '#makeTask', 1, { values: { title: 'Apzināt gadījumus' } }],
		['untie', '[action*="/untie"]', 0, { cannotBeWrong: true, button: 'button' }],
		['tie', '[action*="/tie"]', 2, { cannotBeWrong: true }],
		['end', '#end', 2, { values: { endedOn: '25.03.2022.', decision: 'vēstule' } }],
		['reopen', '#reopen', 3, { cannotBeWrong: true }],
		['remove', '#remove', 4, { cannotBeWrong: true }]
	]),
	{
		...{ asks: '/resolutions/[id]/reports/new add', form: '#add', values: { due: '30.08.2022.' } },
		path: ({ resolutions: { open } }) => `/resolutions/${open}/reports/new`
	},
	...dayForms([
		['look', '#move', { values: moved, button: '[formaction*="/look"]', stays: true }],
		['move', '#move', { values: moved, button: '.row > .btn.plain' }],
		['lookRecount', '#recount', { values: counted, button: '[formaction*="/lookRecount"]', stays: true }],
		['recount', '#recount', { values: counted, button: '.row > .btn.plain' }],
		['template', '#template', { cannotBeWrong: true }],
		['rename', '#rename', { values: { title: 'Starpziņojums par riskiem' } }]
	]),
	{
		...{ asks: '/resolutions/[id]/extend extend', form: '#extend' },
		path: ({ resolutions: { open, report } }) => `/resolutions/${open}/extend?report=${report}`,
		values: { toDue: '30.06.2022.', decision: 'MP vēstule Nr. 7' }
	},
	{
		...{ asks: '/resolutions/[id]/close reopen', form: '#reopen', values: { reason: 'Nav viss izdarīts.' } },
		path: ({ resolutions: { closed } }) => `/resolutions/${closed}/close`
	},
	{
		...{ asks: '/resolutions/[id]/close close', form: '#close' },
		path: ({ resolutions: { closed } }) => `/resolutions/${closed}/close`,
		values: { closedOn: '25.03.2022.', decision: 'MP vēstule Nr. 8' }
	}
];

type More = Partial<Form>;

function resolutionForms(all: readonly (readonly [string, string, string, More])[]): Form[] {
	return all.map(([action, page, form, more]) => ({
		...{ asks: `/resolutions/[id]${page} ${action}`, form, button: 'button', cannotBeWrong: true },
		...{ path: ({ resolutions: { open } }: Found) => `/resolutions/${open}${page}`, ...more }
	}));
}

function pointForms(all: readonly (readonly [string, string, number, More])[]): Form[] {
	return all.map(([action, form, at, more]) => ({
		...{ asks: `/resolutions/[id]/points/[point] ${action}`, form, ...more },
		path: ({ resolutions: { open, points } }: Found) =>
			`/resolutions/${open}/points/${points[at]}${action === 'tie' ? '?q=13' : ''}`
	}));
}

function dayForms(all: readonly (readonly [string, string, More])[]): Form[] {
	return all.map(([action, form, more]) => ({
		...{ asks: `/resolutions/[id]/reports/[report] ${action}`, form, ...more },
		path: ({ resolutions: { open, report } }: Found) => `/resolutions/${open}/reports/${report}`
	}));
}

/** Minutes go their way: sent out, commented on, answered, approved, corrected. */
const agreement: Form[] = [
	{
		...{ asks: '/meetings/[id]/agreement/circulate circulate', form: '#circulate' },
		...{ path: (of) => `${agreedOn(of)}/circulate`, values: { commentsUntil: '01.04.2022.' } }
	},
	says,
	{
		...{
			asks: '/meetings/[id]/agreement/[version] withdraw',
			form: 'form[action*="/withdraw"]',
			button: 'button'
		},
		cannotBeWrong: true
	},
	says,
	{
		...{
			asks: '/meetings/[id]/agreement withdraw',
			form: 'form[action*="/withdraw"]',
			button: 'button',
			path: agreedOn
		},
		cannotBeWrong: true
	},
	says,
	{
		...{ asks: '/meetings/[id]/agreement answer', form: 'form[action*="/answer"]', path: agreedOn },
		...{ button: '[value="ANSWERED"]', values: { answer: 'Precizēts.' } }
	},
	{
		...{ asks: '/meetings/[id]/agreement/approve approve', form: '#approve', cannotBeWrong: true },
		path: (of) => `${agreedOn(of)}/approve`
	},
	{
		...{ asks: '/meetings/[id]/agreement/correct correct', form: '#correct' },
		...{ path: (of) => `${agreedOn(of)}/correct`, values: { text: 'Jābūt: 2022. gads.' } }
	},
	{
		...{ asks: '/answer/[token] comment', form: '#comment', by: 'visitor' },
		...{ path: ({ agreed }) => `${agreed.answer}?comment=`, values: { text: 'Precizēt.' } }
	},
	{
		...{
			asks: '/answer/[token] withdrawComment',
			form: 'form[action*="/withdrawComment"]',
			button: 'button',
			by: 'visitor'
		},
		cannotBeWrong: true
	}
];

const report = (place: string) => (of: Found) => `/reports/${of.reports.worked}${place}`;
const commenting = {
	...{ asks: '/reports/[id]/versions/[number] comment', form: '#comment' },
	...{ path: report('/versions/2?comment=WHOLE'), values: { text: 'Precizēt.' } }
};

/** A report goes its whole way: begun, compiled, written, commented on, approved, signed, sent. */
const reports: Form[] = [
	{
		...{ asks: '/reports/[id] begin', path: ({ reports: of }) => `/reports/${of.begun}`, form: '#begin' },
		cannotBeWrong: true
	},
	{ asks: '/reports/[id] compile', path: report(''), form: '#compile', cannotBeWrong: true },
	{
		...{ asks: '/reports/[id] introduce', path: report('?edit=introduction'), form: '#introduce' },
		...{ values: { introduction: 'Ievads.' }, cannotBeWrong: true }
	},
	{
		...{ asks: '/reports/[id] edit', form: '#edit', values: { text: 'Labots teksts.' } },
		path: ({ reports: of }) => `/reports/${of.worked}?edit=${of.paragraph}`
	},
	{
		...{ asks: '/reports/[id] add', form: '#add', values: { text: 'Mana rindkopa.' } },
		path: ({ reports: of }) => `/reports/${of.worked}?add=${of.theme}`
	},
	{
		...{ asks: '/reports/[id] move', path: report(''), form: 'form[action*="/move"] >> nth=0' },
		...{ button: '[name="to"]', cannotBeWrong: true, isInPlace: true }
	},
	{
		...{ asks: '/reports/[id] leave', path: report(''), form: 'form[action*="/leave"] >> nth=0' },
		...{ button: 'button', cannotBeWrong: true }
	},
	{
		...{ asks: '/reports/[id] place', path: report(''), form: 'form[action*="/place"] >> nth=0' },
		cannotBeWrong: true
	},
	{
		...{ asks: '/reports/[id] settle', path: report(''), form: 'form[action*="/settle"] >> nth=0' },
		...{ button: '[value="KEEP"]', cannotBeWrong: true }
	},
	{
		...{ asks: '/reports/[id]/themes add', path: report('/themes'), form: '#add' },
		values: { theme: 'Jauna tēma' }
	},
	{
		...{ asks: '/reports/[id]/themes edit', path: report('/themes'), form: 'form[id^="edit-"] >> nth=0' },
		values: { theme: 'Pārdēvēta tēma' }
	},
	{
		...{ asks: '/reports/[id]/themes move', path: report('/themes'), form: 'form[action*="/move"] >> nth=0' },
		...{ button: '[name="to"]', cannotBeWrong: true, isInPlace: true }
	},
	{
		...{
			asks: '/reports/[id]/themes merge',
			path: report('/themes'),
			form: 'form[action*="/merge"] >> nth=2'
		},
		cannotBeWrong: true
	},
	{
		...{ asks: '/reports/[id]/plans drop', path: report('/plans'), form: 'form[action*="/drop"] >> nth=0' },
		...{ button: 'button', cannotBeWrong: true }
	},
	// What was dropped stands last; it is decided again.
	{
		...{ asks: '/reports/[id]/plans drop', path: report('/plans'), form: 'form[action*="/drop"] >> nth=-1' },
		...{ button: 'button', cannotBeWrong: true }
	},
	{
		...{ asks: '/reports/[id]/plans tie', path: report('/plans'), form: 'form[action*="/tie"] >> nth=1' },
		values: { number: '4' }
	},
	{
		...{
			asks: '/reports/[id]/plans makeTask',
			path: report('/plans'),
			form: 'form[action*="/makeTask"] >> nth=0'
		},
		...{ button: 'button', cannotBeWrong: true }
	},
	{
		...{
			asks: '/reports/[id]/outcomes settle',
			path: report('/outcomes'),
			form: 'form[action*="/settle"] >> nth=0'
		},
		...{ button: '[value="TAKE"]', cannotBeWrong: true }
	},
	{
		...{ asks: '/reports/[id]/outcomes edit', form: '#edit', values: { text: 'Darbs pārcelts.' } },
		path: ({ reports: of }) => `/reports/${of.worked}/outcomes?edit=${of.outcome}`
	},
	commenting,
	{
		...{ asks: '/reports/[id]/versions withdraw', path: report('/versions'), button: 'button' },
		...{ form: 'form[action*="/withdraw"] >> nth=0', cannotBeWrong: true }
	},
	{
		...{
			asks: '/reports/[id]/versions answer',
			path: report('/versions'),
			form: 'form[id^="answer-"] >> nth=0'
		},
		...{ button: '[value="NOT_TAKEN"]', values: { answer: 'Teksts ir precīzs.' } }
	},
	{
		...{ asks: '/reports/[id]/versions/circulate circulate', path: report('/versions/circulate') },
		...{ form: '#circulate', values: { commentsUntil: '01.04.2022.' } }
	},
	{
		...{ asks: '/reports/[id]/approval lay', path: report('/approval'), form: '#lay', cannotBeWrong: true }
	},
	{
		...{ asks: '/reports/[id]/approval approve', path: report('/approval'), form: '#approve' },
		values: { decision: 'prot. Nr. 2 1. §' }
	},
	{
		...{ asks: '/reports/[id]/approval reopen', path: report('/approval'), form: '#reopen' },
		values: { reason: 'Kļūda datumā.' }
	},
	{
		...{ asks: '/reports/[id]/approval approve', path: report('/approval'), form: '#approve' },
		values: { decision: 'prot. Nr. 2 1. §' }
	},
	{
		...{ asks: '/reports/[id]/approval sign', path: report('/approval'), form: '#sign' },
		values: { signedOn: '25.03.2022.', signatory: 'labklājības ministre' }
	},
	{
		...{ asks: '/reports/[id]/approval send', path: report('/approval'), form: '#send' },
		values: { sentOn: '25.03.2022.', sentTo: 'Ministru prezidentei' }
	},
	{
		...{ asks: '/reports/[id]/approval publish', path: report('/approval'), form: '#publish' },
		cannotBeWrong: true
	}
];

export const forms = {
	...{ tasks, council, people, accounts, answers, minutes },
	...{ calendar, meetings, agreement, published, inWriting, requests, resolutions, rounds, reports },
	...{ programmes, municipalities }
};

/** The actions that are filled in no form here, and why. */
export const unfilled: Readonly<Record<string, string>> = {
	'/meetings/[id]/signed add':
		'takes a container that signs the very file of that page: signing.server.test.ts',
	'/outbox unfreeze': 'stands there only after somebody froze the mail from the command line',
	'/outbox callBack': 'stands there for ten minutes after more were invited than the sample has',
	'/outbox/[id] resend': 'stands there only when a mail could not be delivered',
	'/profile endSession': 'a button that stands there only where the same person is signed in elsewhere too',
	'/profile endOthers': 'the same, for all of them',
	'/profile link': 'stands there only where somebody signed in long ago',
	'/drafts/[id] confirmDraft': 'the same form stands by a link: /answer/[token] confirmDraft',
	'/email-change/[token] default': 'opened from a mail only',
	'/unsubscribe/[token] default': 'opened from a mail only',
	'/meetings/[id]/dates vote': 'the same form stands by a link: /answer/[token] vote',
	'/meetings/[id]/written answer': 'the same form stands by a link: /answer/[token] answerWritten',
	'/meetings/[id]/replies reply': 'the same form stands by a link: /answer/[token] reply',
	'/meetings/[id]/decisions/[decision] dissent': 'the same form as registerDissent, for whoever sat there',
	'/meetings/[id]/decisions/[decision] settleLaying':
		'stands there only where a result was laid: journeys/laying.spec.ts',
	'/meetings/[id]/minutes save': 'saves itself while one writes: journeys/minutes.spec.ts',
	'/meetings/[id]/attendance seat': 'sent by a script as soon as a seat is marked, with what #save has of it',
	'/outbox addressWorks': 'stands there only when an address has sent mail back twice',
	'/refused/[status] default': 'no form of a page: hooks.server.ts asks for it'
};
