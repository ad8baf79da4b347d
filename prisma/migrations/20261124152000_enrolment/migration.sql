-- Where an organisation stands in the directory, what it has proved, and who is told of what happens to it.
ALTER TABLE "Organisation"
  ADD COLUMN "state" TEXT NOT NULL DEFAULT 'active',
  ADD COLUMN "domains" TEXT[],
  ADD COLUMN "emergencyRight" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "activeSince" TIMESTAMPTZ(3),
  ADD COLUMN "vettedAt" TIMESTAMPTZ(3),
  ADD COLUMN "vettedUntil" TIMESTAMPTZ(3),
  ADD COLUMN "securityContact" JSONB,
  ADD COLUMN "formerContact" JSONB,
  ADD COLUMN "contacts" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "Organisation"
  ALTER COLUMN "state" DROP DEFAULT,
  ALTER COLUMN "emergencyRight" DROP DEFAULT,
  ALTER COLUMN "contacts" DROP DEFAULT;

-- How long a person's training holds, whether they still belong, and whether they are away.
ALTER TABLE "Person"
  ADD COLUMN "trainedUntil" TIMESTAMPTZ(3),
  ADD COLUMN "confirmedAt" TIMESTAMPTZ(3),
  ADD COLUMN "lastDay" TEXT,
  ADD COLUMN "absentFrom" TEXT,
  ADD COLUMN "absentUntil" TEXT,
  ADD COLUMN "deputyId" UUID,
  ADD COLUMN "entrustedBy" UUID,
  ADD COLUMN "entrustedAt" TIMESTAMPTZ(3);

-- A code sent to an address once, by which the invited person shows that the mailbox is theirs.
CREATE TABLE "MailCode" (
    "personId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "codeHash" BYTEA NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "triesLeft" INTEGER NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MailCode_pkey" PRIMARY KEY ("personId")
);
ALTER TABLE "MailCode" ADD CONSTRAINT "MailCode_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "MailCode" TO portal;
