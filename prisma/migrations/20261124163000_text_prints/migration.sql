-- What requests that were served say for themselves, by a keyed hash: the same words in another request of the agency can
-- be found, the words can't be guessed from the table.
CREATE TABLE "TextPrint" (
  "caseId" uuid NOT NULL,
  "agencyId" uuid NOT NULL,
  print bytea NOT NULL,
  "servedAt" timestamptz(3) NOT NULL,
  PRIMARY KEY ("caseId", print)
);
CREATE INDEX "TextPrint_agencyId_print_servedAt_idx" ON "TextPrint" ("agencyId", print, "servedAt");

GRANT SELECT, INSERT ON "TextPrint" TO portal;
