import * as accountJobs from '#lib/accounts/cleaning.server.ts';
import { undoers as accountUndoers } from '#lib/accounts/accounts-undoing.server.ts';
import { preparedKindsOf as accountsPreparedOf } from '#lib/accounts/invite-many.server.ts';
import { undoers as preparedUndoers } from '#lib/accounts/prepared-desk.server.ts';
import { fillAccountKeys } from '#lib/accounts/users.server.ts';
import { seatHoldersWithAddress } from '#lib/council/invitees.server.ts';
import * as accountMails from '#lib/accounts/mails.server.ts';
import type { Answerables } from '#lib/accounts/answering.server.ts';
import type { FeedPart } from '#lib/accounts/calendar-feed.server.ts';
import type { PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { preparedWaiting } from '#lib/accounts/prepared-waiting.server.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import type { WaitingPart } from '#lib/accounts/waiting.server.ts';
import * as bodiesUndoing from '#lib/council/bodies-undoing.server.ts';
import * as peopleLeaving from '#lib/council/people-leaving.server.ts';
import { fillSearchTexts } from '#lib/council/people-search.server.ts';
import * as peopleUndoing from '#lib/council/people-undoing.server.ts';
import * as replacing from '#lib/council/replacing.server.ts';
import * as agreementMails from '#lib/meetings/agreement-mails.server.ts';
import { preparedKinds as agreementPrepared } from '#lib/meetings/agreement-prepared.server.ts';
import { waitingParts as agreementWaiting } from '#lib/meetings/agreement-waiting.server.ts';
import { undoers as commentUndoers } from '#lib/meetings/comment-answering.server.ts';
import { calendarAnswers } from '#lib/meetings/calendar-replies.server.ts';
import * as meetingFeed from '#lib/meetings/feed.server.ts';
import { datesAnswers, type DatesAnswerView } from '#lib/meetings/date-poll-answers.server.ts';
import { mailKinds as datesMails } from '#lib/meetings/date-poll-mails.server.ts';
import { preparedKinds as datesPrepared } from '#lib/meetings/date-poll-prepared.server.ts';
import { writtenAnswering, type WrittenAnswerView } from '#lib/meetings/written-answers.server.ts';
import { jobs as writtenJobs } from '#lib/meetings/written-ending.server.ts';
import { mailKinds as writtenMails } from '#lib/meetings/written-mails.server.ts';
import { preparedKinds as writtenPrepared } from '#lib/meetings/written-prepared.server.ts';
import { waitingParts as writtenWaiting } from '#lib/meetings/written-waiting.server.ts';
import { waitingParts as meetingsWaiting } from '#lib/meetings/waiting.server.ts';
import { mailKinds as meetingMails } from '#lib/meetings/invitation-mails.server.ts';
import { preparedKinds as meetingsPrepared } from '#lib/meetings/inviting-prepared.server.ts';
import { minutesAnswers, type MinutesAnswerView } from '#lib/meetings/minutes-answers.server.ts';
import { meetingAnswers, type MeetingAnswerView } from '#lib/meetings/meeting-answers.server.ts';
import type { MailTakers } from '#lib/mail/incoming.server.ts';
import * as documentTexts from '#lib/meetings/document-texts.server.ts';
import { undoers as attendanceUndoers } from '#lib/meetings/attendance-undoing.server.ts';
import { undoers as decisionUndoers } from '#lib/meetings/decisions-undoing.server.ts';
import { undoers as minutesUndoers } from '#lib/meetings/minutes-undoing.server.ts';
import { undoers as dissentUndoers } from '#lib/meetings/dissents-undoing.server.ts';
import { undoers as layingUndoers } from '#lib/meetings/laying-settling.server.ts';
import { undoers as planUndoers } from '#lib/meetings/work-plan-undoing.server.ts';
import { undoers as reportUndoers } from '#lib/resolutions/report-undoing.server.ts';
import { undoers as slideTemplateUndoers } from '#lib/resolutions/slide-template.server.ts';
import { undoers as rulesUndoers } from '#lib/meetings/rules-editing.server.ts';
import * as publishing from '#lib/meetings/publishing.server.ts';
import { undoers as publicPagesUndoers } from '#lib/meetings/public-pages.server.ts';
import { undoers as signingUndoers } from '#lib/meetings/registering.server.ts';
import { mailboxJob } from '#lib/mail/mailbox.server.ts';
import { deliveryJob } from '#lib/mail/jobs.server.ts';
import * as mailTest from '#lib/mail/test-mail.server.ts';
import type { MailKinds } from '#lib/mail/kinds.server.ts';
import * as handover from '#lib/reminders/handover.server.ts';
import { undoers as ladderUndoers } from '#lib/reminders/ladder-editing.server.ts';
import { undoers as preferenceUndoers } from '#lib/reminders/preferences-undoing.server.ts';
import * as meetingCancelling from '#lib/meetings/cancelling-prepared.server.ts';
import * as meetingPlanning from '#lib/meetings/planning-undoing.server.ts';
import * as reminderJobs from '#lib/reminders/jobs.server.ts';
import * as urgent from '#lib/reminders/urgent-prepared.server.ts';
import * as unsubscribed from '#lib/reminders/unsubscribed-mail.server.ts';
import * as reminderMails from '#lib/reminders/mails.server.ts';
import { waitingParts as extensionsWaiting } from '#lib/tasks/extension-waiting.server.ts';
import { silenceWaiting } from '#lib/reminders/silence.server.ts';
import { unknownWaiting } from '#lib/reminders/unknown-recipients.server.ts';
import { surveyKeeper } from '#lib/municipalities/entry-keeping.server.ts';
import { undoers as findingsUndoers } from '#lib/municipalities/findings-writing.server.ts';
import { undoers as practiceUndoers } from '#lib/municipalities/practice-keeping.server.ts';
import { undoers as surveyUndoers } from '#lib/municipalities/survey-describing.server.ts';
import { keepAnswersBy, type AnswerKeepers } from '#lib/requests/answer-keepers.server.ts';
import * as requestJobs from '#lib/requests/jobs.server.ts';
import * as requestMails from '#lib/requests/mails.server.ts';
import { owedAnswersWaiting } from '#lib/requests/owed-answers.server.ts';
import { requestAnswers, type RequestAnswerView } from '#lib/requests/request-answers.server.ts';
import { taskAnswers, type TaskAnswerView } from '#lib/requests/task-answers.server.ts';
import { replyFiles } from '#lib/requests/incoming-files.server.ts';
import { preparedKinds as requestsPrepared } from '#lib/requests/request-prepared.server.ts';
import { requestWaiting } from '#lib/requests/request-waiting.server.ts';
import { undoersOf as requestUndoersOf } from '#lib/requests/request-undoing.server.ts';
import { incomingWaiting } from '#lib/requests/incoming-listing.server.ts';
import { waitingParts as requestsWaiting } from '#lib/requests/waiting.server.ts';
import { explainUndoers } from '#lib/programmes/explaining.server.ts';
import { entryUndoers } from '#lib/programmes/measure-entries.server.ts';
import { undoers as programmeUndoers } from '#lib/programmes/undoing.server.ts';
import { undoers as guideUndoers } from '#lib/municipalities/guide-undoing.server.ts';
import { undoers as noticeUndoers } from '#lib/notices/notices.server.ts';
import { yearPrepared, yearUndoers } from '#lib/programmes/year-steps.server.ts';
import * as roundArranging from '#lib/rounds/arranging.server.ts';
import { undoers as roundUndoers } from '#lib/rounds/describing.server.ts';
import { feedPart as roundFeed } from '#lib/rounds/feed.server.ts';
import * as roundPublishing from '#lib/rounds/publishing.server.ts';
import { preparedKinds as roundsPrepared } from '#lib/rounds/sending-prepared.server.ts';
import { mailKinds as roundMails } from '#lib/rounds/summary-mails.server.ts';
import { askingPrepared } from '#lib/resolutions/asking.server.ts';
import { closingPrepared } from '#lib/resolutions/closing.server.ts';
import { extensionPrepared } from '#lib/resolutions/extension-prepared.server.ts';
import { openUnlessSent } from '#lib/resolutions/report-locking.server.ts';
import { mailKinds as reportMails } from '#lib/resolutions/report-mails.server.ts';
import { preparedKinds as reportsPrepared } from '#lib/resolutions/report-prepared.server.ts';
import { reportAnswers, type ReportAnswerView } from '#lib/resolutions/report-answers.server.ts';
import { waitingParts as resolutionsWaiting } from '#lib/resolutions/waiting.server.ts';
import { undoers as resolutionUndoers } from '#lib/resolutions/undoing.server.ts';
import { readConfig, type Config } from '#lib/server/config.server.ts';
import { openInstallation, type Installation } from '#lib/server/installation.server.ts';
import { startTicker, type Job } from '#lib/server/ticker.server.ts';
import * as taskBatch from '#lib/tasks/batch-undoing.server.ts';
import * as taskClosing from '#lib/tasks/closing-prepared.server.ts';
import * as bodyEnding from '#lib/tasks/ending-body.server.ts';
import * as bodyEndingUndoing from '#lib/tasks/ending-body-undoing.server.ts';
import * as taskEditing from '#lib/tasks/editing-undoing.server.ts';
import * as taskDocuments from '#lib/tasks/documents-undoing.server.ts';
import * as taskExtensions from '#lib/tasks/extension-prepared.server.ts';
import * as extensionMails from '#lib/tasks/extension-mails.server.ts';
import * as extensionUndoing from '#lib/tasks/extension-undoing.server.ts';
import * as taskJobs from '#lib/tasks/jobs.server.ts';
import * as taskLife from '#lib/tasks/lifecycle-undoing.server.ts';
import { undoers as calendarUndoers } from './routes/working-calendar/undoing.server.ts';
import * as taskFeed from '#lib/tasks/feed.server.ts';
import * as taskFilters from '#lib/tasks/saved-filters.server.ts';
import * as taskWaiting from '#lib/tasks/waiting.server.ts';

/*
 * The composition root: what lower rooms need from upper ones is put together here, once,
 * for the web and for the command line alike.
 */

/** What can wait for people, as their digests tell it. */
export const waitingParts: readonly WaitingPart[] = [
	...taskWaiting.waitingParts,
	preparedWaiting,
	...extensionsWaiting,
	...requestsWaiting,
	...requestWaiting,
	owedAnswersWaiting,
	...agreementWaiting,
	...meetingsWaiting,
	...writtenWaiting,
	...resolutionsWaiting,
	incomingWaiting,
	unknownWaiting,
	silenceWaiting
];

/** Every kind of mail the portal sends. */
export const mailKinds: MailKinds = {
	...accountMails.mailKinds,
	...reminderMails.mailKindsOf(waitingParts),
	...handover.mailKinds,
	...extensionMails.mailKinds,
	...requestMails.mailKinds,
	...agreementMails.mailKinds,
	...meetingMails,
	...datesMails,
	...writtenMails,
	...roundMails,
	...reportMails,
	...unsubscribed.mailKinds,
	...mailTest.mailKinds
};

/** All that the page of a link to answer by can show. */
export type AnswerView =
	| TaskAnswerView
	| RequestAnswerView
	| MeetingAnswerView
	| DatesAnswerView
	| MinutesAnswerView
	| WrittenAnswerView
	| ReportAnswerView;

/** What can be answered by a personal link, by what its subject begins with. */
export const answerables: Answerables<AnswerView> = {
	task: taskAnswers,
	request: requestAnswers,
	meeting: meetingAnswers,
	dates: datesAnswers,
	minutes: minutesAnswers,
	written: writtenAnswering,
	report: reportAnswers
};

/** What an assistant may prepare and a secretary confirms. */
export const preparedKinds: PreparedKinds = {
	...replacing.preparedKinds,
	...bodyEnding.preparedKinds,
	...taskClosing.preparedKinds,
	...taskExtensions.preparedKinds,
	...meetingCancelling.preparedKinds,
	...meetingsPrepared,
	...datesPrepared,
	...writtenPrepared,
	...urgent.preparedKinds,
	...agreementPrepared,
	...roundsPrepared,
	...yearPrepared,
	...roundPublishing.preparedKinds,
	...publishing.preparedKinds,
	...requestsPrepared,
	...reportsPrepared,
	...askingPrepared,
	...closingPrepared,
	...extensionPrepared,
	...accountsPreparedOf(seatHoldersWithAddress)
};

/** What can be taken back with one button. */
export const undoers: Undoers = {
	...taskDocuments.undoers,
	...taskLife.undoers,
	...taskBatch.undoers,
	...taskFilters.undoers,
	...taskEditing.undoers,
	...extensionUndoing.undoers,
	...meetingPlanning.undoers,
	...accountUndoers,
	...preparedUndoers,
	...calendarUndoers,
	...bodiesUndoing.undoers,
	...bodyEndingUndoing.undoers,
	...peopleUndoing.undoers,
	...noticeUndoers,
	...guideUndoers,
	...commentUndoers,
	...ladderUndoers,
	...attendanceUndoers,
	...documentTexts.undoers,
	...slideTemplateUndoers,
	...reportUndoers,
	...layingUndoers,
	...dissentUndoers,
	...decisionUndoers,
	...minutesUndoers,
	...rulesUndoers,
	...planUndoers,
	...signingUndoers,
	...requestUndoersOf(openUnlessSent),
	...publishing.undoers,
	...publicPagesUndoers,
	...roundUndoers,
	...programmeUndoers,
	...yearUndoers,
	...entryUndoers,
	...explainUndoers,
	...roundArranging.undoers,
	...roundPublishing.undoers,
	...resolutionUndoers,
	...findingsUndoers,
	...practiceUndoers,
	...surveyUndoers,
	...preferenceUndoers
};

/** What is kept of the answers to what a room asks, to be counted. */
export const answerKeepers: AnswerKeepers = { survey: surveyKeeper };
keepAnswersBy(answerKeepers);

/** What stands in somebody's calendar. */
export const feedParts: readonly FeedPart[] = [taskFeed.feedPart, meetingFeed.feedPart, roundFeed];

/** What is made of what comes to the mailbox. */
export const mailTakers: MailTakers = { files: replyFiles, calendarAnswers };

/** What a serving portal does by itself. */
export const jobs: readonly Job[] = [
	...accountJobs.jobs,
	...peopleLeaving.jobs,
	...reminderJobs.jobsOf(waitingParts),
	...taskJobs.jobs,
	...requestJobs.jobs,
	...writtenJobs,
	mailboxJob(mailTakers),
	deliveryJob(mailKinds)
];

/** Opens an installation whose database is up to date; whoever opens it closes it. */
export function openPortal(config: Config = readConfig(process.env)): Promise<Installation> {
	return openInstallation(config);
}

let own: Promise<Installation> | undefined;

/** The installation of this process: opened once, at the first question. */
export function installation(): Promise<Installation> {
	own ??= openPortal();
	return own;
}

/** Starts what a serving portal does by itself, until the process is asked to end. */
export async function startPortal(): Promise<void> {
	const portal = await installation();
	await fillAccountKeys(portal).catch((fault: unknown) =>
		portal.log.error({ err: fault }, 'older accounts could not be made ready to be found')
	);
	await fillSearchTexts(portal.db).catch((fault: unknown) =>
		portal.log.error({ err: fault }, 'older people could not be made ready to be found')
	);
	const ticker = startTicker(portal, jobs);
	// adapter-node says this when the last request was answered.
	process.once('sveltekit:shutdown', async () => {
		await ticker.stop();
		await portal.db.close();
	});
}
