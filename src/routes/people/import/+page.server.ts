import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf, mustBeAble } from '#lib/accounts/actor.server.ts';
import { deeds } from '#lib/council/council.ts';
import { importPeople, previewImport } from '#lib/council/people-import.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readForm } from '../../answer.server.ts';
import { leaveNotice } from '../../notice.server.ts';
import { sayProblem } from '../../submit.server.ts';
import { packFile, unpackFile } from './packing.server.ts';
import { viewPreview } from './view.ts';

export function load({ locals }) {
	mustBeAble(actorOf(locals), deeds.changePeople);
}

export const actions = {
	/** Reads the file and shows what each row would change. */
	preview: async (event) => {
		const file = (await readForm(event.request)).get('file');
		if (!(file instanceof File) || file.size === 0) return refused({ file: 'people_import_problem_missing' });
		return preview(event, new Uint8Array(await file.arrayBuffer()));
	},
	/** Does what was shown: the file comes with the form, and with the fingerprint of what it would do. */
	apply: async (event) => {
		const form = await readForm(event.request);
		const bytes = unpackFile(form.get('packed'));
		const fingerprint = form.get('fingerprint');
		if (!bytes || typeof fingerprint !== 'string') return refused({ file: 'people_import_problem_stale' });
		let counts;
		try {
			counts = await importPeople(actorOf(event.locals), { bytes, fingerprint });
		} catch (fault) {
			if (!(fault instanceof Refusal) || fault.reason !== 'INVALID') throw fault;
			return preview(event, bytes, fault.fields);
		}
		const { added, changed, seated, problems } = counts;
		leaveNotice(event, {
			text: m.people_notice_imported({
				...{ added: String(added), changed: String(changed) },
				...{ seated: String(seated), problems: String(problems) }
			})
		});
		redirect(303, '/people');
	}
};

async function preview(
	{ locals }: RequestEvent,
	bytes: Uint8Array,
	problems: Readonly<Record<string, string>> = {}
) {
	try {
		const found = await previewImport(actorOf(locals), bytes);
		const view = viewPreview(found, { locale: locals.locale, say: sayProblem });
		const shown = { preview: { ...view, packed: packFile(bytes) }, problems: say(problems) };
		return Object.keys(problems).length ? fail(409, shown) : shown;
	} catch (fault) {
		if (!(fault instanceof Refusal) || fault.reason !== 'INVALID') throw fault;
		return refused(fault.fields);
	}
}

function refused(problems: Readonly<Record<string, string>>) {
	return fail(400, { preview: null, problems: say(problems) });
}

function say(problems: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, sayProblem(problem)]));
}
