-- AlterTable
ALTER TABLE "PersonalLink" ADD COLUMN "personId" TEXT;

-- AlterTable
ALTER TABLE "Task" ADD COLUMN "ladder" TEXT;

-- CreateTable
CREATE TABLE "CalendarDay" (
    "date" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "pairedWith" TEXT,
    "name" TEXT,
    "source" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "CalendarYear" (
    "year" TEXT NOT NULL PRIMARY KEY,
    "source" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "MailAddress" (
    "address" TEXT NOT NULL PRIMARY KEY,
    "hardBounces" INTEGER NOT NULL DEFAULT 0,
    "lastBounceAt" DATETIME,
    "lastError" TEXT,
    "failingSince" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "MailPreference" (
    "recipientId" TEXT NOT NULL PRIMARY KEY,
    "rhythm" TEXT NOT NULL DEFAULT 'DAILY',
    "pausedFrom" TEXT,
    "pausedUntil" TEXT,
    "stoppedAt" DATETIME,
    "stoppedVia" TEXT,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "IncomingMail" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "messageId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fromAddress" TEXT NOT NULL,
    "fromName" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "answersId" TEXT,
    "personId" TEXT,
    "taskId" TEXT,
    "entryId" TEXT,
    "attachments" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'WAITING',
    "decidedAt" DATETIME,
    "decidedBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "Drafting" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "userId" TEXT,
    "personId" TEXT,
    "postId" TEXT,
    "institutionId" TEXT,
    "askedBy" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "specialistName" TEXT NOT NULL,
    "specialistEmail" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "message" TEXT,
    "askedAt" DATETIME NOT NULL,
    "due" TEXT,
    "state" TEXT NOT NULL DEFAULT 'ASKED',
    "answer" TEXT,
    "draftedAt" DATETIME,
    "note" TEXT,
    "closedAt" DATETIME,
    "entryId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "DraftingFile" (
    "draftingId" TEXT NOT NULL,
    "attachmentId" TEXT NOT NULL,

    PRIMARY KEY ("draftingId", "attachmentId"),
    CONSTRAINT "DraftingFile_draftingId_fkey" FOREIGN KEY ("draftingId") REFERENCES "Drafting" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DraftingFile_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ExtensionRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "taskId" TEXT NOT NULL,
    "sourceId" TEXT,
    "fromDue" TEXT NOT NULL,
    "toDue" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "userId" TEXT,
    "personId" TEXT,
    "postId" TEXT,
    "institutionId" TEXT,
    "askedBy" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "via" TEXT NOT NULL DEFAULT 'PORTAL',
    "decider" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'ASKED',
    "grantedDue" TEXT,
    "decidedAt" DATETIME,
    "decidedById" TEXT,
    "decidedBy" TEXT,
    "decidedAs" TEXT,
    "decision" TEXT,
    "note" TEXT,
    "attachmentId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ExtensionRequest_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ExtensionRequest_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "TaskSource" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ExtensionRequest_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Body" ADD COLUMN "ladder" TEXT;
ALTER TABLE "Body" ADD COLUMN "extendedBy" TEXT NOT NULL DEFAULT 'EITHER';

-- CreateIndex
CREATE INDEX "ReminderNotice_taskId_step_idx" ON "ReminderNotice"("taskId", "step");

-- CreateIndex
CREATE INDEX "Task_ladder_idx" ON "Task"("ladder");

-- CreateIndex
CREATE INDEX "MailPreference_stoppedAt_idx" ON "MailPreference"("stoppedAt");

-- CreateIndex
CREATE UNIQUE INDEX "IncomingMail_messageId_key" ON "IncomingMail"("messageId");

-- CreateIndex
CREATE INDEX "IncomingMail_state_receivedAt_id_idx" ON "IncomingMail"("state", "receivedAt", "id");

-- CreateIndex
CREATE INDEX "Drafting_subject_state_idx" ON "Drafting"("subject", "state");

-- CreateIndex
CREATE INDEX "Drafting_personId_state_idx" ON "Drafting"("personId", "state");

-- CreateIndex
CREATE INDEX "Drafting_userId_state_idx" ON "Drafting"("userId", "state");

-- CreateIndex
CREATE INDEX "ExtensionRequest_taskId_askedAt_idx" ON "ExtensionRequest"("taskId", "askedAt");

-- CreateIndex
CREATE INDEX "ExtensionRequest_state_askedAt_idx" ON "ExtensionRequest"("state", "askedAt");

-- CreateIndex
CREATE INDEX "ExtensionRequest_sourceId_idx" ON "ExtensionRequest"("sourceId");

-- CreateIndex
CREATE INDEX "PersonalLink_personId_purpose_idx" ON "PersonalLink"("personId", "purpose");

-- CreateIndex
CREATE INDEX "PersonalLink_subject_purpose_idx" ON "PersonalLink"("subject", "purpose");

-- What the portal knew until now: the orders since the council first met. 2027 has none yet.
INSERT INTO "CalendarDay" ("date", "kind", "pairedWith", "name", "source") VALUES
	('2017-05-05', 'OFF', '2017-05-13', NULL, 'ovv.lv, 04.2017.'),
	('2017-05-13', 'WORKED', '2017-05-05', NULL, 'ovv.lv, 04.2017.'),
	('2018-04-21', 'WORKED', '2018-04-30', NULL, 'MK rīkojums Nr. 211 (ifinanses.lv)'),
	('2018-04-30', 'OFF', '2018-04-21', NULL, 'MK rīkojums Nr. 211 (ifinanses.lv)'),
	('2018-07-08', 'FESTIVAL', NULL, 'XXVI Dziesmu svētku noslēgums', 'vacanza/holidays, latvia.py'),
	('2018-09-24', 'HOLIDAY', NULL, 'Pāvesta Franciska vizīte', 'vacanza/holidays, latvia.py'),
	('2020-06-13', 'WORKED', '2020-06-22', NULL, 'aloja.lv, 11.06.2020.'),
	('2020-06-22', 'OFF', '2020-06-13', NULL, 'aloja.lv, 11.06.2020.'),
	('2021-05-03', 'OFF', '2021-05-08', NULL, 'MK 30.06.2020. rīkojums Nr. 354 (r19vs.lv)'),
	('2021-05-08', 'WORKED', '2021-05-03', NULL, 'MK 30.06.2020. rīkojums Nr. 354 (r19vs.lv)'),
	('2021-06-19', 'WORKED', '2021-06-25', NULL, 'MK 30.06.2020. rīkojums Nr. 354 (itiesibas.lv)'),
	('2021-06-25', 'OFF', '2021-06-19', NULL, 'MK 30.06.2020. rīkojums Nr. 354 (itiesibas.lv)'),
	('2021-11-13', 'WORKED', '2021-11-19', NULL, 'MK 30.06.2020. rīkojums Nr. 354 (nra.lv)'),
	('2021-11-19', 'OFF', '2021-11-13', NULL, 'MK 30.06.2020. rīkojums Nr. 354 (nra.lv)'),
	('2023-05-05', 'OFF', '2023-05-20', NULL, 'MK rīkojums par 2023. gadu (nra.lv)'),
	('2023-05-20', 'WORKED', '2023-05-05', NULL, 'MK rīkojums par 2023. gadu (nra.lv)'),
	('2023-05-29', 'HOLIDAY', NULL, 'Hokeja izlases bronza', 'vacanza/holidays; date-holidays'),
	('2023-07-09', 'FESTIVAL', NULL, 'XXVII Dziesmu svētku noslēgums', 'vtmec.gov.lv, preili.lv'),
	('2024-12-14', 'WORKED', '2024-12-23', NULL, 'MK 13.06.2023. rīkojums Nr. 348 (labadavana.lv)'),
	('2024-12-23', 'OFF', '2024-12-14', NULL, 'MK 13.06.2023. rīkojums Nr. 348 (labadavana.lv)'),
	('2024-12-28', 'WORKED', '2024-12-30', NULL, 'MK 13.06.2023. rīkojums Nr. 348 (labadavana.lv)'),
	('2024-12-30', 'OFF', '2024-12-28', NULL, 'MK 13.06.2023. rīkojums Nr. 348 (labadavana.lv)'),
	('2025-05-02', 'OFF', '2025-05-10', NULL, 'MK 30.04.2024. rīkojums Nr. 332 (la.lv)'),
	('2025-05-10', 'WORKED', '2025-05-02', NULL, 'MK 30.04.2024. rīkojums Nr. 332 (la.lv)'),
	('2025-11-08', 'WORKED', '2025-11-17', NULL, 'MK 30.04.2024. rīkojums Nr. 332 (la.lv)'),
	('2025-11-17', 'OFF', '2025-11-08', NULL, 'MK 30.04.2024. rīkojums Nr. 332 (la.lv)'),
	('2026-01-02', 'OFF', '2026-01-17', NULL, 'MK rīkojums par 2026. gadu (jauns.lv, 17.01.2026.)'),
	('2026-01-17', 'WORKED', '2026-01-02', NULL, 'MK rīkojums par 2026. gadu (jauns.lv, 17.01.2026.)'),
	('2026-06-22', 'OFF', '2026-06-27', NULL, 'MK rīkojums par 2026. gadu (la.lv, 06.2025.; 1188.lv)'),
	('2026-06-27', 'WORKED', '2026-06-22', NULL, 'MK rīkojums par 2026. gadu (la.lv, 06.2025.; 1188.lv)'),
	('2028-07-09', 'FESTIVAL', NULL, 'XXVIII Dziesmu svētku noslēgums', 'thelatviatime.com, 11.03.2026.');
INSERT INTO "CalendarYear" ("year", "source") VALUES
	('2017', 'ovv.lv, 04.2017.'),
	('2018', 'MK rīkojums Nr. 211 (ifinanses.lv)'),
	('2019', 'rīkojuma nebija'),
	('2020', 'aloja.lv, 11.06.2020.'),
	('2021', 'MK 30.06.2020. rīkojums Nr. 354 (nra.lv)'),
	('2022', 'rīkojuma nebija'),
	('2023', 'MK rīkojums par 2023. gadu (nra.lv)'),
	('2024', 'MK 13.06.2023. rīkojums Nr. 348 (labadavana.lv)'),
	('2025', 'MK 30.04.2024. rīkojums Nr. 332 (la.lv)'),
	('2026', 'MK rīkojums par 2026. gadu (la.lv, 06.2025.; 1188.lv)');
INSERT INTO "Revision" ("id", "number") VALUES ('calendar', 0);
