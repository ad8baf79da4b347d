-- A provider's report: seen by the provider's intake and legal review from the draft on, by the officers and supervisors of
-- the agency it is addressed to once it was sent, and by auditors. The same rule as `personOnCase` (app/people/on-case.ts),
-- branch by branch; a test holds them together. A policy of its own, beside that of other cases: either lets a row be seen.
CREATE POLICY reports ON "Case" FOR SELECT USING (
  procedure ^@ 'provider-report@'
  AND CASE
    WHEN "providerId" = (SELECT viewer_organisation()) THEN "providerId" = (SELECT viewer_as('intake', 'legalReviewer'))
    WHEN "agencyId" = (SELECT viewer_organisation()) THEN
      "servedAt" IS NOT NULL AND "agencyId" = (SELECT viewer_as('officer', 'supervisor'))
    ELSE (SELECT viewer_stands('oversight', 'auditor'))
  END);
