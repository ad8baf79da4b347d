-- How often somebody asked, by keyed hashes. Counters may be lost with a crash of the server; a page must not wait for the disk.
CREATE UNLOGGED TABLE "Rate" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "Rate_pkey" PRIMARY KEY ("key")
);
GRANT SELECT, INSERT, UPDATE, DELETE ON "Rate" TO portal;
