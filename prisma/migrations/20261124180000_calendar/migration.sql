-- The address at which a person's calendar program reads their deadlines: without signing in, so known by its token's hash alone.
CREATE TABLE "Calendar" (
    "personId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Calendar_pkey" PRIMARY KEY ("personId")
);
CREATE UNIQUE INDEX "Calendar_tokenHash_key" ON "Calendar"("tokenHash");
ALTER TABLE "Calendar" ADD CONSTRAINT "Calendar_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "Calendar" TO portal;

ALTER TABLE "Calendar" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Calendar" FORCE ROW LEVEL SECURITY;
CREATE POLICY portal ON "Calendar" USING ((SELECT viewer()) = 'portal');
-- Nobody else's affair, whoever looks after them.
CREATE POLICY people ON "Calendar" FOR SELECT USING ("personId" = (SELECT viewer_person()));
CREATE POLICY signin ON "Calendar" FOR SELECT USING ((SELECT viewer()) = 'signin');
