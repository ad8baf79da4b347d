-- The investigation of an agency to which a request belongs.
ALTER TABLE "Case" ADD COLUMN "fileId" UUID;
CREATE INDEX "Case_fileId_idx" ON "Case"("fileId");

-- A file is seen by the officer who leads it, by the supervisors of the agency, and by auditors; never by a provider. The same
-- rule as `personOnCase` (app/people/on-case.ts), branch by branch; a test holds them together. A policy of its own, beside that
-- of other cases: either lets a row be seen.
CREATE POLICY files ON "Case" FOR SELECT USING (
  procedure ^@ 'file@'
  AND CASE
    WHEN "agencyId" = (SELECT viewer_organisation()) THEN
      "agencyId" = (SELECT viewer_as('supervisor'))
      OR ("requesterId" = (SELECT viewer_person()) AND "agencyId" = (SELECT viewer_as('officer')))
    ELSE (SELECT viewer_stands('oversight', 'auditor'))
  END);
