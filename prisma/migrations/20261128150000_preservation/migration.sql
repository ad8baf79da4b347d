-- The request that another one was taken over from: what was preserved is asked for, the next provider is asked.
ALTER TABLE "Case" ADD COLUMN "originId" UUID;
CREATE INDEX "Case_originId_idx" ON "Case"("originId");

-- Procedures in which an agency asks a provider for something: their cases are seen alike.
CREATE FUNCTION is_request(procedure text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN split_part(procedure, '@', 1) IN ('disclosure', 'preservation');
REVOKE ALL ON FUNCTION is_request FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_request TO portal;

-- The same rule as `personOnCase` (app/people/on-case.ts), branch by branch; a test holds them together.
DROP POLICY people ON "Case";
CREATE POLICY people ON "Case" FOR SELECT USING (
  CASE
    WHEN is_request(procedure) THEN CASE
      WHEN "agencyId" = (SELECT viewer_organisation()) THEN
        "agencyId" = (SELECT viewer_as('supervisor'))
        OR ("requesterId" = (SELECT viewer_person()) AND "agencyId" = (SELECT viewer_as('officer')))
      WHEN "providerId" = (SELECT viewer_organisation()) THEN
        "servedAt" IS NOT NULL
        AND "providerId" = (SELECT viewer_as('intake', 'legalReviewer', 'collector', 'qualityChecker'))
      ELSE (SELECT viewer_stands('oversight', 'auditor'))
    END
    WHEN procedure ^@ 'membership@' OR procedure ^@ 'organisation@' THEN
      (SELECT viewer_stands('portal', 'operator'))
      OR "agencyId" = (SELECT viewer_as('administrator'))
      OR ("requesterId" IN ((SELECT viewer_person()), (SELECT viewer_invited())) AND procedure ^@ 'membership@')
    WHEN procedure ^@ 'finding@' THEN
      (SELECT viewer_stands('oversight', 'auditor'))
      AND (SELECT viewer_organisation()) IS DISTINCT FROM "agencyId"
      AND (SELECT viewer_organisation()) IS DISTINCT FROM "providerId"
    ELSE false
  END);
