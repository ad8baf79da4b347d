-- When the answer that stands was given: from it and the instant of service the portal measures how long a provider takes.
ALTER TABLE "Case" ADD COLUMN "answeredAt" timestamptz(3);

-- The closing clock starts with the answer and stays until another is due (`answeredAt` of disclosure@1).
UPDATE "Case" SET "answeredAt" = (context->'closingClock'->>'start')::timestamptz
  WHERE procedure ^@ 'disclosure@' AND context->'closingClock'->>'start' IS NOT NULL;

-- What is open at a provider (no answer stands) and what it answered lately, told from the index alone: who asks is in it
-- because row security looks at it.
CREATE INDEX "Case_turnaround_idx" ON "Case" ("providerId", procedure, "answeredAt", closed, "servedAt", "agencyId", "requesterId");
