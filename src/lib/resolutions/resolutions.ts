import type { Deed, Grant } from '#lib/accounts/actor.ts';

/*
 * What a Prime Minister, a minister, a committee wants done, and the reports by which they hear of it: who may do what.
 */

const readers: readonly Grant[] = ['SECRETARIAT', 'LEAD', 'ASKED', 'SYSTEM'];

/** What can be done with a resolution. Leads are those of the body whose matter it is and of those that steer its points. */
export const deeds = {
	/** The board; also whoever sits in the body whose matter it is, or for an institution that owes a point. */
	read: { name: 'resolutions.read', grants: readers },
	register: { name: 'resolutions.register', grants: ['SECRETARIAT'] },
	edit: { name: 'resolutions.edit', grants: ['SECRETARIAT'] },
	/** Points: split, added, ordered, ended. */
	changePoints: { name: 'resolutions.changePoints', grants: ['SECRETARIAT'] },
	/** Ties a task that is there to a point, or makes one of it. */
	tie: { name: 'resolutions.tie', grants: ['SECRETARIAT', 'LEAD'] },
	/** Reports, and by which days what belongs to them is done. */
	plan: { name: 'resolutions.plan', grants: ['SECRETARIAT'] },
	/** Asks the institutions of the points for their parts of a report. */
	ask: { name: 'resolutions.ask', grants: ['SECRETARIAT'] },
	addDocument: { name: 'resolutions.addDocument', grants: ['SECRETARIAT'] },
	/** The author moved a deadline. */
	extend: { name: 'resolutions.extend', grants: ['SECRETARY'] },
	prepareExtend: { name: 'resolutions.prepareExtend', grants: ['SECRETARIAT'] },
	close: { name: 'resolutions.close', grants: ['SECRETARY'] },
	prepareClose: { name: 'resolutions.prepareClose', grants: ['SECRETARIAT'] }
} satisfies Record<string, Deed>;

/** What can be done with a report of a resolution. */
export const reportDeeds = {
	/** What is being written, and what was sent. */
	read: { name: 'reports.read', grants: readers },
	/** Its themes, paragraphs, plans and outcomes. */
	edit: { name: 'reports.edit', grants: ['SECRETARIAT'] },
	compile: { name: 'reports.compile', grants: ['SECRETARIAT'] },
	/** Puts a version before those who comment. */
	circulate: { name: 'reports.circulate', grants: ['SECRETARY'] },
	prepareCirculate: { name: 'reports.prepareCirculate', grants: ['SECRETARIAT'] },
	comment: { name: 'reports.comment', grants: ['SECRETARIAT', 'LEAD', 'ASKED'] },
	answerComment: { name: 'reports.answerComment', grants: ['SECRETARIAT'] },
	/** Lays it before the council. */
	lay: { name: 'reports.lay', grants: ['SECRETARIAT'] },
	approve: { name: 'reports.approve', grants: ['SECRETARY'] },
	prepareApprove: { name: 'reports.prepareApprove', grants: ['SECRETARIAT'] },
	/** Back to a draft, with a reason. */
	reopen: { name: 'reports.reopen', grants: ['SECRETARY'] },
	sign: { name: 'reports.sign', grants: ['SECRETARIAT'] },
	/** Records that it was sent; from then on it is locked. */
	send: { name: 'reports.send', grants: ['SECRETARY'] },
	prepareSend: { name: 'reports.prepareSend', grants: ['SECRETARIAT'] },
	publish: { name: 'reports.publish', grants: ['SECRETARY'] },
	preparePublish: { name: 'reports.preparePublish', grants: ['SECRETARIAT'] },
	/** In whose look their slides are made. */
	changeTemplate: { name: 'reports.changeTemplate', grants: ['SECRETARIAT'] },
	/** A planned thing becomes a task. */
	makeTask: { name: 'reports.makeTask', grants: ['SECRETARIAT'] }
} satisfies Record<string, Deed>;

/** In writing to the issuer, or watched over by the institution itself. */
export const controlClasses = ['REPORT', 'INSTITUTION'] as const;
export type ControlClass = (typeof controlClasses)[number];

export const reportKinds = ['INTERIM', 'FINAL'] as const;
export type ReportKind = (typeof reportKinds)[number];

export type ReportStatus = 'DRAFT' | 'APPROVED' | 'SIGNED' | 'SENT';

/** What belongs to a report, in the order in which it is done. */
export const stepKinds = ['ANSWERS', 'DRAFT', 'COORDINATION', 'SIGNATURE', 'SENDING'] as const;
export type StepKind = (typeof stepKinds)[number];

export type PointRole = 'LEAD' | 'CO';
