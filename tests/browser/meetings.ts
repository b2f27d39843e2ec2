import type { Actor } from '#lib/accounts/actor.server.ts';
import { setOutcome } from '#lib/meetings/agenda-outcome.server.ts';
import { addItem } from '#lib/meetings/agenda.server.ts';
import { leavePapers } from '#lib/meetings/documents.server.ts';
import { plan } from '#lib/meetings/planning.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';

/** A meeting that is being prepared, and what stands on it. */
export interface FoundPlanned {
	meeting: string;
	/** Each is another form's. */
	items: string[];
	/** Of the meeting, and of its first item. */
	papers: string[];
	/** Another one, which is called off. */
	other: string;
}

/** Two meetings of "barintiesu-darbs" that are planned, and one that was held before, at which an item was put off. */
export async function makePlanned(actor: Actor): Promise<FoundPlanned> {
	const { id: bodyId } = await actor.installation.db.read.body.findUniqueOrThrow({
		where: { slug: 'barintiesu-darbs' },
		select: { id: true }
	});
	await makePostponed(actor, bodyId);
	const [meeting, other] = [newId(), newId()];
	const where = { place: 'Skolas iela 28, Rīga', link: 'https://sanaksme.example/8' };
	const when = { date: '28.04.2022.', startTime: '10.00', endTime: '12.00', ...where };
	await plan(actor, { id: meeting, bodyId, ...when, title: 'Bāriņtiesu darba pilnveides sanāksme' });
	await plan(actor, { id: other, bodyId, ...when, date: '26.05.2022.' });
	const titles = [
		'Starpinstitucionālās sadarbības pilnveidošana bērnu tiesību pārkāpumu gadījumos',
		'Bāriņtiesu darbinieku kvalifikācijas paaugstināšana',
		'Citi jautājumi'
	];
	const items = titles.map(() => newId());
	for (const [index, title] of titles.entries())
		await addItem(actor, {
			...{ id: items[index], meetingId: meeting, title, kind: 'DISCUSSION', isPublic: true },
			...{ presenterText: 'Labklājības ministrija', minutesPlanned: '20' }
		});
	const papers = [newId(), newId()];
	const file = new File(['%PDF-1.4\n%%EOF\n'], 'Darba kārtības pielikums.pdf', { type: 'application/pdf' });
	await leavePapers(actor, { id: papers[0], meetingId: meeting, files: [file] });
	const address = 'https://likumi.lv/ta/id/139369-bariņtiesu-likums';
	await leavePapers(actor, {
		...{ id: papers[1], meetingId: meeting, itemId: items[0], files: [] },
		...{ title: 'Bāriņtiesu likums', address }
	});
	return { meeting, items, papers, other };
}

/** What was put off is offered to the next agenda. */
async function makePostponed(actor: Actor, bodyId: string): Promise<void> {
	const [id, itemId] = [newId(), newId()];
	await plan(actor, { id, bodyId, date: '24.02.2022.', startTime: '10.00', endTime: '11.00', wasHeld: true });
	await addItem(actor, { id: itemId, meetingId: id, title: 'Metodiskais atbalsts', kind: 'DISCUSSION' });
	await setOutcome(actor, { id: itemId, version: 1, outcome: 'POSTPONED' });
}
