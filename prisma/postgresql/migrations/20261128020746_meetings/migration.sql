-- CreateTable
CREATE TABLE "BodyRules" (
    "bodyId" TEXT NOT NULL,
    "quorumKind" TEXT NOT NULL DEFAULT 'SHARE',
    "quorumPart" INTEGER NOT NULL DEFAULT 1,
    "quorumWhole" INTEGER NOT NULL DEFAULT 2,
    "quorumMore" BOOLEAN NOT NULL DEFAULT true,
    "quorumNumber" INTEGER,
    "majority" TEXT NOT NULL DEFAULT 'SIMPLE',
    "castingVote" BOOLEAN NOT NULL DEFAULT true,
    "dissentDays" INTEGER,
    "substitutesVote" BOOLEAN NOT NULL DEFAULT true,
    "doubleSeats" TEXT NOT NULL DEFAULT 'SEATS',
    "silenceCounts" BOOLEAN NOT NULL DEFAULT false,
    "papersDays" INTEGER NOT NULL DEFAULT 5,
    "invitedDays" INTEGER NOT NULL DEFAULT 10,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "BodyRules_pkey" PRIMARY KEY ("bodyId")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PLANNED',
    "bodyId" TEXT NOT NULL,
    "isExtraordinary" BOOLEAN NOT NULL DEFAULT false,
    "title" TEXT,
    "date" TEXT,
    "dateKey" TEXT NOT NULL,
    "startTime" TEXT,
    "endTime" TEXT,
    "openedTime" TEXT,
    "closedTime" TEXT,
    "place" TEXT,
    "link" TEXT,
    "invitationText" TEXT,
    "chairPostId" TEXT,
    "chairPersonId" TEXT,
    "chairName" TEXT,
    "writerPersonId" TEXT,
    "writerUserId" TEXT,
    "writerName" TEXT,
    "number" INTEGER,
    "year" INTEGER,
    "docNumber" TEXT,
    "fileIndex" TEXT,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "invitedAt" TIMESTAMP(3),
    "answerBy" TEXT,
    "silenceCounts" BOOLEAN,
    "turnedIntoId" TEXT,
    "heldAt" TIMESTAMP(3),
    "cancelledAt" TIMESTAMP(3),
    "cancelReason" TEXT,
    "commentsUntil" TEXT,
    "approvedAt" TIMESTAMP(3),
    "approvedBy" TEXT,
    "rules" TEXT,
    "publishing" TEXT NOT NULL DEFAULT 'NONE',
    "publishedAt" TIMESTAMP(3),
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "searchText" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeetingBody" (
    "meetingId" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "MeetingBody_pkey" PRIMARY KEY ("meetingId","bodyId")
);

-- CreateTable
CREATE TABLE "MeetingDate" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "startTime" TEXT NOT NULL,
    "endTime" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "MeetingDate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeetingDateVote" (
    "id" TEXT NOT NULL,
    "dateId" TEXT NOT NULL,
    "postId" TEXT NOT NULL,
    "personId" TEXT,
    "personName" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MeetingDateVote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'DISCUSSION',
    "description" TEXT,
    "presenterInstitutionId" TEXT,
    "presenterPersonId" TEXT,
    "presenterText" TEXT,
    "minutesPlanned" INTEGER,
    "isPublic" BOOLEAN NOT NULL DEFAULT true,
    "restrictedBasis" TEXT,
    "restrictedUntil" TEXT,
    "outcome" TEXT,
    "origin" TEXT NOT NULL DEFAULT 'OWN',
    "fromItemId" TEXT,
    "taskId" TEXT,
    "layingId" TEXT,
    "planItemId" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AgendaItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeetingDocument" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "itemId" TEXT,
    "title" TEXT NOT NULL,
    "attachmentId" TEXT,
    "address" TEXT,
    "audience" TEXT NOT NULL DEFAULT 'COUNCIL',
    "restrictedBasis" TEXT,
    "restrictedUntil" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMP(3) NOT NULL,
    "userId" TEXT,
    "authorName" TEXT NOT NULL,
    "replacesId" TEXT,
    "withdrawnAt" TIMESTAMP(3),
    "withdrawnBy" TEXT,
    "withdrawnReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "MeetingDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeetingReply" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "postId" TEXT NOT NULL,
    "userId" TEXT,
    "personId" TEXT,
    "personName" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "substituteName" TEXT,
    "substituteTitle" TEXT,
    "note" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "via" TEXT NOT NULL DEFAULT 'PORTAL',
    "sequence" INTEGER NOT NULL,

    CONSTRAINT "MeetingReply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "postId" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "personId" TEXT,
    "personName" TEXT,
    "personTitle" TEXT,
    "label" TEXT NOT NULL,
    "institution" TEXT,
    "role" TEXT NOT NULL,
    "votingRight" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT,
    "substituteName" TEXT,
    "substituteTitle" TEXT,
    "substituteId" TEXT,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "cameItemId" TEXT,
    "leftItemId" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeetingGuest" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT,
    "institution" TEXT,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "cameItemId" TEXT,
    "leftItemId" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "MeetingGuest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MinutesPart" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "userId" TEXT,
    "writtenBy" TEXT NOT NULL,
    "formId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "MinutesPart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "votesFor" INTEGER,
    "votesAgainst" INTEGER,
    "votesAbstained" INTEGER,
    "isCast" BOOLEAN NOT NULL DEFAULT false,
    "isPublic" BOOLEAN NOT NULL DEFAULT true,
    "asksNothing" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DecisionTask" (
    "decisionId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "sourceId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DecisionTask_pkey" PRIMARY KEY ("decisionId","taskId")
);

