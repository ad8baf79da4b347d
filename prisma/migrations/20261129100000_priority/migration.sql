-- How soon a request is to be answered among others, on the scale of its policy pack; null for an emergency, which stands
-- above the scale, and for whatever is no request. Kept by the door, like everything that lists are drawn from.
ALTER TABLE "Case" ADD COLUMN priority text;
UPDATE "Case" SET priority = 'normal' WHERE procedure ^@ 'disclosure@' OR procedure ^@ 'preservation@';

-- What is ranked otherwise is a small part: a list of it is drawn without going through all that is normal.
CREATE INDEX "Case_priority_idx" ON "Case" (priority, closed, "dueAt", id) WHERE priority <> 'normal';
