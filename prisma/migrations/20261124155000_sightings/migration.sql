-- Who looked at what: one row per person, case, class of fields and ten minutes. Its key is the rule of aggregation.
CREATE TABLE "Sighting" (
    "personId" UUID NOT NULL,
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "caseId" UUID NOT NULL,
    "fields" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Sighting_pkey" PRIMARY KEY ("personId","slot","caseId","fields")
);

-- Whose identity was revealed to whom, as a hash under a key of the portal: to find one target among many cases, not to name it.
CREATE TABLE "TargetSight" (
    "hash" BYTEA NOT NULL,
    "personId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TargetSight_pkey" PRIMARY KEY ("hash","personId","caseId","at")
);

CREATE INDEX "Sighting_caseId_slot_idx" ON "Sighting"("caseId", "slot");
CREATE INDEX "Sighting_slot_idx" ON "Sighting"("slot");
CREATE INDEX "TargetSight_at_idx" ON "TargetSight"("at");

-- Append-only, as the trail is.
CREATE TRIGGER "Sighting_no_change" BEFORE UPDATE OR DELETE ON "Sighting" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER "Sighting_no_truncate" BEFORE TRUNCATE ON "Sighting" FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER "TargetSight_no_change" BEFORE UPDATE OR DELETE ON "TargetSight" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER "TargetSight_no_truncate" BEFORE TRUNCATE ON "TargetSight" FOR EACH STATEMENT EXECUTE FUNCTION append_only();
ALTER TABLE "Sighting" ENABLE ALWAYS TRIGGER "Sighting_no_change";
ALTER TABLE "Sighting" ENABLE ALWAYS TRIGGER "Sighting_no_truncate";
ALTER TABLE "TargetSight" ENABLE ALWAYS TRIGGER "TargetSight_no_change";
ALTER TABLE "TargetSight" ENABLE ALWAYS TRIGGER "TargetSight_no_truncate";
GRANT SELECT, INSERT ON "Sighting", "TargetSight" TO portal;
