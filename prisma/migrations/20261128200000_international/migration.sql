-- Since when an agency is its country's point of contact of the 24/7 network; null where it is not.
ALTER TABLE "Organisation" ADD COLUMN "contactPointSince" timestamptz(3);

-- A request abroad has a third authority: the contact point of the agency's own country, through which it goes. The
-- authority that is asked stands where a provider does.
ALTER TABLE "Case" ADD COLUMN "viaId" uuid;
CREATE INDEX "Case_viaId_idx" ON "Case" ("viaId") WHERE "viaId" IS NOT NULL;

-- A request abroad: seen by whoever asks and their supervisors, by the officers and supervisors of their country's contact
-- point once it is authorised, by those of the contact point that is asked once it is forwarded, and by auditors of none of
-- them. No provider has a part in it. The same rule as `personOnCase` (app/people/on-case.ts); a test holds them together.
CREATE POLICY abroad ON "Case" FOR SELECT USING (
  procedure ^@ 'international@'
  AND (
    "agencyId" = (SELECT viewer_as('supervisor'))
    OR ("agencyId" = (SELECT viewer_as('officer')) AND "requesterId" = (SELECT viewer_person()))
    OR "viaId" = (SELECT viewer_as('officer', 'supervisor'))
    OR ("providerId" = (SELECT viewer_as('officer', 'supervisor')) AND "servedAt" IS NOT NULL)
    OR (
      (SELECT viewer_stands('oversight', 'auditor'))
      AND (SELECT viewer_organisation()) IS DISTINCT FROM "agencyId"
      AND (SELECT viewer_organisation()) IS DISTINCT FROM "viaId"
      AND (SELECT viewer_organisation()) IS DISTINCT FROM "providerId"
    )
  ));
