-- AlterTable
ALTER TABLE "User" ADD COLUMN     "invitedAt" TIMESTAMP(3),
ADD COLUMN     "lastSeenAt" TIMESTAMP(3),
ADD COLUMN     "passwordChangedAt" TIMESTAMP(3),
ADD COLUMN     "passwordHash" TEXT,
ADD COLUMN     "searchText" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sortKey" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "theme" TEXT;

-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN     "undoes" TEXT;

-- AlterTable
ALTER TABLE "Body" ADD COLUMN     "endDecision" TEXT,
ADD COLUMN     "successorId" TEXT;

-- AlterTable
ALTER TABLE "Mandate" ADD COLUMN     "decision" TEXT;

-- AlterTable
ALTER TABLE "InstitutionName" ADD COLUMN     "basis" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "phone" TEXT,
ADD COLUMN     "pseudonymisedAt" TIMESTAMP(3),
ADD COLUMN     "searchText" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "title" TEXT;

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "basis" TEXT,
ADD COLUMN     "delegationRequestedOn" TEXT;

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "endBasis" TEXT;

-- AlterTable
ALTER TABLE "Attachment" ADD COLUMN     "redactedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "batchId" TEXT;

-- AlterTable
ALTER TABLE "Task" ADD COLUMN     "occurrence" TEXT,
ADD COLUMN     "recurrence" TEXT,
ADD COLUMN     "restrictedBasis" TEXT,
ADD COLUMN     "restrictedUntil" TEXT,
ADD COLUMN     "seriesId" TEXT;

-- AlterTable
ALTER TABLE "TaskSource" ADD COLUMN     "controlEndedBy" TEXT,
ADD COLUMN     "date" TEXT;

-- AlterTable
ALTER TABLE "ProgressEntry" ADD COLUMN     "decision" TEXT,
ADD COLUMN     "details" TEXT,
ADD COLUMN     "isInternal" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "restrictedBasis" TEXT,
ADD COLUMN     "restrictedUntil" TEXT,
ADD COLUMN     "withdrawnBy" TEXT,
ADD COLUMN     "withdrawnReason" TEXT;

