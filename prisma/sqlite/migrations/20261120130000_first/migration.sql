-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "personId" TEXT,
    "role" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'lv',
    "disabledAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "userAgent" TEXT,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PersonalLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "purpose" TEXT NOT NULL,
    "userId" TEXT,
    "subject" TEXT,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "withdrawnAt" DATETIME,
    CONSTRAINT "PersonalLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attempt" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "count" INTEGER NOT NULL,
    "windowStart" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "userId" TEXT,
    "actorName" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "deed" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT
);

-- CreateTable
CREATE TABLE "Body" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "number" INTEGER,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "parentId" TEXT,
    "position" INTEGER NOT NULL,
    "startDate" TEXT,
    "endDate" TEXT,
    "decision" TEXT,
    "note" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Body_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Body" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Mandate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "bodyId" TEXT NOT NULL,
    "validFrom" TEXT,
    "validTo" TEXT,
    "goal" TEXT,
    "termText" TEXT,
    "legalBasis" TEXT,
    "tasksLead" TEXT,
    "outcome" TEXT,
    "provenance" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Mandate_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Institution" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "sortKey" TEXT NOT NULL,
    "parentId" TEXT,
    "unresolved" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Institution_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Institution" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InstitutionName" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "institutionId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "abbreviation" TEXT,
    "validFrom" TEXT,
    "validTo" TEXT,
    "provenance" TEXT,
    CONSTRAINT "InstitutionName_institutionId_fkey" FOREIGN KEY ("institutionId") REFERENCES "Institution" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InstitutionSuccession" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "predecessorId" TEXT NOT NULL,
    "successorId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "basis" TEXT,
    "provenance" TEXT,
    CONSTRAINT "InstitutionSuccession_predecessorId_fkey" FOREIGN KEY ("predecessorId") REFERENCES "Institution" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "InstitutionSuccession_successorId_fkey" FOREIGN KEY ("successorId") REFERENCES "Institution" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InstitutionContact" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "institutionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "startDate" TEXT,
    "endDate" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "InstitutionContact_institutionId_fkey" FOREIGN KEY ("institutionId") REFERENCES "Institution" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "InstitutionContact_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "sortKey" TEXT NOT NULL,
    "email" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'lv',
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "provenance" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "Post" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "bodyId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "votingRight" BOOLEAN NOT NULL DEFAULT true,
    "startDate" TEXT,
    "endDate" TEXT,
    "note" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Post_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PostInstitution" (
    "postId" TEXT NOT NULL,
    "institutionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("postId", "institutionId"),
    CONSTRAINT "PostInstitution_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PostInstitution_institutionId_fkey" FOREIGN KEY ("institutionId") REFERENCES "Institution" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "postId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "startDate" TEXT,
    "endDate" TEXT,
    "basis" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Membership_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT
);

