-- Emergencies are requests too: who sees which of their cases is the same rule.
CREATE OR REPLACE FUNCTION is_request(procedure text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN split_part(procedure, '@', 1) IN ('disclosure', 'preservation', 'emergency');
