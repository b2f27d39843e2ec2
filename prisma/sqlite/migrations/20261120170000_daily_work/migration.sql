-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN "undoes" TEXT;

-- AlterTable
ALTER TABLE "Body" ADD COLUMN "endDecision" TEXT;
ALTER TABLE "Body" ADD COLUMN "successorId" TEXT;

-- AlterTable
ALTER TABLE "Mandate" ADD COLUMN "decision" TEXT;

-- AlterTable
ALTER TABLE "InstitutionName" ADD COLUMN "basis" TEXT;

-- AlterTable
ALTER TABLE "Post" ADD COLUMN "basis" TEXT;
ALTER TABLE "Post" ADD COLUMN "delegationRequestedOn" TEXT;

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN "endBasis" TEXT;

-- AlterTable
ALTER TABLE "Attachment" ADD COLUMN "redactedAt" DATETIME;

-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN "batchId" TEXT;

-- AlterTable
ALTER TABLE "Task" ADD COLUMN "occurrence" TEXT;
ALTER TABLE "Task" ADD COLUMN "recurrence" TEXT;
ALTER TABLE "Task" ADD COLUMN "restrictedBasis" TEXT;
ALTER TABLE "Task" ADD COLUMN "restrictedUntil" TEXT;
ALTER TABLE "Task" ADD COLUMN "seriesId" TEXT;

-- AlterTable
ALTER TABLE "TaskSource" ADD COLUMN "controlEndedBy" TEXT;
ALTER TABLE "TaskSource" ADD COLUMN "date" TEXT;

-- CreateTable
CREATE TABLE "PreparedDeed" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deed" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'WAITING',
    "preparedAt" DATETIME NOT NULL,
    "preparedById" TEXT,
    "preparedBy" TEXT NOT NULL,
    "decidedAt" DATETIME,
    "decidedById" TEXT,
    "decidedBy" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "Redaction" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "userId" TEXT,
    "actorName" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "places" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "startDate" TEXT NOT NULL,
    "endDate" TEXT NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Absence_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MailBatch" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "createdById" TEXT,
    "createdBy" TEXT NOT NULL,
    "calledBackAt" DATETIME,
    "calledBackBy" TEXT
);

-- CreateTable
CREATE TABLE "TaskDocument" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "taskId" TEXT NOT NULL,
    "entryId" TEXT,
    "title" TEXT NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'COUNCIL',
    "restrictedBasis" TEXT,
    "restrictedUntil" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "withdrawnAt" DATETIME,
    "withdrawnBy" TEXT,
    "withdrawnReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "TaskDocument_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TaskDocumentVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "documentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "attachmentId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "userId" TEXT,
    "authorName" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "note" TEXT,
    CONSTRAINT "TaskDocumentVersion_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "TaskDocument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TaskDocumentVersion_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TaskWord" (
    "word" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,

    PRIMARY KEY ("word", "taskId"),
    CONSTRAINT "TaskWord_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "TaskWord_taskId_idx" ON "TaskWord"("taskId");

-- CreateTable
CREATE TABLE "SavedFilter" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "isShared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "SavedFilter_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- By hand: SQLite adds these without writing the table anew.
ALTER TABLE "User" ADD COLUMN "theme" TEXT;
ALTER TABLE "User" ADD COLUMN "passwordHash" TEXT;
ALTER TABLE "User" ADD COLUMN "passwordChangedAt" DATETIME;
ALTER TABLE "User" ADD COLUMN "invitedAt" DATETIME;
ALTER TABLE "User" ADD COLUMN "lastSeenAt" DATETIME;
ALTER TABLE "User" ADD COLUMN "sortKey" TEXT NOT NULL DEFAULT '';
ALTER TABLE "User" ADD COLUMN "searchText" TEXT NOT NULL DEFAULT '';
CREATE INDEX "User_sortKey_id_idx" ON "User"("sortKey", "id");
ALTER TABLE "Person" ADD COLUMN "title" TEXT;
ALTER TABLE "Person" ADD COLUMN "phone" TEXT;
ALTER TABLE "Person" ADD COLUMN "searchText" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Person" ADD COLUMN "pseudonymisedAt" DATETIME;
ALTER TABLE "ProgressEntry" ADD COLUMN "decision" TEXT;
ALTER TABLE "ProgressEntry" ADD COLUMN "details" TEXT;
ALTER TABLE "ProgressEntry" ADD COLUMN "isInternal" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "ProgressEntry" ADD COLUMN "restrictedBasis" TEXT;
ALTER TABLE "ProgressEntry" ADD COLUMN "restrictedUntil" TEXT;
ALTER TABLE "ProgressEntry" ADD COLUMN "withdrawnBy" TEXT;
ALTER TABLE "ProgressEntry" ADD COLUMN "withdrawnReason" TEXT;
CREATE INDEX "ProgressEntry_at_id_idx" ON "ProgressEntry"("at", "id");

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
CREATE INDEX "OutboxMessage_batchId_idx" ON "OutboxMessage"("batchId");

-- CreateIndex
CREATE INDEX "Task_inRegister_lastReportAt_idx" ON "Task"("inRegister", "lastReportAt");

-- CreateIndex
CREATE INDEX "Task_inRegister_bodyId_status_dueKey_restrictedUntil_idx" ON "Task"("inRegister", "bodyId", "status", "dueKey", "restrictedUntil");

-- CreateIndex
CREATE INDEX "Task_inRegister_status_lastReportAt_registeredOn_restrictedUntil_idx" ON "Task"("inRegister", "status", "lastReportAt", "registeredOn", "restrictedUntil");

-- CreateIndex
CREATE INDEX "AuditEvent_deed_at_id_idx" ON "AuditEvent"("deed", "at", "id");

-- CreateIndex
CREATE INDEX "Task_restrictedUntil_idx" ON "Task"("restrictedUntil");

-- CreateIndex
CREATE UNIQUE INDEX "Task_seriesId_occurrence_key" ON "Task"("seriesId", "occurrence");

-- By hand: whoever has signed in before needs no invitation.
UPDATE "User" SET "invitedAt" = "createdAt", "lastSeenAt" = "createdAt"
WHERE EXISTS (SELECT 1 FROM "PersonalLink" l WHERE l."userId" = "User"."id" AND l."usedAt" IS NOT NULL)
	OR EXISTS (SELECT 1 FROM "ProgressEntry" p WHERE p."userId" = "User"."id")
	OR EXISTS (SELECT 1 FROM "Session" s WHERE s."userId" = "User"."id");
