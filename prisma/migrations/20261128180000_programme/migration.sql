-- Which legal bases a provider asks for, by category of data; where it says nothing, any that reaches the data.
ALTER TABLE "Service" ADD COLUMN "bases" JSONB NOT NULL DEFAULT '{}';

-- An organisation's programme is written by its administrators, approved by a second person, and seen by nobody else; what is
-- published of it is read for everybody by the portal. The same rule as `personOnCase` (app/people/on-case.ts), beside the
-- policy for every other procedure; a test holds them together.
CREATE POLICY programme ON "Case" FOR SELECT USING (
  procedure ^@ 'programme@'
  AND (
    (SELECT viewer_stands('portal', 'operator'))
    OR "agencyId" = (SELECT viewer_as('administrator', 'supervisor', 'legalReviewer'))));

-- What everybody reads is sealed in each of the portal's languages.
DROP INDEX "Record_caseId_entry_form_key";
CREATE UNIQUE INDEX "Record_caseId_entry_form_language_key" ON "Record"("caseId", "entry", "form", "language");
