import type { Prisma } from '#lib/server/generated/sqlite/client.ts';

/*
 * What every text column of every model holds, as far as lawful redaction must know. The types hold this table complete: a
 * String column added to a model does not compile, and fails a test, until it says here what it is.
 */

/** Holds words of people, or JSON or an address of a page with them: searched and blackened. */
type Text = 'TEXT';
/** An address or a name in addresses, in which words are tied together: blackened as a whole, and stays unique. */
type Name = 'ADDRESS' | 'SLUG';
/** By it somebody signs in or is written to: shown, and changed on its own page or by pseudonymising. */
type Kept = 'KEPT_ADDRESS';
/** Made of another column, and made again when that one changes. */
type Made = { readonly madeOf: string };
/** Holds no words of people, and why. */
type Exempt = { readonly exempt: string };

export type Treatment = Text | Name | Kept | Made | Exempt;

const id: Exempt = { exempt: 'an id: made by chance, says nothing' };
const constant: Exempt = { exempt: 'one of a fixed set of words of the program' };
const date: Exempt = { exempt: 'a date' };
const wallTime: Exempt = { exempt: 'a time of day' };
const hash: Exempt = { exempt: 'a hash: what it was made of cannot be had back from it' };
const key: Exempt = { exempt: 'a key that the program makes' };

type Scalars<M extends Prisma.ModelName> = Prisma.TypeMap['model'][M]['payload']['scalars'];
type TextColumn<M extends Prisma.ModelName> = {
	[F in keyof Scalars<M>]-?: string extends NonNullable<Scalars<M>[F]> ? F : never;
}[keyof Scalars<M>] &
	string;
type Columns = { readonly [M in Prisma.ModelName]: Readonly<Record<TextColumn<M>, Treatment>> };

