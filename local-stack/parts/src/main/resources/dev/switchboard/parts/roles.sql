-- What a Supabase project has before its first migration. May run again: it changes nothing then.
do $$
declare
    wanted record;
    is_new constant boolean := not exists (select from pg_catalog.pg_roles where rolname = 'anon');
begin
    for wanted in
        select * from (values
            ('postgres', 'login createdb createrole replication bypassrls'),
            ('anon', 'nologin noinherit'),
            ('authenticated', 'nologin noinherit'),
            ('service_role', 'nologin noinherit bypassrls'),
            ('authenticator', 'login noinherit')) as role (name, options)
    loop
        if not exists (select from pg_catalog.pg_roles where rolname = wanted.name) then
            execute format('create role %I %s', wanted.name, wanted.options);
        end if;
    end loop;

    -- Supabase opens what postgres creates to every API role, so a migration that forgets to close it must fail here as
    -- well. Once only: the first migration takes it back, for those to come too.
    if is_new then
        alter default privileges for role postgres in schema public
            grant all on tables to anon, authenticated, service_role;
        alter default privileges for role postgres in schema public
            grant all on functions to anon, authenticated, service_role;
        alter default privileges for role postgres in schema public
            grant all on sequences to anon, authenticated, service_role;
    end if;
end
$$;

alter role postgres password '{password}';
alter role authenticator password '{password}';

-- a worker's token says which of these the connection becomes
grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role, authenticator to postgres with admin option;

alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter role authenticator set statement_timeout = '8s';

alter database postgres owner to postgres;
alter schema public owner to postgres;
grant usage on schema public to anon, authenticated, service_role;
