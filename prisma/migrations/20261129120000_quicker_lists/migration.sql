-- What a list counts by holds every column that row security asks about: without `viaId` each count went to the rows themselves.
DROP INDEX "Case_counts_idx";
CREATE INDEX "Case_counts_idx" ON "Case" (closed, procedure, "waitingFor", "dueAt", "agencyId", "providerId", "requesterId", "servedAt", "viaId");

-- An organisation's programme among all its requests.
CREATE INDEX "Case_agencyId_procedure_idx" ON "Case" ("agencyId", procedure);

-- Whoever counts requests by profession need not open what each of them says.
ALTER TABLE "Case" ADD COLUMN professions jsonb GENERATED ALWAYS AS (context->'professions') STORED;

-- Numbers by which cases are searched. Row security lets nothing but its own rules look at a row first, so that a part of a
-- number would be sought in every row there is; here it is sought in the numbers alone. Nobody reads them but the function
-- below, which answers ids: whose number it is, row security decides as ever.
CREATE TABLE "CaseNumber" (
  "caseId" uuid PRIMARY KEY REFERENCES "Case" (id) ON DELETE CASCADE,
  number text NOT NULL
);
REVOKE ALL ON "CaseNumber" FROM PUBLIC, portal;
INSERT INTO "CaseNumber" SELECT id, number FROM "Case" WHERE number IS NOT NULL;

CREATE FUNCTION keep_number() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO "CaseNumber" VALUES (NEW.id, NEW.number) ON CONFLICT ("caseId") DO UPDATE SET number = excluded.number;
  RETURN NULL;
END $$;
CREATE TRIGGER number_given AFTER INSERT ON "Case" FOR EACH ROW WHEN (NEW.number IS NOT NULL) EXECUTE FUNCTION keep_number();
CREATE TRIGGER number_changed AFTER UPDATE ON "Case" FOR EACH ROW
  WHEN (NEW.number IS NOT NULL AND NEW.number IS DISTINCT FROM OLD.number) EXECUTE FUNCTION keep_number();

-- Cases in whose number a part stands, as many as are asked for.
CREATE FUNCTION cases_numbered(part text, most int) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT "caseId" FROM "CaseNumber" WHERE position(part IN number) > 0 LIMIT most
$$;
REVOKE ALL ON FUNCTION keep_number, cases_numbered FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_numbered TO portal;
