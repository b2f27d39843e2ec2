-- CreateTable
CREATE TABLE "Request" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT,
    "template" TEXT NOT NULL,
    "due" TEXT,
    "bodyId" TEXT,
    "state" TEXT NOT NULL DEFAULT 'PREPARED',
    "askedAt" DATETIME,
    "askedById" TEXT,
    "askedBy" TEXT,
    "closedAt" DATETIME,
    "closedBy" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "RequestPart" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT,
    "text" TEXT NOT NULL,
    "subject" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "RequestPart_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Answer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "partId" TEXT,
    "key" TEXT NOT NULL,
    "institutionId" TEXT,
    "postId" TEXT,
    "label" TEXT,
    "position" INTEGER NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'LEAD',
    "state" TEXT NOT NULL DEFAULT 'ASKED',
    "isUnasked" BOOLEAN NOT NULL DEFAULT false,
    "due" TEXT,
    "draft" TEXT,
    "draftAt" DATETIME,
    "draftById" TEXT,
    "draftBy" TEXT,
    "firstSentOn" TEXT,
    "sentOn" TEXT,
    "remindedAt" DATETIME,
    "acceptedAt" DATETIME,
    "acceptedBy" TEXT,
    "withdrawnAt" DATETIME,
    "withdrawnBy" TEXT,
    "withdrawnReason" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Answer_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Answer_partId_fkey" FOREIGN KEY ("partId") REFERENCES "RequestPart" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnswerVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "answerId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "sentOn" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "userId" TEXT,
    "personId" TEXT,
    "postId" TEXT,
    "institutionId" TEXT,
    "authorName" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "via" TEXT NOT NULL DEFAULT 'PORTAL',
    "letterId" TEXT,
    "note" TEXT,
    CONSTRAINT "AnswerVersion_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AnswerVersion_letterId_fkey" FOREIGN KEY ("letterId") REFERENCES "AnswerLetter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnswerLetter" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "institutionId" TEXT,
    "number" TEXT,
    "date" TEXT,
    "receivedOn" TEXT NOT NULL,
    "signatory" TEXT,
    "preparer" TEXT,
    "rest" TEXT,
    "registeredBy" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "AnswerLetter_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnswerLetterFile" (
    "letterId" TEXT NOT NULL,
    "attachmentId" TEXT NOT NULL,

    PRIMARY KEY ("letterId", "attachmentId"),
    CONSTRAINT "AnswerLetterFile_letterId_fkey" FOREIGN KEY ("letterId") REFERENCES "AnswerLetter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AnswerLetterFile_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnswerLetterUpload" (
    "attachmentId" TEXT NOT NULL PRIMARY KEY,
    "letterId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "AnswerLetterUpload_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnswerVersionFile" (
    "versionId" TEXT NOT NULL,
    "attachmentId" TEXT NOT NULL,

    PRIMARY KEY ("versionId", "attachmentId"),
    CONSTRAINT "AnswerVersionFile_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "AnswerVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AnswerVersionFile_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnswerDraftFile" (
    "answerId" TEXT NOT NULL,
    "attachmentId" TEXT NOT NULL,

    PRIMARY KEY ("answerId", "attachmentId"),
    CONSTRAINT "AnswerDraftFile_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AnswerDraftFile_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnswerStep" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "answerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "versionId" TEXT,
    "text" TEXT,
    "dueBefore" TEXT,
    "at" DATETIME NOT NULL,
    "userId" TEXT,
    "authorName" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    CONSTRAINT "AnswerStep_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnswerEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "answerId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "date" TEXT NOT NULL,
    "until" TEXT,
    "firstDay" TEXT NOT NULL,
    "lastDay" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "AnswerEvent_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnswerFigure" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "answerId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "figureId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "value" REAL NOT NULL,
    "unit" TEXT,
    "from" TEXT,
    "until" TEXT,
    "partOf" TEXT,
    CONSTRAINT "AnswerFigure_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Resolution" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "numberKey" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "issuerKey" TEXT NOT NULL,
    "issuerName" TEXT,
    "date" TEXT,
    "receivedOn" TEXT,
    "documentNumber" TEXT,
    "subject" TEXT NOT NULL,
    "text" TEXT,
    "control" TEXT,
    "bodyId" TEXT NOT NULL,
    "predecessorId" TEXT,
    "closedOn" TEXT,
    "closedBy" TEXT,
    "closedNote" TEXT,
    "searchText" TEXT NOT NULL DEFAULT '',
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Resolution_predecessorId_fkey" FOREIGN KEY ("predecessorId") REFERENCES "Resolution" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ResolutionPoint" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "resolutionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT,
    "text" TEXT NOT NULL,
    "bodyId" TEXT,
    "due" TEXT,
    "originalDue" TEXT,
    "dueText" TEXT,
    "endedOn" TEXT,
    "endedBy" TEXT,
    "outcome" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ResolutionPoint_resolutionId_fkey" FOREIGN KEY ("resolutionId") REFERENCES "Resolution" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ResolutionPointInstitution" (
    "pointId" TEXT NOT NULL,
    "institutionId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("pointId", "institutionId"),
    CONSTRAINT "ResolutionPointInstitution_pointId_fkey" FOREIGN KEY ("pointId") REFERENCES "ResolutionPoint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ResolutionPointTask" (
    "pointId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "sourceId" TEXT,
    "relation" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("pointId", "taskId"),
    CONSTRAINT "ResolutionPointTask_pointId_fkey" FOREIGN KEY ("pointId") REFERENCES "ResolutionPoint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ResolutionDocument" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "resolutionId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "attachmentId" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "at" DATETIME NOT NULL,
    "userId" TEXT,
    "authorName" TEXT NOT NULL,
    "withdrawnAt" DATETIME,
    "withdrawnBy" TEXT,
    "withdrawnReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ResolutionDocument_resolutionId_fkey" FOREIGN KEY ("resolutionId") REFERENCES "Resolution" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ResolutionDocument_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ResolutionExtension" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "resolutionId" TEXT NOT NULL,
    "reportId" TEXT,
    "pointId" TEXT,
    "fromDue" TEXT NOT NULL,
    "toDue" TEXT NOT NULL,
    "reason" TEXT,
    "decision" TEXT NOT NULL,
    "decidedOn" TEXT,
    "attachmentId" TEXT,
    "at" DATETIME NOT NULL,
    "recordedBy" TEXT NOT NULL,
    "withdrawnAt" DATETIME,
    "withdrawnBy" TEXT,
    CONSTRAINT "ResolutionExtension_resolutionId_fkey" FOREIGN KEY ("resolutionId") REFERENCES "Resolution" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ResolutionExtension_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Report" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "resolutionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'DRAFT',
    "due" TEXT,
    "originalDue" TEXT,
    "dueText" TEXT,
    "dueCount" INTEGER,
    "dueUnit" TEXT,
    "template" TEXT NOT NULL,
    "introduction" TEXT,
    "previousId" TEXT,
    "compiledAt" DATETIME,
    "itemId" TEXT,
    "decisionId" TEXT,
    "approvedOn" TEXT,
    "approvedBy" TEXT,
    "decision" TEXT,
    "signedOn" TEXT,
    "signatory" TEXT,
    "documentNumber" TEXT,
    "sentOn" TEXT,
    "sentTo" TEXT,
    "sentVia" TEXT,
    "recordedBy" TEXT,
    "publishing" TEXT NOT NULL DEFAULT 'NONE',
    "publishedAt" DATETIME,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Report_resolutionId_fkey" FOREIGN KEY ("resolutionId") REFERENCES "Resolution" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Report_previousId_fkey" FOREIGN KEY ("previousId") REFERENCES "Report" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportStep" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reportId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "doneOn" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ReportStep_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportSection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reportId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "theme" TEXT NOT NULL,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ReportSection_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportSectionPoint" (
    "sectionId" TEXT NOT NULL,
    "pointId" TEXT NOT NULL,

    PRIMARY KEY ("sectionId", "pointId"),
    CONSTRAINT "ReportSectionPoint_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "ReportSection" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ReportSectionPoint_pointId_fkey" FOREIGN KEY ("pointId") REFERENCES "ResolutionPoint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportParagraph" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reportId" TEXT NOT NULL,
    "sectionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "field" TEXT,
    "heading" TEXT,
    "text" TEXT NOT NULL,
    "sourceKind" TEXT NOT NULL DEFAULT 'OWN',
    "sourceId" TEXT,
    "sourceVersionId" TEXT,
    "sourceText" TEXT,
    "isLeftOut" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ReportParagraph_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReportParagraph_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "ReportSection" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportPlan" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reportId" TEXT NOT NULL,
    "paragraphId" TEXT,
    "position" INTEGER NOT NULL,
    "group" TEXT,
    "text" TEXT NOT NULL,
    "taskId" TEXT,
    "isDropped" BOOLEAN NOT NULL DEFAULT false,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ReportPlan_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportOutcome" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reportId" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "sourceText" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ReportOutcome_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReportOutcome_planId_fkey" FOREIGN KEY ("planId") REFERENCES "ReportPlan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reportId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "madeBy" TEXT NOT NULL,
    "note" TEXT,
    "commentsUntil" TEXT,
    CONSTRAINT "ReportVersion_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportComment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "versionId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "quote" TEXT,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "userId" TEXT,
    "personId" TEXT,
    "postId" TEXT,
    "authorName" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'OPEN',
    "answer" TEXT,
    "answeredAt" DATETIME,
    "answeredBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ReportComment_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ReportVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportDocument" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reportId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "attachmentId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "userId" TEXT,
    "authorName" TEXT NOT NULL,
    "withdrawnAt" DATETIME,
    "withdrawnBy" TEXT,
    "withdrawnReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ReportDocument_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReportDocument_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Round" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "previousId" TEXT,
    "bodyId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "asOf" TEXT,
    "organiser" TEXT,
    "introduction" TEXT,
    "compiledAt" DATETIME,
    "publishing" TEXT NOT NULL DEFAULT 'NONE',
    "publishedAt" DATETIME,
    "searchText" TEXT NOT NULL DEFAULT '',
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Round_previousId_fkey" FOREIGN KEY ("previousId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RoundSummary" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "madeBy" TEXT NOT NULL,
    "note" TEXT,
    "sentAt" DATETIME,
    CONSTRAINT "RoundSummary_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Request_subject_idx" ON "Request"("subject");

-- CreateIndex
CREATE INDEX "Request_state_due_idx" ON "Request"("state", "due");

-- CreateIndex
CREATE INDEX "RequestPart_requestId_position_idx" ON "RequestPart"("requestId", "position");

-- CreateIndex
CREATE INDEX "RequestPart_subject_idx" ON "RequestPart"("subject");

-- CreateIndex
CREATE INDEX "Answer_requestId_position_idx" ON "Answer"("requestId", "position");

-- CreateIndex
CREATE INDEX "Answer_partId_idx" ON "Answer"("partId");

-- CreateIndex
CREATE INDEX "Answer_institutionId_state_idx" ON "Answer"("institutionId", "state");

-- CreateIndex
CREATE INDEX "Answer_postId_state_idx" ON "Answer"("postId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Answer_requestId_key_key" ON "Answer"("requestId", "key");

-- CreateIndex
CREATE INDEX "AnswerVersion_letterId_idx" ON "AnswerVersion"("letterId");

-- CreateIndex
CREATE UNIQUE INDEX "AnswerVersion_answerId_number_key" ON "AnswerVersion"("answerId", "number");

-- CreateIndex
CREATE INDEX "AnswerLetter_requestId_at_idx" ON "AnswerLetter"("requestId", "at");

-- CreateIndex
CREATE INDEX "AnswerLetterFile_attachmentId_idx" ON "AnswerLetterFile"("attachmentId");

-- CreateIndex
CREATE INDEX "AnswerLetterUpload_letterId_idx" ON "AnswerLetterUpload"("letterId");

-- CreateIndex
CREATE INDEX "AnswerVersionFile_attachmentId_idx" ON "AnswerVersionFile"("attachmentId");

-- CreateIndex
CREATE INDEX "AnswerStep_answerId_at_idx" ON "AnswerStep"("answerId", "at");

-- CreateIndex
CREATE INDEX "AnswerEvent_answerId_position_idx" ON "AnswerEvent"("answerId", "position");

-- CreateIndex
CREATE INDEX "AnswerEvent_firstDay_idx" ON "AnswerEvent"("firstDay");

-- CreateIndex
CREATE INDEX "AnswerEvent_lastDay_idx" ON "AnswerEvent"("lastDay");

-- CreateIndex
CREATE INDEX "AnswerFigure_answerId_position_idx" ON "AnswerFigure"("answerId", "position");

-- CreateIndex
CREATE INDEX "AnswerFigure_nameKey_idx" ON "AnswerFigure"("nameKey");

-- CreateIndex
CREATE INDEX "Resolution_closedOn_date_idx" ON "Resolution"("closedOn", "date");

-- CreateIndex
CREATE INDEX "Resolution_createdAt_id_idx" ON "Resolution"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Resolution_issuerKey_numberKey_key" ON "Resolution"("issuerKey", "numberKey");

-- CreateIndex
CREATE INDEX "ResolutionPoint_resolutionId_position_idx" ON "ResolutionPoint"("resolutionId", "position");

-- CreateIndex
CREATE INDEX "ResolutionPoint_bodyId_idx" ON "ResolutionPoint"("bodyId");

-- CreateIndex
CREATE INDEX "ResolutionPointInstitution_institutionId_idx" ON "ResolutionPointInstitution"("institutionId");

-- CreateIndex
CREATE INDEX "ResolutionPointTask_taskId_idx" ON "ResolutionPointTask"("taskId");

-- CreateIndex
CREATE INDEX "ResolutionDocument_resolutionId_position_idx" ON "ResolutionDocument"("resolutionId", "position");

-- CreateIndex
CREATE INDEX "ResolutionDocument_attachmentId_idx" ON "ResolutionDocument"("attachmentId");

-- CreateIndex
CREATE INDEX "ResolutionExtension_resolutionId_at_idx" ON "ResolutionExtension"("resolutionId", "at");

-- CreateIndex
CREATE INDEX "ResolutionExtension_reportId_idx" ON "ResolutionExtension"("reportId");

-- CreateIndex
CREATE INDEX "ResolutionExtension_pointId_idx" ON "ResolutionExtension"("pointId");

-- CreateIndex
CREATE INDEX "Report_resolutionId_position_idx" ON "Report"("resolutionId", "position");

-- CreateIndex
CREATE INDEX "Report_status_due_idx" ON "Report"("status", "due");

-- CreateIndex
CREATE INDEX "Report_itemId_idx" ON "Report"("itemId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportStep_reportId_kind_key" ON "ReportStep"("reportId", "kind");

-- CreateIndex
CREATE INDEX "ReportSection_reportId_position_idx" ON "ReportSection"("reportId", "position");

-- CreateIndex
CREATE INDEX "ReportSectionPoint_pointId_idx" ON "ReportSectionPoint"("pointId");

-- CreateIndex
CREATE INDEX "ReportParagraph_reportId_idx" ON "ReportParagraph"("reportId");

-- CreateIndex
CREATE INDEX "ReportParagraph_sectionId_position_idx" ON "ReportParagraph"("sectionId", "position");

-- CreateIndex
CREATE INDEX "ReportParagraph_sourceKind_sourceId_idx" ON "ReportParagraph"("sourceKind", "sourceId");

-- CreateIndex
CREATE INDEX "ReportPlan_reportId_position_idx" ON "ReportPlan"("reportId", "position");

-- CreateIndex
CREATE INDEX "ReportPlan_taskId_idx" ON "ReportPlan"("taskId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportOutcome_reportId_planId_key" ON "ReportOutcome"("reportId", "planId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportVersion_reportId_number_key" ON "ReportVersion"("reportId", "number");

-- CreateIndex
CREATE INDEX "ReportComment_versionId_at_idx" ON "ReportComment"("versionId", "at");

-- CreateIndex
CREATE INDEX "ReportDocument_reportId_idx" ON "ReportDocument"("reportId");

-- CreateIndex
CREATE INDEX "ReportDocument_attachmentId_idx" ON "ReportDocument"("attachmentId");

-- CreateIndex
CREATE UNIQUE INDEX "Round_requestId_key" ON "Round"("requestId");

-- CreateIndex
CREATE INDEX "Round_asOf_id_idx" ON "Round"("asOf", "id");

-- CreateIndex
CREATE INDEX "Round_bodyId_idx" ON "Round"("bodyId");

-- CreateIndex
CREATE UNIQUE INDEX "RoundSummary_roundId_number_key" ON "RoundSummary"("roundId", "number");
