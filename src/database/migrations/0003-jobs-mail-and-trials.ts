/** Long work, letters waiting to be sent, and extracts that somebody tries out. */
export const up = `
create table job (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  requested_by uuid not null,
  kind text collate "C" not null,
  input text collate "C" not null,
  state text collate "C" not null constraint job_state check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  stage text collate "C",
  done integer,
  total integer,
  attempts integer not null default 0,
  runner text collate "C",
  beat_at timestamptz,
  cancel_asked_at timestamptz,
  result text collate "C",
  problems text collate "C",
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz
);
create index job_waiting on job (created_at) where state = 'waiting';
create index job_running on job (beat_at) where state = 'running';
create index job_organisation on job (organisation_id, created_at desc);
create index job_requested_by on job (requested_by);

create table mail (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  purpose text collate "C" not null,
  recipient text collate "C" not null,
  recipient_name text collate "C" not null,
  subject text collate "C" not null,
  body text collate "C" not null,
  state text collate "C" not null constraint mail_state check (state in ('waiting', 'sending', 'sent', 'failed', 'unknown')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  problem text collate "C",
  once text collate "C" not null,
  created_at timestamptz not null,
  sent_at timestamptz
);
create unique index mail_once on mail (once);
create index mail_waiting on mail (next_attempt_at) where state in ('waiting', 'sending');

create table trial (
  id uuid primary key,
  owner_id uuid not null,
  job_id uuid not null references job (id),
  fictional boolean not null,
  created_at timestamptz not null,
  kept_at timestamptz,
  delete_after timestamptz
);
create index trial_owner on trial (owner_id);

alter table job enable row level security;
alter table mail enable row level security;
alter table trial enable row level security;

grant select, insert, update (cancel_asked_at, state, ended_at, result, problems) on job to triptych_app;
grant select (id, organisation_id, purpose, state, attempts, next_attempt_at, problem, created_at, sent_at), insert, update (state, next_attempt_at, once)
  on mail to triptych_app;
grant select, insert, delete, update (kept_at, delete_after) on trial to triptych_app;
grant select, insert, update, delete on job, mail, trial to triptych_system;
create policy job_system on job to triptych_system using (true) with check (true);
create policy mail_system on mail to triptych_system using (true) with check (true);
create policy trial_system on trial to triptych_system using (true) with check (true);

create policy job_seen on job for select to triptych_app
  using (requested_by = (select triptych_viewer()) or organisation_id = any ((select triptych_organisations())::uuid[]) or (select triptych_installation()));
create policy job_added on job for insert to triptych_app with check (requested_by = (select triptych_viewer()));
create policy job_changed on job for update to triptych_app
  using (requested_by = (select triptych_viewer()) or organisation_id = any ((select triptych_organisations())::uuid[]) or (select triptych_installation()));

create policy mail_seen on mail for select to triptych_app
  using (organisation_id = any ((select triptych_organisations())::uuid[]) or (select triptych_installation()));
create policy mail_added on mail for insert to triptych_app with check (true);
create policy mail_changed on mail for update to triptych_app using ((select triptych_installation()));

create policy trial_own on trial to triptych_app using (owner_id = (select triptych_viewer()));
`