-- CreateTable
CREATE TABLE "AttachmentContent" (
    "attachmentId" TEXT NOT NULL PRIMARY KEY,
    "bytes" BLOB NOT NULL,
    CONSTRAINT "AttachmentContent_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "occurrence" TEXT NOT NULL,
    "recipientName" TEXT NOT NULL,
    "userId" TEXT,
    "personId" TEXT,
    "locale" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "nextAttemptAt" DATETIME NOT NULL,
    "uselessAfter" DATETIME,
    "leaseUntil" DATETIME,
    "leasedBy" TEXT,
    "sentAt" DATETIME,
    "error" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "ReminderNotice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "taskId" TEXT NOT NULL,
    "recipientId" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "plannedOn" TEXT NOT NULL,
    "messageId" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "ReminderDay" (
    "date" TEXT NOT NULL PRIMARY KEY,
    "plannedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "WriteLock" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "turn" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Task" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "bodyId" TEXT NOT NULL,
    "parentId" TEXT,
    "position" INTEGER NOT NULL,
    "inRegister" BOOLEAN NOT NULL DEFAULT true,
    "code" TEXT,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "expectedResult" TEXT,
    "due" TEXT,
    "dueKey" TEXT NOT NULL,
    "originalDue" TEXT,
    "dueText" TEXT,
    "status" TEXT NOT NULL DEFAULT 'NEEDS_ACTION',
    "closedAs" TEXT,
    "closedOn" TEXT,
    "closedBy" TEXT,
    "underControl" BOOLEAN NOT NULL DEFAULT false,
    "registeredOn" TEXT NOT NULL,
    "lastReportAt" DATETIME,
    "searchText" TEXT NOT NULL,
    "sortKey" TEXT NOT NULL,
    "note" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Task_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TaskSource" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "taskId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "due" TEXT,
    "dueText" TEXT,
    "controlEndedOn" TEXT,
    "attachmentId" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "provenance" TEXT,
    CONSTRAINT "TaskSource_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TaskSource_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TaskAssignment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "taskId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "institutionId" TEXT,
    "postId" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "TaskAssignment_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProgressEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "taskId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "text" TEXT NOT NULL,
    "statusBefore" TEXT NOT NULL,
    "statusAfter" TEXT NOT NULL,
    "userId" TEXT,
    "personId" TEXT,
    "postId" TEXT,
    "institutionId" TEXT,
    "authorName" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "via" TEXT NOT NULL DEFAULT 'PORTAL',
    "withdrawnAt" DATETIME,
    CONSTRAINT "ProgressEntry_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "User_personId_key" ON "User"("personId");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "PersonalLink_userId_idx" ON "PersonalLink"("userId");

-- CreateIndex
CREATE INDEX "PersonalLink_expiresAt_idx" ON "PersonalLink"("expiresAt");

-- CreateIndex
CREATE INDEX "Attempt_windowStart_idx" ON "Attempt"("windowStart");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectType_subjectId_at_idx" ON "AuditEvent"("subjectType", "subjectId", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_at_id_idx" ON "AuditEvent"("at", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_userId_at_idx" ON "AuditEvent"("userId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Body_slug_key" ON "Body"("slug");

-- CreateIndex
CREATE INDEX "Body_parentId_position_idx" ON "Body"("parentId", "position");

-- CreateIndex
CREATE INDEX "Mandate_bodyId_validFrom_idx" ON "Mandate"("bodyId", "validFrom");

-- CreateIndex
CREATE INDEX "Institution_sortKey_id_idx" ON "Institution"("sortKey", "id");

-- CreateIndex
CREATE INDEX "InstitutionName_institutionId_validFrom_idx" ON "InstitutionName"("institutionId", "validFrom");

-- CreateIndex
CREATE INDEX "InstitutionSuccession_successorId_idx" ON "InstitutionSuccession"("successorId");

-- CreateIndex
CREATE UNIQUE INDEX "InstitutionSuccession_predecessorId_successorId_date_key" ON "InstitutionSuccession"("predecessorId", "successorId", "date");

-- CreateIndex
CREATE INDEX "InstitutionContact_institutionId_idx" ON "InstitutionContact"("institutionId");

-- CreateIndex
CREATE INDEX "InstitutionContact_personId_idx" ON "InstitutionContact"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Person_sortKey_id_idx" ON "Person"("sortKey", "id");

-- CreateIndex
CREATE INDEX "Post_bodyId_position_idx" ON "Post"("bodyId", "position");

-- CreateIndex
CREATE INDEX "PostInstitution_institutionId_idx" ON "PostInstitution"("institutionId");

-- CreateIndex
CREATE INDEX "Membership_postId_idx" ON "Membership"("postId");

-- CreateIndex
CREATE INDEX "Membership_personId_idx" ON "Membership"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_messageId_key" ON "OutboxMessage"("messageId");

-- CreateIndex
CREATE INDEX "OutboxMessage_state_nextAttemptAt_idx" ON "OutboxMessage"("state", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "OutboxMessage_createdAt_id_idx" ON "OutboxMessage"("createdAt", "id");

-- CreateIndex
CREATE INDEX "OutboxMessage_state_createdAt_id_idx" ON "OutboxMessage"("state", "createdAt", "id");

-- CreateIndex
CREATE INDEX "OutboxMessage_sentAt_idx" ON "OutboxMessage"("sentAt");

-- CreateIndex
CREATE INDEX "OutboxMessage_recipient_sentAt_idx" ON "OutboxMessage"("recipient", "sentAt");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_kind_subject_recipient_occurrence_key" ON "OutboxMessage"("kind", "subject", "recipient", "occurrence");

-- CreateIndex
CREATE INDEX "ReminderNotice_taskId_plannedOn_idx" ON "ReminderNotice"("taskId", "plannedOn");

-- CreateIndex
CREATE INDEX "ReminderNotice_recipientId_plannedOn_idx" ON "ReminderNotice"("recipientId", "plannedOn");

-- CreateIndex
CREATE UNIQUE INDEX "ReminderNotice_taskId_recipientId_due_step_key" ON "ReminderNotice"("taskId", "recipientId", "due", "step");

-- CreateIndex
CREATE UNIQUE INDEX "Task_number_key" ON "Task"("number");

-- CreateIndex
CREATE INDEX "Task_parentId_position_idx" ON "Task"("parentId", "position");

-- CreateIndex
CREATE INDEX "Task_inRegister_dueKey_number_idx" ON "Task"("inRegister", "dueKey", "number");

-- CreateIndex
CREATE INDEX "Task_inRegister_bodyId_dueKey_number_idx" ON "Task"("inRegister", "bodyId", "dueKey", "number");

-- CreateIndex
CREATE INDEX "Task_inRegister_status_dueKey_number_idx" ON "Task"("inRegister", "status", "dueKey", "number");

-- CreateIndex
CREATE INDEX "Task_inRegister_sortKey_number_idx" ON "Task"("inRegister", "sortKey", "number");

-- CreateIndex
CREATE INDEX "TaskSource_taskId_idx" ON "TaskSource"("taskId");

-- CreateIndex
CREATE INDEX "TaskAssignment_taskId_idx" ON "TaskAssignment"("taskId");

-- CreateIndex
CREATE INDEX "TaskAssignment_institutionId_idx" ON "TaskAssignment"("institutionId");

-- CreateIndex
CREATE INDEX "TaskAssignment_postId_idx" ON "TaskAssignment"("postId");

-- CreateIndex
CREATE INDEX "ProgressEntry_taskId_at_idx" ON "ProgressEntry"("taskId", "at");

-- By hand from here: the rows that every installation has.
INSERT INTO "WriteLock" ("id", "turn") VALUES (1, 0);
INSERT INTO "Revision" ("id", "number") VALUES ('council', 0);
INSERT INTO "Revision" ("id", "number") VALUES ('tasks', 0);
