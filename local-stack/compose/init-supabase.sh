#!/bin/sh
# Makes a new Postgres look like a new Supabase project and applies the migrations: the Postgres image runs this once, on
# an empty volume. Later migrations: `docker compose down --volumes`, or Supabase's own command line.
set -eu

run_as() {
    user=$1
    shift
    psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$user" --dbname postgres "$@"
}

sed "s/{password}/$POSTGRES_PASSWORD/" /switchboard/roles.sql | run_as "$POSTGRES_USER"

# Not as the superuser: what Supabase forbids its projects must fail here too.
run_as postgres <<'SQL'
create schema supabase_migrations;
create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
SQL
for migration in /switchboard/supabase/migrations/*.sql; do
    file=$(basename "$migration" .sql)
    run_as postgres --single-transaction --file "$migration" --command \
        "insert into supabase_migrations.schema_migrations (version, name) values ('${file%%_*}', '${file#*_}')"
done
run_as postgres --single-transaction --file /switchboard/supabase/seed.sql
