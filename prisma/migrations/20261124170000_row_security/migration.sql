-- Row security: what somebody sees of a table is decided here too, beneath the portal's own rules.
--
-- Whoever asks says for whom, by settings; a person's end with the transaction:
--   liaison.viewer = a person's id   reads what that person may see, writes nothing
--                  = 'portal'        the door, the workers, migrations
--                  = 'signin'        who somebody is, before that is known: sessions, passkeys, invitations
--   liaison.viewed = a case's id     whose people are named, when the viewer may see it
-- Who doesn't say sees nothing.

CREATE FUNCTION viewer() RETURNS text STABLE RETURN nullif(current_setting('liaison.viewer', true), '');

CREATE FUNCTION viewed_case() RETURNS uuid STABLE RETURN nullif(current_setting('liaison.viewed', true), '')::uuid;

-- The person named as viewer, whoever they are; null when none is.
CREATE FUNCTION viewer_named() RETURNS uuid STABLE
  RETURN CASE WHEN viewer() ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN viewer()::uuid END;

-- How the viewer stands now, read past the policies that ask for it. Policies call these within (SELECT …), so that each
-- is asked once for a statement and not for every row. A person who may not act sees nothing. Temporary tables are
-- searched last, so that none can stand in for ours.

CREATE FUNCTION viewer_person() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT id FROM "Person" WHERE id = viewer_named() AND state = 'active');
END $$;

-- Sees their own membership, which they may accept.
CREATE FUNCTION viewer_invited() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT id FROM "Person" WHERE id = viewer_named() AND state = 'invited');
END $$;

CREATE FUNCTION viewer_organisation() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT "organisationId" FROM "Person" WHERE id = viewer_named() AND state = 'active');
END $$;

-- The viewer's organisation when they hold one of the roles; else null.
CREATE FUNCTION viewer_as(VARIADIC wanted text[]) RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT "organisationId" FROM "Person" WHERE id = viewer_named() AND state = 'active' AND roles && wanted);
END $$;

-- The side on which the viewer stands; null when there is no viewer who may act.
CREATE FUNCTION viewer_side() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (
    SELECT side FROM "Person" JOIN "Organisation" ON "Organisation".id = "organisationId"
    WHERE "Person".id = viewer_named() AND "Person".state = 'active');
END $$;

-- Whether the viewer stands on this side with one of the roles.
CREATE FUNCTION viewer_stands(at_side text, VARIADIC wanted text[]) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM "Person" JOIN "Organisation" ON "Organisation".id = "organisationId"
    WHERE "Person".id = viewer_named() AND "Person".state = 'active' AND side = at_side AND roles && wanted);
END $$;

REVOKE ALL ON FUNCTION viewer, viewed_case, viewer_named, viewer_person, viewer_invited, viewer_organisation, viewer_as, viewer_side, viewer_stands FROM PUBLIC;
GRANT EXECUTE ON FUNCTION viewer, viewed_case, viewer_named, viewer_person, viewer_invited, viewer_organisation, viewer_as, viewer_side, viewer_stands TO portal;

-- Every table is closed, and open to the portal at work.
DO $$
DECLARE closed text;
BEGIN
  FOREACH closed IN ARRAY ARRAY['Case', 'Entry', 'Payload', 'Record', 'Letter', 'Counter', 'Seal', 'Person', 'Invitation',
    'Passkey', 'Session', 'Challenge', 'Organisation', 'Service', 'MailCode', 'RotatedToken', 'Device', 'Recovery', 'Identity',
    'KeyDemand', 'IdentityProvider', 'ProviderVisit', 'Sighting', 'TargetSight', 'Authority', 'OrderPrint',
    'TextPrint', 'Rate']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', closed);
    EXECUTE format('CREATE POLICY portal ON %I USING ((SELECT viewer()) = ''portal'')', closed);
    -- the owner too, but for the two tables from which the functions above read how the viewer stands
    IF closed NOT IN ('Person', 'Organisation') THEN
      EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', closed);
    END IF;
  END LOOP;
END $$;

-- The same rule as `personOnCase` (app/people/on-case.ts), branch by branch; a test holds them together.
CREATE POLICY people ON "Case" FOR SELECT USING (
  CASE
    WHEN procedure ^@ 'disclosure@' THEN CASE
      WHEN "agencyId" = (SELECT viewer_organisation()) THEN
        "agencyId" = (SELECT viewer_as('supervisor'))
        OR ("requesterId" = (SELECT viewer_person()) AND "agencyId" = (SELECT viewer_as('officer')))
      WHEN "providerId" = (SELECT viewer_organisation()) THEN
        "servedAt" IS NOT NULL
        AND "providerId" = (SELECT viewer_as('intake', 'legalReviewer', 'collector', 'qualityChecker'))
      ELSE (SELECT viewer_stands('oversight', 'auditor'))
    END
    WHEN procedure ^@ 'membership@' OR procedure ^@ 'organisation@' THEN
      (SELECT viewer_stands('portal', 'operator'))
      OR "agencyId" = (SELECT viewer_as('administrator'))
      OR ("requesterId" IN ((SELECT viewer_person()), (SELECT viewer_invited())) AND procedure ^@ 'membership@')
    WHEN procedure ^@ 'finding@' THEN
      (SELECT viewer_stands('oversight', 'auditor'))
      AND (SELECT viewer_organisation()) IS DISTINCT FROM "agencyId"
      AND (SELECT viewer_organisation()) IS DISTINCT FROM "providerId"
    ELSE false
  END);

