import type { Actor } from '#lib/accounts/actor.server.ts';
import { readDays } from '#lib/meetings/date-poll-reading.server.ts';
import { dayField } from '#lib/meetings/date-poll.ts';
import { askDates } from '#lib/meetings/date-asking.server.ts';
import { registerVote } from '#lib/meetings/date-voting.server.ts';
import { createMeetingLinks } from '#lib/meetings/meeting-links.server.ts';
import { plan } from '#lib/meetings/planning.server.ts';
import { answerAddress, readAnswerLinks } from '#lib/requests/answer-links.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** Meetings of "barintiesu-darbs" that have no day. */
export interface FoundPolled {
	/** Of which nobody was asked yet. */
	undated: string;
	/** Of which three days are asked about; one seat has answered. */
	asked: string;
	/** Those days. */
	days: string[];
	/** By which one of its members answers. */
	answer: string;
}

export async function makePolled(installation: Installation, personId: string): Promise<FoundPolled> {
	const { read } = installation.db;
	const body = await read.body.findUniqueOrThrow({ where: { slug: 'barintiesu-darbs' } });
	const { id: userId, name } = await read.user.findFirstOrThrow({ where: { role: 'SECRETARY' } });
	const actor: Actor = {
		...{ installation, locale: 'lv', userId, name, personId: null, role: 'SECRETARY', seats: [] },
		isSystem: false
	};
	const [undated, asked] = [newId(), newId()];
	for (const id of [undated, asked])
		await plan(actor, { id, bodyId: body.id, title: 'Diena vēl jāizvēlas', place: 'Skolas iela 28, Rīga' });
	await askDates(actor, {
		...{ id: newId(), meetingId: asked, version: 1, answerBy: '2022-04-01' },
		...{
			date1: '2022-04-12',
			startTime1: '10.00',
			endTime1: '12.00',
			date2: '2022-04-13',
			startTime2: '14.00'
		},
		...{ date3: '2022-04-18', startTime3: '10.00', endTime3: '12.00' }
	});
	const days = (await readDays(read, asked)).map(({ id }) => id);
	const chair = await read.post.findFirstOrThrow({ where: { bodyId: body.id, role: 'CHAIR' } });
	const answers = Object.fromEntries(days.map((id, index) => [dayField(id), index ? 'MAYBE' : 'YES']));
	await registerVote(actor, { meetingId: asked, postId: chair.id, ...answers });
	const until = { id: asked, date: '2022-04-18' };
	const ids = await installation.db.write((tx) =>
		createMeetingLinks(tx, installation, until, [personId], 'dates')
	);
	const [link] = (await readAnswerLinks(installation, [...ids.values()])).values();
	return { undated, asked, days, answer: new URL(answerAddress(installation, link!)).pathname };
}
