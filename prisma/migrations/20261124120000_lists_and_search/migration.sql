-- No list is in the order of changes; without this index an event that moves no clock leaves every index of the case alone.
DROP INDEX "Case_procedure_changedAt_id_idx";

-- An auditor's lists have no organisation to begin with.
CREATE INDEX "Case_closed_dueAt_id_idx" ON "Case"("closed", "dueAt", "id");

-- What happened, and when: the auditor's search.
CREATE INDEX "Entry_event_caseId_at_idx" ON "Entry"("event", "caseId", "at");

-- All that counts ask of the open cases, so that they read no row.
CREATE INDEX "Case_counts_idx" ON "Case"("closed", "procedure", "waitingFor", "dueAt", "agencyId", "providerId", "requesterId", "servedAt");
