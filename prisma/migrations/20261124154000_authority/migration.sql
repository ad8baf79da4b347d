-- Versions of the agencies' authority matrices (guideline le.authority), kept by the door from organisation@1. A version is
-- never edited; confirming it sets who, when, and from when on it is in force.
CREATE TABLE "Authority" (
  "organisationId" uuid NOT NULL REFERENCES "Organisation" (id),
  version integer NOT NULL,
  rows jsonb NOT NULL,
  "validFrom" date NOT NULL,
  source text NOT NULL,
  url text NOT NULL,
  "publishedBy" uuid NOT NULL,
  "publishedAt" timestamptz(3) NOT NULL,
  "confirmedBy" uuid,
  "confirmedAt" timestamptz(3),
  "inForceFrom" timestamptz(3),
  PRIMARY KEY ("organisationId", version)
);

-- Orders attached to requests, by a keyed hash of their content: the same bytes on another request can be found, the
-- content can't be guessed from the table.
CREATE TABLE "OrderPrint" (
  id uuid PRIMARY KEY,
  "caseId" uuid NOT NULL,
  "agencyId" uuid NOT NULL,
  print bytea NOT NULL
);
CREATE INDEX "OrderPrint_agencyId_print_idx" ON "OrderPrint" ("agencyId", print);
CREATE INDEX "OrderPrint_caseId_idx" ON "OrderPrint" ("caseId");

GRANT SELECT, INSERT, UPDATE ON "Authority" TO portal;
GRANT SELECT, INSERT, DELETE ON "OrderPrint" TO portal;
