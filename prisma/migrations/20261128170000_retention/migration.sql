-- For how many days a provider usually keeps each category of data; where it says nothing, nobody knows.
ALTER TABLE "Service" ADD COLUMN "retention" JSONB NOT NULL DEFAULT '{}';