export const columns: Columns = {
	User: {
		...{ id, personId: id, role: constant, locale: constant, theme: constant, passwordHash: hash },
		...{ email: 'KEPT_ADDRESS', name: 'TEXT', sortKey: { madeOf: 'name' }, searchText: 'TEXT' }
	},
	Session: { id: hash, userId: id, userAgent: 'TEXT' },
	PersonalLink: { id, purpose: constant, userId: id, personId: id, subject: 'ADDRESS' },
	Attempt: { key: hash },
	PreparedDeed: {
		...{ id, deed: constant, subjectType: constant, subjectId: id, state: constant },
		...{ preparedById: id, decidedById: id },
		...{ input: 'TEXT', preparedBy: 'TEXT', decidedBy: 'TEXT', note: 'TEXT' }
	},
	AuditEvent: {
		...{ id, userId: id, deed: constant, subjectType: constant, subjectId: id, undoes: id },
		...{ actorName: 'TEXT', capacity: 'TEXT', before: 'TEXT', after: 'TEXT' }
	},
	Redaction: { id, userId: id, actorName: 'TEXT', reason: 'TEXT', places: { exempt: 'numbers, by model' } },
	Body: {
		...{ id, kind: constant, parentId: id, startDate: date, endDate: date, successorId: id },
		...{ slug: 'SLUG', name: 'TEXT', shortName: 'TEXT', decision: 'TEXT', endDecision: 'TEXT' },
		...{ note: 'TEXT', provenance: 'TEXT', ladder: constant, extendedBy: constant }
	},
	Mandate: {
		...{ id, bodyId: id, validFrom: date, validTo: date },
		...{ goal: 'TEXT', termText: 'TEXT', legalBasis: 'TEXT', tasksLead: 'TEXT', outcome: 'TEXT' },
		...{ decision: 'TEXT', provenance: 'TEXT' }
	},
	Institution: {
		...{ id, kind: constant, parentId: id, note: 'TEXT', provenance: 'TEXT' },
		sortKey: { madeOf: 'InstitutionName.name' }
	},
	InstitutionName: {
		...{ id, institutionId: id, validFrom: date, validTo: date },
		...{ name: 'TEXT', abbreviation: 'TEXT', basis: 'TEXT', provenance: 'TEXT' }
	},
	InstitutionSuccession: {
		...{ id, predecessorId: id, successorId: id, date },
		...{ basis: 'TEXT', provenance: 'TEXT' }
	},
	InstitutionContact: {
		...{ id, institutionId: id, personId: id, startDate: date, endDate: date },
		provenance: 'TEXT'
	},
	Person: {
		...{ id, locale: constant, email: 'KEPT_ADDRESS', sortKey: { madeOf: 'name' } },
		...{ name: 'TEXT', title: 'TEXT', phone: 'TEXT', note: 'TEXT', provenance: 'TEXT', searchText: 'TEXT' }
	},
	Post: {
		...{ id, bodyId: id, role: constant, startDate: date, endDate: date, delegationRequestedOn: date },
		...{ label: 'TEXT', basis: 'TEXT', note: 'TEXT', provenance: 'TEXT' }
	},
	PostInstitution: { postId: id, institutionId: id },
	Membership: {
		...{ id, postId: id, personId: id, kind: constant, startDate: date, endDate: date },
		...{ basis: 'TEXT', endBasis: 'TEXT', provenance: 'TEXT' }
	},
	Absence: { id, personId: id, startDate: date, endDate: date, note: 'TEXT' },
	Attachment: { id, type: constant, sha256: hash, name: 'TEXT', provenance: 'TEXT' },
	AttachmentContent: { attachmentId: id },
	OutboxMessage: {
		...{ id, kind: constant, subject: key, occurrence: key, userId: id, personId: id, locale: constant },
		...{ messageId: key, state: constant, leasedBy: key, batchId: id, doubt: constant },
		...{ recipient: 'ADDRESS', recipientName: 'TEXT', facts: 'TEXT', error: 'TEXT' }
	},
	MailAddress: { address: 'ADDRESS', lastError: 'TEXT' },
	MailPreference: {
		...{ recipientId: id, rhythm: constant, pausedFrom: date, pausedUntil: date },
		stoppedVia: constant
	},
	IncomingMail: {
		...{ id, messageId: key, kind: constant, state: constant },
		...{ answersId: id, personId: id, taskId: id, entryId: id },
		...{ fromAddress: 'ADDRESS', fromName: 'TEXT', subject: 'TEXT', text: 'TEXT', decidedBy: 'TEXT' },
		leftFiles: 'TEXT'
	},
	IncomingFile: { mailId: id, attachmentId: id },
	MailBatch: {
		...{ id, kind: constant, createdById: id },
		...{ subject: 'TEXT', createdBy: 'TEXT', calledBackBy: 'TEXT' }
	},
	ReminderNotice: {
		id,
		taskId: id,
		recipientId: id,
		due: date,
		step: constant,
		plannedOn: date,
		messageId: id
	},
	ReminderDay: { date },
	WriteLock: {},
	Revision: { id: constant },
	Setting: { key, value: 'TEXT' },
	Task: {
		...{ id, bodyId: id, parentId: id, seriesId: id, status: constant, closedAs: constant },
		...{ due: date, dueKey: date, originalDue: date, closedOn: date, registeredOn: date },
		...{ ladder: constant, recurrence: constant, occurrence: date, restrictedUntil: date },
		...{ code: 'TEXT', title: 'TEXT', description: 'TEXT', expectedResult: 'TEXT', dueText: 'TEXT' },
		...{ closedBy: 'TEXT', restrictedBasis: 'TEXT', note: 'TEXT', provenance: 'TEXT' },
		...{ searchText: 'TEXT', sortKey: { madeOf: 'title' } }
	},
	TaskWord: { word: { madeOf: 'Task.searchText' }, taskId: id },
	TaskSource: {
		...{ id, taskId: id, kind: constant, due: date, date, controlEndedOn: date, attachmentId: id },
		...{ reference: 'TEXT', author: 'TEXT', dueText: 'TEXT', controlEndedBy: 'TEXT', provenance: 'TEXT' }
	},
	ExtensionRequest: {
		...{ id, taskId: id, sourceId: id, attachmentId: id, fromDue: date, toDue: date, grantedDue: date },
		...{ userId: id, personId: id, postId: id, institutionId: id, decidedById: id },
		...{ via: constant, decider: constant, state: constant },
		...{ reason: 'TEXT', askedBy: 'TEXT', capacity: 'TEXT', decidedBy: 'TEXT', decidedAs: 'TEXT' },
		...{ decision: 'TEXT', note: 'TEXT' }
	},
	TaskAssignment: { id, taskId: id, role: constant, institutionId: id, postId: id },
	ProgressEntry: {
		...{ id, taskId: id, kind: constant, statusBefore: constant, statusAfter: constant, via: constant },
		...{ userId: id, personId: id, postId: id, institutionId: id, restrictedUntil: date },
		...{ text: 'TEXT', authorName: 'TEXT', capacity: 'TEXT', decision: 'TEXT', details: 'TEXT' },
		...{ restrictedBasis: 'TEXT', withdrawnBy: 'TEXT', withdrawnReason: 'TEXT' }
	},
	TaskDocument: {
		...{ id, taskId: id, entryId: id, audience: constant, restrictedUntil: date },
		...{ title: 'TEXT', restrictedBasis: 'TEXT', withdrawnBy: 'TEXT', withdrawnReason: 'TEXT' }
	},
	TaskDocumentVersion: {
		...{ id, documentId: id, attachmentId: id, userId: id },
		...{ authorName: 'TEXT', capacity: 'TEXT', note: 'TEXT' }
	},
	CalendarDay: { date, kind: constant, pairedWith: date, name: 'TEXT', source: 'TEXT' },
	CalendarYear: { year: key, source: 'TEXT' },
	Drafting: {
		...{ id, subject: key, userId: id, personId: id, postId: id, institutionId: id, entryId: id },
		...{ locale: constant, state: constant, due: date, specialistEmail: 'ADDRESS' },
		...{ askedBy: 'TEXT', capacity: 'TEXT', specialistName: 'TEXT', message: 'TEXT', answer: 'TEXT' },
		note: 'TEXT'
	},
	DraftingFile: { draftingId: id, attachmentId: id },
	Request: {
		...{ id, bodyId: id, askedById: id, state: constant, due: date, subject: key },
		...{ title: 'TEXT', text: 'TEXT', template: 'TEXT', askedBy: 'TEXT', closedBy: 'TEXT' },
		provenance: 'TEXT'
	},
	RequestPart: { id, requestId: id, subject: key, code: 'TEXT', text: 'TEXT' },
	Answer: {
		...{ id, requestId: id, partId: id, institutionId: id, postId: id, draftById: id, key, role: constant },
		...{ state: constant, due: date, firstSentOn: date, sentOn: date, label: 'TEXT', draft: 'TEXT' },
		...{ draftBy: 'TEXT', acceptedBy: 'TEXT', withdrawnBy: 'TEXT', withdrawnReason: 'TEXT' },
		provenance: 'TEXT'
	},
	AnswerVersion: {
		...{ id, answerId: id, userId: id, personId: id, postId: id, institutionId: id, letterId: id },
		...{ via: constant, sentOn: date, content: 'TEXT', authorName: 'TEXT', capacity: 'TEXT', note: 'TEXT' }
	},
	AnswerLetter: {
		...{ id, requestId: id, institutionId: id, date, receivedOn: date, number: 'TEXT' },
		...{ signatory: 'TEXT', preparer: 'TEXT', rest: 'TEXT', registeredBy: 'TEXT' }
	},
	AnswerLetterFile: { letterId: id, attachmentId: id },
	AnswerLetterUpload: { attachmentId: id, letterId: id, requestId: id, userId: id },
	AnswerVersionFile: { versionId: id, attachmentId: id },
	AnswerDraftFile: { answerId: id, attachmentId: id },
	AnswerStep: {
		...{ id, answerId: id, versionId: id, userId: id, kind: constant, dueBefore: date },
		...{ text: 'TEXT', authorName: 'TEXT', capacity: 'TEXT' }
	},
	AnswerEvent: {
		...{ id, answerId: id, date, until: date, firstDay: date, lastDay: date, text: 'TEXT' }
	},
	AnswerFigure: {
		...{ id, answerId: id, figureId: key, partOf: key, from: date, until: date },
		...{ name: 'TEXT', nameKey: { madeOf: 'name' }, unit: 'TEXT' }
	},
	Resolution: {
		...{ id, bodyId: id, predecessorId: id, control: constant, date, receivedOn: date, closedOn: date },
		...{ number: 'TEXT', numberKey: { madeOf: 'number' }, issuer: 'TEXT', issuerKey: { madeOf: 'issuer' } },
		...{ issuerName: 'TEXT', documentNumber: 'TEXT', subject: 'TEXT', text: 'TEXT', closedBy: 'TEXT' },
		...{ closedNote: 'TEXT', searchText: 'TEXT', provenance: 'TEXT' }
	},
	ResolutionPoint: {
		...{ id, resolutionId: id, bodyId: id, due: date, originalDue: date, endedOn: date, code: 'TEXT' },
		...{ text: 'TEXT', dueText: 'TEXT', endedBy: 'TEXT', outcome: 'TEXT', provenance: 'TEXT' }
	},
	ResolutionPointInstitution: { pointId: id, institutionId: id, role: constant },
	ResolutionPointTask: { pointId: id, taskId: id, sourceId: id, relation: constant },
	ResolutionDocument: {
		...{ id, resolutionId: id, attachmentId: id, userId: id, title: 'TEXT', authorName: 'TEXT' },
		...{ withdrawnBy: 'TEXT', withdrawnReason: 'TEXT' }
	},
	ResolutionExtension: {
		...{ id, resolutionId: id, reportId: id, pointId: id, attachmentId: id, fromDue: date, toDue: date },
		...{ decidedOn: date, reason: 'TEXT', decision: 'TEXT', recordedBy: 'TEXT', withdrawnBy: 'TEXT' }
	},
	Report: {
		...{ id, resolutionId: id, kind: constant, status: constant, previousId: id, itemId: id },
		...{ decisionId: id, due: date, originalDue: date, dueUnit: constant, approvedOn: date },
		...{ signedOn: date, sentOn: date, publishing: constant, title: 'TEXT', dueText: 'TEXT' },
		...{ template: 'TEXT', introduction: 'TEXT', approvedBy: 'TEXT', decision: 'TEXT', signatory: 'TEXT' },
		...{ documentNumber: 'TEXT', sentTo: 'TEXT', sentVia: 'TEXT', recordedBy: 'TEXT', provenance: 'TEXT' }
	},
	ReportStep: { id, reportId: id, kind: constant, due: date, doneOn: date },
	ReportSection: { id, reportId: id, theme: 'TEXT', provenance: 'TEXT' },
	ReportSectionPoint: { sectionId: id, pointId: id },
	ReportParagraph: {
		...{ id, reportId: id, sectionId: id, field: key, sourceKind: constant, sourceId: id },
		...{ sourceVersionId: id, heading: 'TEXT', text: 'TEXT', sourceText: 'TEXT' }
	},
	ReportPlan: {
		...{ id, reportId: id, paragraphId: id, taskId: id, group: 'TEXT', text: 'TEXT', provenance: 'TEXT' }
	},
	ReportOutcome: { id, reportId: id, planId: id, text: 'TEXT', sourceText: 'TEXT' },
	ReportVersion: {
		...{ id, reportId: id, kind: constant, sha256: hash, commentsUntil: date },
		...{ content: 'TEXT', madeBy: 'TEXT', note: 'TEXT' }
	},
	ReportComment: {
		...{ id, versionId: id, place: key, userId: id, personId: id, postId: id, state: constant },
		...{ quote: 'TEXT', text: 'TEXT', authorName: 'TEXT', capacity: 'TEXT', answer: 'TEXT' },
		answeredBy: 'TEXT'
	},
	ReportDocument: {
		...{ id, reportId: id, attachmentId: id, userId: id, title: 'TEXT', authorName: 'TEXT' },
		...{ signatures: 'TEXT', match: constant, withdrawnBy: 'TEXT', withdrawnReason: 'TEXT' }
	},
	Round: {
		...{ id, requestId: id, previousId: id, bodyId: id, asOf: date, publishing: constant, title: 'TEXT' },
		...{ organiser: 'TEXT', introduction: 'TEXT', searchText: 'TEXT', provenance: 'TEXT' }
	},
	RoundSummary: { id, roundId: id, sha256: hash, content: 'TEXT', madeBy: 'TEXT', note: 'TEXT' },
	Programme: {
		...{ id, bodyId: id, previousId: id, orderedOn: date, state: constant, publishing: constant },
		...{ title: 'TEXT', basis: 'TEXT', order: 'TEXT', orderedBy: 'TEXT', goals: 'TEXT', tasks: 'TEXT' },
		...{ searchText: 'TEXT', provenance: 'TEXT' }
	},
	ProgrammeChapter: {
		...{ id, programmeId: id, number: 'TEXT', numberKey: { madeOf: 'number' } },
		...{ title: 'TEXT', text: 'TEXT', goals: 'TEXT', tasks: 'TEXT' }
	},
	Measure: {
		...{ id, programmeId: id, chapterId: id, institutionId: id, taskId: id, carriedFromId: id, due: date },
		...{ number: 'TEXT', numberKey: { madeOf: 'number' }, title: 'TEXT', justification: 'TEXT' },
		...{ description: 'TEXT', dueText: 'TEXT', shortfall: 'TEXT', searchText: 'TEXT', provenance: 'TEXT' }
	},
	MeasureResult: { id, measureId: id, text: 'TEXT', unit: 'TEXT' },
	MeasureEntry: {
		...{ id, measureId: id, resultId: id, progressId: id, userId: id, personId: id, postId: id },
		...{ institutionId: id, kind: constant, via: constant, asOf: date, text: 'TEXT', authorName: 'TEXT' },
		...{ capacity: 'TEXT', withdrawnBy: 'TEXT', withdrawnReason: 'TEXT' }
	},
	MeasureTask: { measureId: id, taskId: id },
	Municipality: { institutionId: id, region: constant, from: date, until: date, provenance: 'TEXT' },
	Survey: {
		...{ id, asOf: date, requestId: id, bodyId: id, publishing: constant, title: 'TEXT' },
		...{ conclusions: 'TEXT', published: 'TEXT', searchText: 'TEXT', provenance: 'TEXT' }
	},
	SurveyEntry: {
		...{ id, surveyId: id, answerId: id, institutionId: id, region: constant },
		...{ periodFrom: date, periodUntil: date }
	},
	SurveyMark: { entryId: id, question: key, row: key, option: key },
	GoodPractice: {
		...{ id, surveyId: id, answerId: id, practiceId: id, institutionId: id, text: 'TEXT', link: 'TEXT' },
		...{ said: 'TEXT', searchText: 'TEXT', provenance: 'TEXT' }
	},
	GuideDraft: {
		...{ id, institutionId: id, userId: id, personId: id, title: 'TEXT', content: 'TEXT', savedBy: 'TEXT' }
	},
	SavedFilter: { id, userId: id, name: 'TEXT', query: 'TEXT' },
	BodyRules: { bodyId: id, quorumKind: constant, majority: constant, doubleSeats: constant },
	Meeting: {
		...{ id, kind: constant, status: constant, bodyId: id, turnedIntoId: id, publishing: constant },
		...{ date, dateKey: date, answerBy: date, commentsUntil: date },
		...{ startTime: wallTime, endTime: wallTime, openedTime: wallTime, closedTime: wallTime },
		...{ chairPostId: id, chairPersonId: id, writerPersonId: id, writerUserId: id },
		...{ title: 'TEXT', place: 'TEXT', link: 'TEXT', invitationText: 'TEXT', chairName: 'TEXT' },
		...{ writerName: 'TEXT', docNumber: 'TEXT', fileIndex: 'TEXT', cancelReason: 'TEXT' },
		...{ approvedBy: 'TEXT', rules: constant, provenance: 'TEXT', searchText: 'TEXT' }
	},
	MeetingBody: { meetingId: id, bodyId: id },
	MeetingDate: { id, meetingId: id, date, startTime: wallTime, endTime: wallTime },
	MeetingDateVote: { id, dateId: id, postId: id, personId: id, answer: constant, personName: 'TEXT' },
	AgendaItem: {
		...{ id, meetingId: id, kind: constant, outcome: constant, origin: constant, restrictedUntil: date },
		...{ presenterInstitutionId: id, presenterPersonId: id, fromItemId: id, taskId: id, layingId: id },
		...{ planItemId: id, title: 'TEXT', description: 'TEXT', presenterText: 'TEXT' },
		...{ restrictedBasis: 'TEXT', provenance: 'TEXT' }
	},
	MeetingDocument: {
		...{ id, meetingId: id, itemId: id, attachmentId: id, userId: id, replacesId: id },
		...{ audience: constant, restrictedUntil: date, title: 'TEXT', address: 'TEXT', authorName: 'TEXT' },
		...{ restrictedBasis: 'TEXT', withdrawnBy: 'TEXT', withdrawnReason: 'TEXT' }
	},
	MeetingReply: {
		...{ id, meetingId: id, postId: id, userId: id, personId: id, answer: constant, via: constant },
		...{ personName: 'TEXT', substituteName: 'TEXT', substituteTitle: 'TEXT', note: 'TEXT' }
	},
	Attendance: {
		...{ id, meetingId: id, postId: id, bodyId: id, personId: id, role: constant, state: constant },
		...{ substituteId: id, cameItemId: id, leftItemId: id },
		...{ personName: 'TEXT', personTitle: 'TEXT', label: 'TEXT', institution: 'TEXT' },
		...{ substituteName: 'TEXT', substituteTitle: 'TEXT', note: 'TEXT' }
	},
	MeetingGuest: {
		...{ id, meetingId: id, cameItemId: id, leftItemId: id },
		...{ name: 'TEXT', title: 'TEXT', institution: 'TEXT' }
	},
	MinutesPart: {
		...{ id, meetingId: id, place: key, kind: constant, userId: id, formId: id },
		...{ text: 'TEXT', writtenBy: 'TEXT' }
	},
	Decision: { id, meetingId: id, itemId: id, text: 'TEXT', provenance: 'TEXT' },
	DecisionTask: { decisionId: id, taskId: id, sourceId: id, relation: constant },
	Dissent: {
		...{ id, decisionId: id, postId: id, personId: id, attachmentId: id },
		...{ authorName: 'TEXT', capacity: 'TEXT', text: 'TEXT', recordedBy: 'TEXT' }
	},
	MinutesVersion: {
		...{ id, meetingId: id, kind: constant, sha256: hash, attachmentId: id, commentsUntil: date },
		...{ content: 'TEXT', madeBy: 'TEXT', note: 'TEXT' }
	},
	MinutesComment: {
		...{ id, versionId: id, anchor: key, userId: id, personId: id, postId: id },
		...{ via: constant, state: constant, quote: 'TEXT', text: 'TEXT', authorName: 'TEXT' },
		...{ capacity: 'TEXT', answer: 'TEXT', decidedBy: 'TEXT' }
	},
	MinutesCorrection: {
		...{ id, meetingId: id, date, itemId: id },
		...{ text: 'TEXT', authorName: 'TEXT', capacity: 'TEXT' }
	},
	SignedMinutes: {
		...{ id, meetingId: id, versionId: id, attachmentId: id, match: constant },
		...{ signatures: 'TEXT', uploadedBy: 'TEXT', withdrawnBy: 'TEXT' }
	},
	WrittenAnswer: {
		...{ id, itemId: id, postId: id, userId: id, personId: id, answer: constant, via: constant },
		...{ authorName: 'TEXT', capacity: 'TEXT', text: 'TEXT' }
	},
	Laying: {
		...{ id, taskId: id, bodyId: id, userId: id, personId: id, state: constant, decisionId: id },
		...{ text: 'TEXT', authorName: 'TEXT', capacity: 'TEXT', decidedBy: 'TEXT' }
	},
	WorkPlan: {
		...{ id, bodyId: id, state: constant, approvedOn: date, decision: 'TEXT', approvedBy: 'TEXT' }
	},
	WorkPlanItem: { id, planId: id, institutionId: id, theme: 'TEXT', ownerText: 'TEXT', note: 'TEXT' }
};

export type Searched = 'TEXT' | 'ADDRESS' | 'SLUG' | 'KEPT_ADDRESS';

/** The columns of a model that are searched, with what they hold. */
export function searchedColumns(model: Prisma.ModelName): readonly (readonly [name: string, is: Searched])[] {
	return Object.entries<Treatment>(columns[model]).flatMap(([name, is]) =>
		typeof is === 'string' ? [[name, is] as const] : []
	);
}

/** The models that have such columns. */
export const searchedModels = (Object.keys(columns) as Prisma.ModelName[]).filter(
	(model) => searchedColumns(model).length > 0
);

/** The fields that in every model hold no words of people: in the record of a change they are left as they are, too. */
export const fixedFields: ReadonlySet<string> = fieldsEverywhereExempt();

function fieldsEverywhereExempt(): Set<string> {
	const all = Object.values(columns).flatMap((model) => Object.entries<Treatment>(model));
	const spoken = new Set(all.filter(([, is]) => typeof is === 'string').map(([name]) => name));
	return new Set(all.map(([name]) => name).filter((name) => !spoken.has(name)));
}
