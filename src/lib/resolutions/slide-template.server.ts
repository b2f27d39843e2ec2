import { z } from 'zod';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { mustBeAsSeen } from '#lib/council/changing.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { endingOf } from '#lib/documents/file-kinds.ts';
import { templateEndings, type TemplateProblem } from '#lib/documents/slide-names.ts';
import { readTemplate } from '#lib/documents/slide-template.server.ts';
import { checkUploads, type Upload } from '#lib/documents/uploads.server.ts';
import { maximumFileSize } from '#lib/documents/uploads.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { writeSetting } from '#lib/server/settings.server.ts';
import { reportDeeds } from './resolutions.ts';
import {
	readKept,
	removeTemplateSchema,
	replaceTemplateSchema,
	type KeptTemplate
} from './slide-template-schema.ts';

/** Under which it is kept. */
export const templateKey = 'reports.template';
const subject = { subjectType: 'Setting', subjectId: templateKey } as const;
const { changeTemplate } = reportDeeds;

export interface TemplateDone {
	/** None: it was so already. */
	readonly eventId: string | null;
}

/**
 * Slides are made in the look of another presentation from now on. Refuses NOT_FOUND whoever may not, INVALID what is no
 * presentation, what holds macros or has no layout with a title and a text, CONFLICT where somebody was quicker. Twice is once.
 */
export async function replaceTemplate(actor: Actor, input: unknown): Promise<TemplateDone> {
	mustBeAble(actor, changeTemplate);
	const { id, version, files } = parseInput(replaceTemplateSchema, input);
	const upload = await checkTemplate(files);
	return actor.installation.db.write(async (tx) => {
		const now = await find(tx);
		if (now.formId === id) return { eventId: null };
		await mustBeAsSeen(tx, { ...subject, version: now.version }, { seen: version, values: {} });
		const attachmentId = await addAttachment(tx, { ...upload, clockNow: actor.installation.clock.now() });
		return { eventId: await write(tx, actor, now, { attachmentId, formId: id }) };
	});
}

/** Slides are made in our own look again. Refuses as `replaceTemplate` does. The file stays, so that this can be taken back. */
export async function removeTemplate(actor: Actor, input: unknown): Promise<TemplateDone> {
	mustBeAble(actor, changeTemplate);
	const { version } = parseInput(removeTemplateSchema, input);
	return actor.installation.db.write(async (tx) => {
		const now = await find(tx);
		if (now.attachmentId === null) return { eventId: null };
		await mustBeAsSeen(tx, { ...subject, version: now.version }, { seen: version, values: {} });
		return { eventId: await write(tx, actor, now, { attachmentId: null, formId: null }) };
	});
}

/** What can be taken back of the template. */
export const undoers: Undoers = {
	[changeTemplate.name]: async (actor, { id: undoes, ...change }) => {
		mustBeAble(actor, changeTemplate);
		const [before, after] = [changed.parse(change.before), changed.parse(change.after)];
		await actor.installation.db.write(async (tx) => {
			const now = await find(tx);
			if (now.attachmentId !== after.attachmentId) throw new Refusal('CONFLICT');
			await write(tx, actor, now, { attachmentId: before.attachmentId, formId: null }, undoes);
		});
	}
};

const changed = z.object({ attachmentId: z.string().nullable() });

/** Before any transaction: a file is unpacked and read for it. What it is, it is asked first: so one hears what to do about it. */
async function checkTemplate(files: readonly File[]): Promise<Upload> {
	if (files.length > 1) refuseField('files', 'files_problem_one');
	const [file] = files;
	if (file && file.size > 0 && file.size <= maximumFileSize) {
		const isNamed = templateEndings.includes(endingOf(file.name) ?? '');
		if (!isNamed) refuseField('files', problems.NOT_A_PRESENTATION);
		const template = await readTemplate(new Uint8Array(await file.arrayBuffer()));
		if (typeof template === 'string') refuseField('files', problems[template]);
	}
	const [upload] = await checkUploads(files);
	return upload!;
}

const problems: Readonly<Record<TemplateProblem, string>> = {
	NOT_A_PRESENTATION: 'reportpapers_problem_not_a_presentation',
	PROTECTED: 'reportpapers_problem_protected',
	MACROS: 'reportpapers_problem_macros',
	TOO_BIG: 'reportpapers_problem_too_big',
	BROKEN: 'reportpapers_problem_broken',
	NO_LAYOUT: 'reportpapers_problem_no_layout',
	COVERED: 'reportpapers_problem_covered'
};

async function find(tx: Transaction): Promise<KeptTemplate> {
	return readKept((await tx.setting.findUnique({ where: { key: templateKey } }))?.value ?? null);
}

async function write(
	tx: Transaction,
	actor: Actor,
	{ attachmentId: before, version }: KeptTemplate,
	next: Omit<KeptTemplate, 'version'>,
	undoes?: string
): Promise<string> {
	const kept: KeptTemplate = { ...next, version: version + 1 };
	await writeSetting(tx, actor.installation, templateKey, JSON.stringify(kept));
	return record(tx, actor, {
		...{ deed: changeTemplate.name, capacity: officeOf(actor), ...subject },
		...{ before: { attachmentId: before }, after: { attachmentId: next.attachmentId } },
		undoes
	});
}
