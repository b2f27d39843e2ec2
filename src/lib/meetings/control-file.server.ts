import type { Actor } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { lineOf, type Block } from '#lib/documents/blocks.ts';
import { makeWord } from '#lib/documents/word.server.ts';
import { groundsText } from '#lib/tasks/history-restriction.ts';
import { asOfWord, controlSubject, controlTable, groundsOf } from './control-blocks.ts';
import { mostInControlDocument, readWholeControl } from './control.server.ts';
import { todayOf } from './finding.server.ts';

const locale = 'lv';

/** The list of control as a Word file, on sheets across. Refuses NOT_FOUND whoever may not read meetings. */
export async function makeControlFile(
	actor: Actor,
	params: URLSearchParams
): Promise<Uint8Array<ArrayBuffer>> {
	const { rows, filter, bodyName, council, total } = await readWholeControl(actor, params, locale);
	const today = todayOf(actor);
	return makeWord({
		...{ council, locale, date: today, madeAt: actor.installation.clock.now(), isAcross: true },
		title: m.control_document({}, { locale }),
		subject: controlSubject(filter, bodyName, locale),
		restriction: groundsText(groundsOf(rows), locale),
		blocks: [
			...paragraph(asOfWord(today, locale)),
			...(total > mostInControlDocument
				? paragraph(m.control_too_many({ most: mostInControlDocument, total }, { locale }))
				: []),
			...(rows.length
				? [controlTable(rows, { locale, isOfSeveral: bodyName === null })]
				: paragraph(m.control_empty_strong({}, { locale })))
		]
	});
}

function paragraph(text: string): Block[] {
	return [{ type: 'PARAGRAPH', lines: lineOf(text) }];
}