-- Trail, content and records follow their case.
CREATE POLICY people ON "Entry" FOR SELECT USING (EXISTS (SELECT FROM "Case" WHERE id = "caseId"));
CREATE POLICY people ON "Payload" FOR SELECT USING (EXISTS (SELECT FROM "Case" WHERE id = "caseId"));
CREATE POLICY people ON "Record" FOR SELECT USING (EXISTS (SELECT FROM "Case" WHERE id = "caseId"));

-- Who looked: auditors see everyone, those responsible for an organisation the looks of its people, at whatever case.
CREATE POLICY people ON "Sighting" FOR SELECT USING (
  (SELECT viewer_stands('oversight', 'auditor'))
  OR EXISTS (
    SELECT FROM "Person" WHERE id = "personId"
      AND "organisationId" = (SELECT viewer_as('administrator', 'supervisor', 'legalReviewer'))));

-- Themselves and their colleagues; everybody for those who run the portal or audit; who acted on the case that is viewed.
CREATE POLICY people ON "Person" FOR SELECT USING (
  id = (SELECT viewer_person())
  OR id = (SELECT viewer_invited())
  OR "organisationId" = (SELECT viewer_organisation())
  OR (SELECT viewer_stands('portal', 'operator'))
  OR (SELECT viewer_stands('oversight', 'auditor'))
  OR EXISTS (SELECT FROM "Entry" WHERE "caseId" = (SELECT viewed_case()) AND actor = "Person".id::text));

-- How somebody gets in: themselves, and whoever looks after them.
DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['Passkey', 'Session', 'Recovery', 'Identity'] LOOP
    EXECUTE format($policy$
      CREATE POLICY people ON %I FOR SELECT USING (
        "personId" = (SELECT viewer_person())
        OR (SELECT viewer_stands('portal', 'operator'))
        OR EXISTS (SELECT FROM "Person" WHERE id = "personId" AND "organisationId" = (SELECT viewer_as('administrator'))))
    $policy$, kept);
  END LOOP;
END $$;

-- The register is there for everyone who takes part.
CREATE POLICY people ON "Organisation" FOR SELECT USING (coalesce((SELECT viewer_person()), (SELECT viewer_invited())) IS NOT NULL);
CREATE POLICY people ON "Service" FOR SELECT USING (coalesce((SELECT viewer_person()), (SELECT viewer_invited())) IS NOT NULL);

-- Who may ask for what in an agency: its own people, those who are asked, and those who watch over both.
CREATE POLICY people ON "Authority" FOR SELECT USING (
  "organisationId" = (SELECT viewer_organisation()) OR (SELECT viewer_side()) IN ('provider', 'oversight', 'portal'));

CREATE POLICY people ON "Letter" FOR SELECT USING ((SELECT viewer_stands('portal', 'operator')));

-- Before anybody is known.
DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['Session', 'RotatedToken', 'Challenge', 'Device', 'ProviderVisit', 'MailCode'] LOOP
    EXECUTE format('CREATE POLICY signin ON %I USING ((SELECT viewer()) = ''signin'')', named);
  END LOOP;
  FOREACH named IN ARRAY ARRAY['Passkey', 'Invitation', 'Recovery', 'Identity', 'IdentityProvider', 'KeyDemand', 'Person',
    'Organisation']
  LOOP
    EXECUTE format('CREATE POLICY signin ON %I FOR SELECT USING ((SELECT viewer()) = ''signin'')', named);
  END LOOP;
END $$;
CREATE POLICY signin_used ON "Passkey" FOR UPDATE USING ((SELECT viewer()) = 'signin');

-- What a job failed of may say more than a job's name: for whoever runs the portal.
CREATE OR REPLACE FUNCTION parked_jobs() RETURNS TABLE (id bigint, task text, attempts int, error text, since timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, graphile_worker AS $$
  SELECT id, task_identifier, attempts::int, last_error, updated_at FROM graphile_worker.jobs
  WHERE attempts >= max_attempts AND locked_at IS NULL AND (public.viewer() = 'portal' OR public.viewer_stands('portal', 'operator'))
  ORDER BY updated_at DESC LIMIT 200;
$$;