-- CreateTable
CREATE TABLE "PreparedDeed" (
    "id" TEXT NOT NULL,
    "deed" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'WAITING',
    "preparedAt" TIMESTAMP(3) NOT NULL,
    "preparedById" TEXT,
    "preparedBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMP(3),
    "decidedById" TEXT,
    "decidedBy" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PreparedDeed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Redaction" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "userId" TEXT,
    "actorName" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "places" TEXT NOT NULL,

    CONSTRAINT "Redaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "startDate" TEXT NOT NULL,
    "endDate" TEXT NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailBatch" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "startsAt" TIMESTAMP(3) NOT NULL,
    "createdById" TEXT,
    "createdBy" TEXT NOT NULL,
    "calledBackAt" TIMESTAMP(3),
    "calledBackBy" TEXT,

    CONSTRAINT "MailBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaskDocument" (
    "id" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "entryId" TEXT,
    "title" TEXT NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'COUNCIL',
    "restrictedBasis" TEXT,
    "restrictedUntil" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "withdrawnAt" TIMESTAMP(3),
    "withdrawnBy" TEXT,
    "withdrawnReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "TaskDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaskDocumentVersion" (
    "id" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "attachmentId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "userId" TEXT,
    "authorName" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "TaskDocumentVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaskWord" (
    "word" TEXT COLLATE "C" NOT NULL,
    "taskId" TEXT NOT NULL,

    CONSTRAINT "TaskWord_pkey" PRIMARY KEY ("word","taskId")
);
CREATE INDEX "TaskWord_taskId_idx" ON "TaskWord"("taskId");

-- CreateTable
CREATE TABLE "SavedFilter" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "isShared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SavedFilter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PreparedDeed_state_preparedAt_idx" ON "PreparedDeed"("state", "preparedAt");

-- CreateIndex
CREATE INDEX "PreparedDeed_subjectType_subjectId_idx" ON "PreparedDeed"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "Absence_personId_endDate_idx" ON "Absence"("personId", "endDate");

-- CreateIndex
CREATE INDEX "MailBatch_startsAt_idx" ON "MailBatch"("startsAt");

-- CreateIndex
CREATE INDEX "TaskDocument_taskId_position_idx" ON "TaskDocument"("taskId", "position");

-- CreateIndex
CREATE INDEX "TaskDocumentVersion_attachmentId_idx" ON "TaskDocumentVersion"("attachmentId");

-- CreateIndex
CREATE UNIQUE INDEX "TaskDocumentVersion_documentId_number_key" ON "TaskDocumentVersion"("documentId", "number");

-- CreateIndex
CREATE INDEX "SavedFilter_userId_idx" ON "SavedFilter"("userId");

-- CreateIndex
CREATE INDEX "SavedFilter_isShared_idx" ON "SavedFilter"("isShared");

-- CreateIndex
CREATE INDEX "User_sortKey_id_idx" ON "User"("sortKey", "id");

-- CreateIndex
CREATE INDEX "OutboxMessage_batchId_idx" ON "OutboxMessage"("batchId");

-- CreateIndex
CREATE INDEX "Task_inRegister_lastReportAt_idx" ON "Task"("inRegister", "lastReportAt");

-- CreateIndex
CREATE INDEX "Task_inRegister_bodyId_status_dueKey_restrictedUntil_idx" ON "Task"("inRegister", "bodyId", "status", "dueKey", "restrictedUntil");

-- CreateIndex
CREATE INDEX "Task_inRegister_status_lastReportAt_registeredOn_restricted_idx" ON "Task"("inRegister", "status", "lastReportAt", "registeredOn", "restrictedUntil");

-- CreateIndex
CREATE INDEX "AuditEvent_deed_at_id_idx" ON "AuditEvent"("deed", "at", "id");

-- CreateIndex
CREATE INDEX "Task_restrictedUntil_idx" ON "Task"("restrictedUntil");

-- CreateIndex
CREATE UNIQUE INDEX "Task_seriesId_occurrence_key" ON "Task"("seriesId", "occurrence");

-- CreateIndex
CREATE INDEX "ProgressEntry_at_id_idx" ON "ProgressEntry"("at", "id");

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskDocument" ADD CONSTRAINT "TaskDocument_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskDocumentVersion" ADD CONSTRAINT "TaskDocumentVersion_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "TaskDocument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskDocumentVersion" ADD CONSTRAINT "TaskDocumentVersion_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedFilter" ADD CONSTRAINT "SavedFilter_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskWord" ADD CONSTRAINT "TaskWord_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: sort keys and what is compared as plain dates, byte by byte, whatever the cluster's language is.
ALTER TABLE "User" ALTER COLUMN "sortKey" TYPE TEXT COLLATE "C", ALTER COLUMN "searchText" TYPE TEXT COLLATE "C";
ALTER TABLE "Person" ALTER COLUMN "searchText" TYPE TEXT COLLATE "C";
ALTER TABLE "Task" ALTER COLUMN "restrictedUntil" TYPE TEXT COLLATE "C", ALTER COLUMN "occurrence" TYPE TEXT COLLATE "C";

-- By hand: whoever has signed in before needs no invitation.
UPDATE "User" SET "invitedAt" = "createdAt", "lastSeenAt" = "createdAt"
WHERE EXISTS (SELECT 1 FROM "PersonalLink" l WHERE l."userId" = "User"."id" AND l."usedAt" IS NOT NULL)
	OR EXISTS (SELECT 1 FROM "ProgressEntry" p WHERE p."userId" = "User"."id")
	OR EXISTS (SELECT 1 FROM "Session" s WHERE s."userId" = "User"."id");
