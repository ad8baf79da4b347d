-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Organisation" (
    "id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "switchboard" TEXT NOT NULL,
    "website" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "language" TEXT NOT NULL,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Service" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "carrierGradeNat" BOOLEAN NOT NULL,
    "identifierKinds" TEXT[],
    "categories" TEXT[],

    CONSTRAINT "Service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "roles" TEXT[],
    "state" TEXT NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "personId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Passkey" (
    "id" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Challenge" (
    "hash" BYTEA NOT NULL,
    "purpose" TEXT NOT NULL,
    "personId" UUID,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Challenge_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Session" (
    "tokenHash" BYTEA NOT NULL,
    "personId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "Case" (
    "id" UUID NOT NULL,
    "procedure" TEXT NOT NULL,
    "pack" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "closed" BOOLEAN NOT NULL,
    "context" JSONB NOT NULL,
    "dossier" BYTEA NOT NULL,
    "key" BYTEA,
    "entries" INTEGER NOT NULL,
    "head" BYTEA NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "agencyId" UUID,
    "providerId" UUID,
    "requesterId" UUID,
    "number" TEXT,
    "outcome" TEXT,
    "servedAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "waitingFor" TEXT,
    "items" INTEGER NOT NULL DEFAULT 0,
    "itemsDone" INTEGER NOT NULL DEFAULT 0,
    "title" BYTEA,

    CONSTRAINT "Case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Entry" (
    "caseId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,
    "bytes" BYTEA NOT NULL,
    "event" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "token" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Entry_pkey" PRIMARY KEY ("caseId","seq")
);

-- CreateTable
CREATE TABLE "Payload" (
    "caseId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "Payload_pkey" PRIMARY KEY ("caseId","seq")
);

-- CreateTable
CREATE TABLE "Counter" (
    "agencyId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "next" INTEGER NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("agencyId","year")
);

-- CreateTable
CREATE TABLE "Record" (
    "sha256" TEXT NOT NULL,
    "caseId" UUID NOT NULL,
    "entry" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Record_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "Seal" (
    "id" UUID NOT NULL,
    "organisationId" UUID,
    "algorithm" TEXT NOT NULL,
    "certificate" BYTEA NOT NULL,
    "privateKey" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Seal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Letter" (
    "id" UUID NOT NULL,
    "caseId" UUID,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Letter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_country_code_key" ON "Organisation"("country", "code");

-- CreateIndex
CREATE INDEX "Person_organisationId_idx" ON "Person"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Passkey_personId_idx" ON "Passkey"("personId");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Case_number_key" ON "Case"("number");

-- CreateIndex
CREATE INDEX "Case_providerId_closed_dueAt_id_idx" ON "Case"("providerId", "closed", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Case_agencyId_closed_dueAt_id_idx" ON "Case"("agencyId", "closed", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Case_requesterId_closed_dueAt_id_idx" ON "Case"("requesterId", "closed", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Case_procedure_changedAt_id_idx" ON "Case"("procedure", "changedAt", "id");

-- CreateIndex
CREATE INDEX "Entry_at_caseId_seq_idx" ON "Entry"("at", "caseId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Entry_caseId_token_key" ON "Entry"("caseId", "token");

-- CreateIndex
CREATE UNIQUE INDEX "Record_caseId_entry_form_key" ON "Record"("caseId", "entry", "form");

-- CreateIndex
CREATE INDEX "Seal_organisationId_idx" ON "Seal"("organisationId");

-- CreateIndex
CREATE INDEX "Letter_sentAt_id_idx" ON "Letter"("sentAt", "id");

-- AddForeignKey
ALTER TABLE "Service" ADD CONSTRAINT "Service_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seal" ADD CONSTRAINT "Seal_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;



-- The trail is append-only: by trigger for everyone, the owner included, and by right for the portal's role.
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'LG001';
END $$;

CREATE TRIGGER "Entry_no_change" BEFORE UPDATE OR DELETE ON "Entry" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER "Entry_no_truncate" BEFORE TRUNCATE ON "Entry" FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER "Payload_no_change" BEFORE UPDATE OR DELETE ON "Payload" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER "Payload_no_truncate" BEFORE TRUNCATE ON "Payload" FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER "Record_no_change" BEFORE UPDATE OR DELETE ON "Record" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER "Record_no_truncate" BEFORE TRUNCATE ON "Record" FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- They hold under session_replication_role = replica too.
ALTER TABLE "Entry" ENABLE ALWAYS TRIGGER "Entry_no_change";
ALTER TABLE "Entry" ENABLE ALWAYS TRIGGER "Entry_no_truncate";
ALTER TABLE "Payload" ENABLE ALWAYS TRIGGER "Payload_no_change";
ALTER TABLE "Payload" ENABLE ALWAYS TRIGGER "Payload_no_truncate";
ALTER TABLE "Record" ENABLE ALWAYS TRIGGER "Record_no_change";
ALTER TABLE "Record" ENABLE ALWAYS TRIGGER "Record_no_truncate";

-- The role the portal works as. It owns nothing. Roles belong to the cluster, so another database may have made it.
DO $$ BEGIN
  CREATE ROLE portal LOGIN;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
GRANT portal TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO portal;
GRANT SELECT, INSERT ON "Entry", "Payload", "Record", "Letter" TO portal;
GRANT SELECT, INSERT, UPDATE ON "Organisation", "Service", "Person", "Case", "Counter", "Seal" TO portal;
GRANT SELECT, INSERT, UPDATE, DELETE ON "Invitation", "Passkey", "Challenge", "Session" TO portal;
GRANT DELETE ON "Service" TO portal;

-- What is owed is enqueued in the transaction that owes it. The queue's own tables are closed to the portal's role.
CREATE FUNCTION owe_job(task text, payload json, due timestamptz, key text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, graphile_worker AS $$
  SELECT graphile_worker.add_job(task, payload, run_at := due, job_key := key, max_attempts := 8);
$$;

CREATE FUNCTION cancel_job(key text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, graphile_worker AS $$
  SELECT graphile_worker.remove_job(key);
$$;

-- Jobs whose attempts are used up, for the operator.
CREATE FUNCTION parked_jobs() RETURNS TABLE (id bigint, task text, attempts int, error text, since timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, graphile_worker AS $$
  SELECT id, task_identifier, attempts::int, last_error, updated_at FROM graphile_worker.jobs
  WHERE attempts >= max_attempts AND locked_at IS NULL ORDER BY updated_at DESC LIMIT 200;
$$;

CREATE FUNCTION retry_job(job bigint) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, graphile_worker AS $$
  SELECT graphile_worker.reschedule_jobs(ARRAY[job], run_at := now(), attempts := 0);
$$;

REVOKE ALL ON FUNCTION owe_job, cancel_job, parked_jobs, retry_job FROM PUBLIC;
GRANT EXECUTE ON FUNCTION owe_job, cancel_job, parked_jobs, retry_job TO portal;
