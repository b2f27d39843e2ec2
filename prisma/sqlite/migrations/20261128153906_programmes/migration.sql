-- CreateTable
CREATE TABLE "Municipality" (
    "institutionId" TEXT NOT NULL PRIMARY KEY,
    "region" TEXT NOT NULL,
    "isStateCity" BOOLEAN NOT NULL DEFAULT false,
    "from" TEXT NOT NULL,
    "until" TEXT,
    "provenance" TEXT
);

-- CreateTable
CREATE TABLE "Survey" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "year" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "asOf" TEXT NOT NULL,
    "requestId" TEXT,
    "bodyId" TEXT NOT NULL,
    "conclusions" TEXT,
    "published" TEXT,
    "publishing" TEXT NOT NULL DEFAULT 'NONE',
    "publishedAt" DATETIME,
    "searchText" TEXT NOT NULL DEFAULT '',
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "SurveyEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "surveyId" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "institutionId" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "isAccepted" BOOLEAN NOT NULL DEFAULT false,
    "periodFrom" TEXT,
    "periodUntil" TEXT,
    "isOpenEnded" BOOLEAN NOT NULL DEFAULT false,
    "years" INTEGER,
    "funding" REAL,
    CONSTRAINT "SurveyEntry_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SurveyMark" (
    "entryId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "row" TEXT NOT NULL DEFAULT '',
    "option" TEXT NOT NULL,

    PRIMARY KEY ("entryId", "question", "row", "option"),
    CONSTRAINT "SurveyMark_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "SurveyEntry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GoodPractice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "surveyId" TEXT,
    "answerId" TEXT,
    "practiceId" TEXT,
    "said" TEXT,
    "institutionId" TEXT,
    "area" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "link" TEXT,
    "isShown" BOOLEAN NOT NULL DEFAULT true,
    "isAccepted" BOOLEAN NOT NULL DEFAULT true,
    "searchText" TEXT NOT NULL,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "GoodPractice_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GuideDraft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "institutionId" TEXT,
    "userId" TEXT,
    "personId" TEXT,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "savedAt" DATETIME NOT NULL,
    "savedBy" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "Programme" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "year" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "basis" TEXT,
    "order" TEXT,
    "orderedOn" TEXT,
    "orderedBy" TEXT,
    "goals" TEXT,
    "tasks" TEXT,
    "statedTotal" REAL,
    "bodyId" TEXT NOT NULL,
    "previousId" TEXT,
    "state" TEXT NOT NULL DEFAULT 'DRAFT',
    "publishing" TEXT NOT NULL DEFAULT 'NONE',
    "publishedAt" DATETIME,
    "searchText" TEXT NOT NULL DEFAULT '',
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Programme_previousId_fkey" FOREIGN KEY ("previousId") REFERENCES "Programme" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProgrammeChapter" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "programmeId" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "numberKey" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT,
    "goals" TEXT,
    "tasks" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ProgrammeChapter_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Measure" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "programmeId" TEXT NOT NULL,
    "chapterId" TEXT,
    "number" TEXT NOT NULL,
    "numberKey" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "justification" TEXT,
    "description" TEXT,
    "institutionId" TEXT,
    "funding" REAL,
    "due" TEXT,
    "dueText" TEXT,
    "taskId" TEXT,
    "spent" REAL,
    "shortfall" TEXT,
    "carriedFromId" TEXT,
    "searchText" TEXT NOT NULL,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "provenance" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Measure_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Measure_chapterId_fkey" FOREIGN KEY ("chapterId") REFERENCES "ProgrammeChapter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MeasureResult" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "measureId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "target" REAL,
    "unit" TEXT,
    "achieved" REAL,
    "isReached" BOOLEAN,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "MeasureResult_measureId_fkey" FOREIGN KEY ("measureId") REFERENCES "Measure" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MeasureEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "measureId" TEXT NOT NULL,
    "resultId" TEXT,
    "kind" TEXT NOT NULL,
    "amount" REAL,
    "value" REAL,
    "isReached" BOOLEAN,
    "text" TEXT,
    "asOf" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "progressId" TEXT,
    "userId" TEXT,
    "personId" TEXT,
    "postId" TEXT,
    "institutionId" TEXT,
    "authorName" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "via" TEXT NOT NULL DEFAULT 'PORTAL',
    "withdrawnAt" DATETIME,
    "withdrawnBy" TEXT,
    "withdrawnReason" TEXT,
    CONSTRAINT "MeasureEntry_measureId_fkey" FOREIGN KEY ("measureId") REFERENCES "Measure" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MeasureEntry_resultId_fkey" FOREIGN KEY ("resultId") REFERENCES "MeasureResult" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MeasureTask" (
    "measureId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,

    PRIMARY KEY ("measureId", "taskId"),
    CONSTRAINT "MeasureTask_measureId_fkey" FOREIGN KEY ("measureId") REFERENCES "Measure" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Municipality_from_idx" ON "Municipality"("from");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_year_key" ON "Survey"("year");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_requestId_key" ON "Survey"("requestId");

-- CreateIndex
CREATE INDEX "Survey_bodyId_idx" ON "Survey"("bodyId");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyEntry_answerId_key" ON "SurveyEntry"("answerId");

-- CreateIndex
CREATE INDEX "SurveyEntry_surveyId_isAccepted_idx" ON "SurveyEntry"("surveyId", "isAccepted");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyEntry_surveyId_institutionId_key" ON "SurveyEntry"("surveyId", "institutionId");

-- CreateIndex
CREATE INDEX "SurveyMark_question_row_option_idx" ON "SurveyMark"("question", "row", "option");

-- CreateIndex
CREATE INDEX "GoodPractice_area_id_idx" ON "GoodPractice"("area", "id");

-- CreateIndex
CREATE INDEX "GoodPractice_surveyId_area_position_idx" ON "GoodPractice"("surveyId", "area", "position");

-- CreateIndex
CREATE INDEX "GoodPractice_answerId_idx" ON "GoodPractice"("answerId");

-- CreateIndex
CREATE INDEX "GuideDraft_institutionId_idx" ON "GuideDraft"("institutionId");

-- CreateIndex
CREATE INDEX "GuideDraft_userId_idx" ON "GuideDraft"("userId");

-- CreateIndex
CREATE INDEX "GuideDraft_personId_idx" ON "GuideDraft"("personId");

-- CreateIndex
CREATE INDEX "Programme_year_id_idx" ON "Programme"("year", "id");

-- CreateIndex
CREATE INDEX "Programme_bodyId_idx" ON "Programme"("bodyId");

-- CreateIndex
CREATE INDEX "ProgrammeChapter_programmeId_numberKey_idx" ON "ProgrammeChapter"("programmeId", "numberKey");

-- CreateIndex
CREATE UNIQUE INDEX "ProgrammeChapter_programmeId_number_key" ON "ProgrammeChapter"("programmeId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Measure_taskId_key" ON "Measure"("taskId");

-- CreateIndex
CREATE INDEX "Measure_programmeId_numberKey_idx" ON "Measure"("programmeId", "numberKey");

-- CreateIndex
CREATE INDEX "Measure_institutionId_idx" ON "Measure"("institutionId");

-- CreateIndex
CREATE INDEX "Measure_chapterId_idx" ON "Measure"("chapterId");

-- CreateIndex
CREATE INDEX "Measure_carriedFromId_idx" ON "Measure"("carriedFromId");

-- CreateIndex
CREATE UNIQUE INDEX "Measure_programmeId_number_key" ON "Measure"("programmeId", "number");

-- CreateIndex
CREATE INDEX "MeasureResult_measureId_position_idx" ON "MeasureResult"("measureId", "position");

-- CreateIndex
CREATE INDEX "MeasureEntry_measureId_at_idx" ON "MeasureEntry"("measureId", "at");

-- CreateIndex
CREATE INDEX "MeasureEntry_resultId_at_idx" ON "MeasureEntry"("resultId", "at");

-- CreateIndex
CREATE INDEX "MeasureTask_taskId_idx" ON "MeasureTask"("taskId");

-- What came of the surveys is counted once, and kept until an answer changes.
INSERT INTO "Revision" ("id", "number") VALUES ('surveys', 0);
