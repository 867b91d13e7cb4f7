import type { Step } from '../../src/database/migrate.ts'

/** A schema with every kind of column and rule the application may use, apart from what it uses today. */
export const STEPS: readonly Step[] = [
  {
    name: '0001-kinds',
    up: `
create table kind (
  id uuid primary key,
  place integer generated always as identity unique,
  truth boolean, small smallint, whole integer, big bigint, single real, double double precision, exact numeric(12,3),
  words text, short varchar(10), padded char(4),
  day date, instant timestamptz, clock time, span interval,
  raw bytea, loose jsonb, uuids uuid[], texts text[], wholes bigint[], instants timestamptz[],
  doubled bigint generated always as (whole::bigint * 2) stored
);
create table parent (id integer primary key, name text not null, constraint parent_name unique (name));
create table child (
  id integer primary key,
  parent_id integer not null constraint child_parent references parent (id),
  elder_id integer constraint child_elder references child (id),
  amount integer constraint child_amount check (amount > 0)
);
create table queue (id integer primary key, taken_by text);
create table secret (id integer primary key, organisation_id uuid not null, words text);
alter table secret enable row level security;
create policy secret_seen on secret to triptych_app
  using (organisation_id = any (coalesce(string_to_array(nullif(current_setting('triptych.organisations', true), ''), ',')::uuid[], '{}')));
create policy secret_system on secret for select to triptych_system using (true);
grant usage on schema public to triptych_app, triptych_system;
grant select, insert on secret to triptych_app;
grant select on secret to triptych_system;
grant select, insert, update, delete on kind, parent, child, queue to triptych_app, triptych_system;
create function stamp() returns trigger language plpgsql as $$ begin new.amount := new.amount + 1; return new; end $$;
create trigger child_stamp before insert on child for each row execute function stamp();
`,
  },
  { name: '0002-later', up: 'create table later (id integer primary key, words text); insert into later select 1 where false;' },
]
