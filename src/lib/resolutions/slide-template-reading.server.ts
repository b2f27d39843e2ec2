import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { describeAttachment, readAttachment } from '#lib/documents/attachments.server.ts';
import { defaultTemplate, defaultTemplateFile } from '#lib/documents/slide-default.server.ts';
import { readTemplate, type SlideTemplate } from '#lib/documents/slide-template.server.ts';
import { m } from '#i18n/generated/messages.js';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { readSetting } from '#lib/server/settings.server.ts';
import { exampleReport } from './report-example.ts';
import { reportSlidesFile } from './report-files.server.ts';
import { latvian } from './report-words.ts';
import { reportDeeds } from './resolutions.ts';
import { readKept, type KeptTemplate } from './slide-template-schema.ts';
import { templateKey } from './slide-template.server.ts';

/** A presentation as it is downloaded, its name without its ending. */
export interface SlidesFile {
	readonly name: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

type Place = Pick<Installation, 'db'>;

async function kept(installation: Place): Promise<KeptTemplate> {
	return readKept(await readSetting(installation, templateKey));
}

/** The template in which slides are made. Two statements. */
export async function templateInUse(installation: Place): Promise<SlideTemplate> {
	const { attachmentId } = await kept(installation);
	if (attachmentId === null) return defaultTemplate();
	const template = await readTemplate((await readAttachment(installation, attachmentId)).bytes);
	// What was once taken may be refused by a later portal; a report must go out all the same.
	return typeof template === 'string' ? defaultTemplate() : template;
}

/** For the page on which it is changed. Refuses NOT_FOUND whoever may not. Two statements. */
export async function readTemplatePage(actor: Actor) {
	mustBeAble(actor, reportDeeds.changeTemplate);
	const { attachmentId, version } = await kept(actor.installation);
	const file = attachmentId === null ? null : await describeAttachment(actor.installation, attachmentId);
	return {
		...{ version, formId: newId() },
		file: file && { name: file.name, size: file.size, sha256: file.sha256 }
	};
}

/** The file of the template as it was brought, or of our own. Refuses NOT_FOUND whoever may not. */
export async function readTemplateFile(actor: Actor) {
	mustBeAble(actor, reportDeeds.changeTemplate);
	const { attachmentId } = await kept(actor.installation);
	return attachmentId === null
		? {
				own: { name: m.reportpapers_template_file({}, latvian), bytes: defaultTemplateFile() },
				attachment: null
			}
		: { own: null, attachment: await readAttachment(actor.installation, attachmentId) };
}

/** A report of nobody in the look of the template: so it is tried before it is needed. Refuses NOT_FOUND whoever may not. */
export async function readTemplateExample(actor: Actor): Promise<SlidesFile> {
	mustBeAble(actor, reportDeeds.changeTemplate);
	const madeAt = actor.installation.clock.now();
	const template = await templateInUse(actor.installation);
	return {
		name: m.reportpapers_example_file({}, latvian),
		bytes: reportSlidesFile(exampleReport(), { madeAt, shownAt: null, template })
	};
}
