-- Which identifiers a request asks about, by a keyed hash: that another request asks about the same one can be found, and
-- no identifier can be guessed from the table. What was served more than ninety days ago is deleted every night.
CREATE TABLE "IdentifierPrint" (
  "caseId" uuid NOT NULL,
  identifier text NOT NULL,
  print bytea NOT NULL,
  "agencyId" uuid NOT NULL,
  "providerId" uuid NOT NULL,
  "servedAt" timestamptz(3) NOT NULL,
  PRIMARY KEY ("caseId", identifier)
);
CREATE INDEX "IdentifierPrint_print_servedAt_idx" ON "IdentifierPrint" (print, "servedAt");
CREATE INDEX "IdentifierPrint_servedAt_idx" ON "IdentifierPrint" ("servedAt");

GRANT SELECT, INSERT, DELETE ON "IdentifierPrint" TO portal;

ALTER TABLE "IdentifierPrint" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "IdentifierPrint" FORCE ROW LEVEL SECURITY;
-- Nobody's but the portal's: people are told of their own requests, never shown the hashes.
CREATE POLICY portal ON "IdentifierPrint" USING ((SELECT viewer()) = 'portal');
