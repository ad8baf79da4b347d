-- What a passkey is: its model, whether it can leave its device, and who vouches for that.
ALTER TABLE "Passkey" ADD COLUMN "aaguid" UUID;
ALTER TABLE "Passkey" ADD COLUMN "deviceBound" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Passkey" ADD COLUMN "attestation" TEXT NOT NULL DEFAULT 'none';

-- A challenge is for one browser. Those on their way are asked for again.
DELETE FROM "Challenge";
ALTER TABLE "Challenge" ADD COLUMN "browser" BYTEA NOT NULL;

-- How and from where a session began. It ends with the passkey it began with.
DELETE FROM "Session";
ALTER TABLE "Session" ADD COLUMN "by" TEXT NOT NULL;
ALTER TABLE "Session" ADD COLUMN "passkeyId" TEXT;
ALTER TABLE "Session" ADD COLUMN "network" TEXT NOT NULL;
ALTER TABLE "Session" ADD COLUMN "browser" TEXT NOT NULL;
CREATE INDEX "Session_passkeyId_idx" ON "Session"("passkeyId");
ALTER TABLE "Session" ADD CONSTRAINT "Session_passkeyId_fkey" FOREIGN KEY ("passkeyId") REFERENCES "Passkey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "RotatedToken" (
    "hash" BYTEA NOT NULL,
    "sessionHash" BYTEA NOT NULL,
    "rotatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RotatedToken_pkey" PRIMARY KEY ("hash")
);
CREATE INDEX "RotatedToken_sessionHash_idx" ON "RotatedToken"("sessionHash");
ALTER TABLE "RotatedToken" ADD CONSTRAINT "RotatedToken_sessionHash_fkey" FOREIGN KEY ("sessionHash") REFERENCES "Session"("tokenHash") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "Device" (
    "hash" BYTEA NOT NULL,
    "personId" UUID NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Device_pkey" PRIMARY KEY ("hash", "personId")
);
ALTER TABLE "Device" ADD CONSTRAINT "Device_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "Recovery" (
    "personId" UUID NOT NULL,
    "openedBy" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "tokenHash" BYTEA,
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "Recovery_pkey" PRIMARY KEY ("personId")
);
CREATE UNIQUE INDEX "Recovery_tokenHash_key" ON "Recovery"("tokenHash");
ALTER TABLE "Recovery" ADD CONSTRAINT "Recovery_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "Identity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("issuer", "subject")
);
CREATE INDEX "Identity_personId_idx" ON "Identity"("personId");
ALTER TABLE "Identity" ADD CONSTRAINT "Identity_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "KeyDemand" (
    "organisationId" UUID NOT NULL,
    "deviceBound" BOOLEAN NOT NULL,
    "aaguids" UUID[],

    CONSTRAINT "KeyDemand_pkey" PRIMARY KEY ("organisationId")
);
ALTER TABLE "KeyDemand" ADD CONSTRAINT "KeyDemand_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "IdentityProvider" (
    "organisationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,
    "acr" TEXT[],
    "amr" TEXT[],
    "maxAge" INTEGER NOT NULL,

    CONSTRAINT "IdentityProvider_pkey" PRIMARY KEY ("organisationId")
);
ALTER TABLE "IdentityProvider" ADD CONSTRAINT "IdentityProvider_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "ProviderVisit" (
    "stateHash" BYTEA NOT NULL,
    "browser" BYTEA NOT NULL,
    "organisationId" UUID NOT NULL,
    "secrets" BYTEA NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProviderVisit_pkey" PRIMARY KEY ("stateHash")
);

GRANT SELECT, INSERT, UPDATE, DELETE ON "RotatedToken", "Device", "Recovery", "Identity", "KeyDemand", "IdentityProvider", "ProviderVisit" TO portal;
