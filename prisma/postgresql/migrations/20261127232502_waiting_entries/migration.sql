-- CreateIndex
CREATE INDEX "ProgressEntry_kind_at_idx" ON "ProgressEntry"("kind", "at");
