import type { Deed } from '#lib/accounts/actor.ts';

/*
 * Aktualitāšu apkopojums: every institution says what is new by one date, and all of it goes to all as one summary. Who is asked,
 * reminded and has answered is the request's (requests/); here is what is made of the answers.
 */

/** What can be done with a round, and who may: in the name of the council the secretariat, of a body whoever leads it, too. */
export const deeds = {
	/** What was compiled, and what of the answers was accepted: nothing in a round is restricted. */
	read: { name: 'rounds.read', grants: ['SIGNED_IN', 'SYSTEM'] },
	start: { name: 'rounds.start', grants: ['SECRETARIAT', 'LEAD'] },
	/** Its title, its day, its introduction. */
	describe: { name: 'rounds.describe', grants: ['SECRETARIAT', 'LEAD'] },
	/** In which order those who are asked stand in the summary. */
	arrange: { name: 'rounds.arrange', grants: ['SECRETARIAT', 'LEAD'] },
	/** What has come, seen before it is compiled, too. */
	compile: { name: 'rounds.compile', grants: ['SECRETARIAT', 'LEAD'] },
	/** The summary, by mail to all. */
	send: { name: 'rounds.send', grants: ['SECRETARY', 'LEAD'] },
	prepareSend: { name: 'rounds.prepareSend', grants: ['SECRETARIAT'] },
	/** Before anybody, without an account. */
	publish: { name: 'rounds.publish', grants: ['SECRETARY'] },
	preparePublish: { name: 'rounds.preparePublish', grants: ['SECRETARIAT'] }
} satisfies Record<string, Deed>;

/** What a request says that it is for. */
export const subjectOfRound = (roundId: string) => `round:${roundId}`;

/** The kind of mail that brings a summary. */
export const summaryMailKind = 'round-summary';