-- CreateTable
CREATE TABLE "Dissent" (
    "id" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "postId" TEXT,
    "personId" TEXT,
    "authorName" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "attachmentId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "recordedBy" TEXT,
    "withdrawnAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Dissent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MinutesVersion" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "madeBy" TEXT NOT NULL,
    "note" TEXT,
    "commentsUntil" TEXT,
    "attachmentId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "MinutesVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MinutesComment" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "anchor" TEXT,
    "quote" TEXT,
    "text" TEXT NOT NULL,
    "userId" TEXT,
    "personId" TEXT,
    "postId" TEXT,
    "authorName" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "via" TEXT NOT NULL DEFAULT 'PORTAL',
    "state" TEXT NOT NULL DEFAULT 'OPEN',
    "answer" TEXT,
    "decidedAt" TIMESTAMP(3),
    "decidedBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "MinutesComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MinutesCorrection" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "itemId" TEXT,
    "text" TEXT NOT NULL,
    "authorName" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MinutesCorrection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignedMinutes" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "attachmentId" TEXT NOT NULL,
    "signatures" TEXT NOT NULL,
    "match" TEXT NOT NULL,
    "uploadedBy" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "withdrawnAt" TIMESTAMP(3),
    "withdrawnBy" TEXT,

    CONSTRAINT "SignedMinutes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WrittenAnswer" (
    "id" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "postId" TEXT NOT NULL,
    "userId" TEXT,
    "personId" TEXT,
    "authorName" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "text" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "via" TEXT NOT NULL DEFAULT 'PORTAL',

    CONSTRAINT "WrittenAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Laying" (
    "id" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "userId" TEXT,
    "personId" TEXT,
    "authorName" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'WAITING',
    "decisionId" TEXT,
    "decidedAt" TIMESTAMP(3),
    "decidedBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Laying_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkPlan" (
    "id" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'DRAFT',
    "approvedOn" TEXT,
    "decision" TEXT,
    "approvedAt" TIMESTAMP(3),
    "approvedBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "WorkPlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkPlanItem" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "theme" TEXT NOT NULL,
    "quarter" INTEGER NOT NULL,
    "institutionId" TEXT,
    "ownerText" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "WorkPlanItem_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Meeting_dateKey_id_idx" ON "Meeting"("dateKey", "id");

-- CreateIndex
CREATE INDEX "Meeting_bodyId_dateKey_idx" ON "Meeting"("bodyId", "dateKey");

-- CreateIndex
CREATE INDEX "Meeting_status_dateKey_idx" ON "Meeting"("status", "dateKey");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_bodyId_kind_year_number_key" ON "Meeting"("bodyId", "kind", "year", "number");

-- CreateIndex
CREATE INDEX "MeetingBody_bodyId_idx" ON "MeetingBody"("bodyId");

-- CreateIndex
CREATE INDEX "MeetingDate_meetingId_position_idx" ON "MeetingDate"("meetingId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "MeetingDateVote_dateId_postId_key" ON "MeetingDateVote"("dateId", "postId");

-- CreateIndex
CREATE INDEX "AgendaItem_meetingId_position_idx" ON "AgendaItem"("meetingId", "position");

-- CreateIndex
CREATE INDEX "AgendaItem_taskId_idx" ON "AgendaItem"("taskId");

-- CreateIndex
CREATE INDEX "AgendaItem_fromItemId_idx" ON "AgendaItem"("fromItemId");

-- CreateIndex
CREATE INDEX "AgendaItem_layingId_idx" ON "AgendaItem"("layingId");

-- CreateIndex
CREATE INDEX "AgendaItem_planItemId_idx" ON "AgendaItem"("planItemId");

-- CreateIndex
CREATE INDEX "MeetingDocument_meetingId_position_idx" ON "MeetingDocument"("meetingId", "position");

-- CreateIndex
CREATE INDEX "MeetingDocument_itemId_idx" ON "MeetingDocument"("itemId");

-- CreateIndex
CREATE INDEX "MeetingDocument_attachmentId_idx" ON "MeetingDocument"("attachmentId");

-- CreateIndex
CREATE INDEX "MeetingReply_meetingId_postId_at_idx" ON "MeetingReply"("meetingId", "postId", "at");

-- CreateIndex
CREATE INDEX "Attendance_personId_idx" ON "Attendance"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Attendance_meetingId_postId_key" ON "Attendance"("meetingId", "postId");

-- CreateIndex
CREATE INDEX "MeetingGuest_meetingId_position_idx" ON "MeetingGuest"("meetingId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "MinutesPart_meetingId_place_kind_key" ON "MinutesPart"("meetingId", "place", "kind");

-- CreateIndex
CREATE INDEX "Decision_meetingId_itemId_position_idx" ON "Decision"("meetingId", "itemId", "position");

-- CreateIndex
CREATE INDEX "DecisionTask_taskId_idx" ON "DecisionTask"("taskId");

-- CreateIndex
CREATE INDEX "Dissent_decisionId_idx" ON "Dissent"("decisionId");

-- CreateIndex
CREATE UNIQUE INDEX "MinutesVersion_meetingId_number_key" ON "MinutesVersion"("meetingId", "number");

-- CreateIndex
CREATE INDEX "MinutesComment_versionId_state_idx" ON "MinutesComment"("versionId", "state");

-- CreateIndex
CREATE INDEX "MinutesCorrection_meetingId_date_idx" ON "MinutesCorrection"("meetingId", "date");

-- CreateIndex
CREATE INDEX "SignedMinutes_meetingId_idx" ON "SignedMinutes"("meetingId");

-- CreateIndex
CREATE INDEX "WrittenAnswer_itemId_postId_at_idx" ON "WrittenAnswer"("itemId", "postId", "at");

-- CreateIndex
CREATE INDEX "Laying_taskId_idx" ON "Laying"("taskId");

-- CreateIndex
CREATE INDEX "Laying_bodyId_state_idx" ON "Laying"("bodyId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "WorkPlan_bodyId_year_key" ON "WorkPlan"("bodyId", "year");

-- CreateIndex
CREATE INDEX "WorkPlanItem_planId_quarter_position_idx" ON "WorkPlanItem"("planId", "quarter", "position");

-- AddForeignKey
ALTER TABLE "BodyRules" ADD CONSTRAINT "BodyRules_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingBody" ADD CONSTRAINT "MeetingBody_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingBody" ADD CONSTRAINT "MeetingBody_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingDate" ADD CONSTRAINT "MeetingDate_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingDateVote" ADD CONSTRAINT "MeetingDateVote_dateId_fkey" FOREIGN KEY ("dateId") REFERENCES "MeetingDate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingDocument" ADD CONSTRAINT "MeetingDocument_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingDocument" ADD CONSTRAINT "MeetingDocument_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingDocument" ADD CONSTRAINT "MeetingDocument_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingReply" ADD CONSTRAINT "MeetingReply_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingGuest" ADD CONSTRAINT "MeetingGuest_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesPart" ADD CONSTRAINT "MinutesPart_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DecisionTask" ADD CONSTRAINT "DecisionTask_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dissent" ADD CONSTRAINT "Dissent_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dissent" ADD CONSTRAINT "Dissent_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesVersion" ADD CONSTRAINT "MinutesVersion_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesVersion" ADD CONSTRAINT "MinutesVersion_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesComment" ADD CONSTRAINT "MinutesComment_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "MinutesVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesCorrection" ADD CONSTRAINT "MinutesCorrection_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignedMinutes" ADD CONSTRAINT "SignedMinutes_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignedMinutes" ADD CONSTRAINT "SignedMinutes_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WrittenAnswer" ADD CONSTRAINT "WrittenAnswer_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkPlan" ADD CONSTRAINT "WorkPlan_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkPlanItem" ADD CONSTRAINT "WorkPlanItem_planId_fkey" FOREIGN KEY ("planId") REFERENCES "WorkPlan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
