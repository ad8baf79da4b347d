-- How often an agency has asked whom: read whenever a request is served.
CREATE INDEX "Case_agencyId_servedAt_idx" ON "Case" ("agencyId", "servedAt", "providerId");
