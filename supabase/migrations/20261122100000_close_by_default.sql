-- Only workers use this database, and they come as service_role. Supabase opens whatever postgres creates in public to
-- everybody with the anonymous key; from here on nothing is open unless a migration says so.
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;

-- Postgres itself lets everybody execute a new function; this default is not a schema's, so it is taken back without one
alter default privileges revoke execute on functions from public;

-- What functions share lives here, out of PostgREST's sight.
create schema internal;
grant usage on schema internal to service_role;
