/**
 * Organisations, the people who sign in, their roles, and how they prove who they are. Text is ordered by code points
 * (`collate "C"`), so that lists are in the same order on every engine, whatever the machine's language.
 */
export const up = `
create function triptych_viewer() returns uuid language sql stable
  as $$ select nullif(current_setting('triptych.viewer', true), '')::uuid $$;
create function triptych_organisations() returns uuid[] language sql stable
  as $$ select coalesce(string_to_array(nullif(current_setting('triptych.organisations', true), ''), ',')::uuid[], '{}') $$;
create function triptych_installation() returns boolean language sql stable
  as $$ select coalesce(current_setting('triptych.installation', true), '') = 'on' $$;

create table organisation (
  id uuid primary key,
  kind text collate "C" not null constraint organisation_kind check (kind in ('trust', 'hei', 'professional body', 'national body', 'host')),
  name text collate "C" not null constraint organisation_name_length check (length(name) between 2 and 200),
  ods_code text collate "C" constraint organisation_ods_code_shape check (ods_code ~ '^[A-Z0-9]{3,10}$'),
  nation text collate "C" constraint organisation_nation check (nation in ('England', 'Scotland', 'Wales', 'Northern Ireland')),
  closed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null
);
create unique index organisation_ods_code on organisation (ods_code) where closed_at is null;
create unique index organisation_one_host on organisation (kind) where kind = 'host';

create table account (
  id uuid primary key,
  email text collate "C" not null constraint account_email_shape check (email = lower(email) and email like '%_@_%' and length(email) <= 254),
  name text collate "C" not null constraint account_name_length check (length(name) between 1 and 120),
  status text collate "C" not null constraint account_status check (status in ('active', 'disabled')),
  created_at timestamptz not null,
  signed_in_at timestamptz,
  two_step_since timestamptz,
  version integer not null default 1
);
create unique index account_email on account (email);

create table credential (
  account_id uuid primary key references account (id) on delete cascade,
  password_hash text collate "C" not null,
  password_changed_at timestamptz not null,
  totp_secret text collate "C",
  totp_last_step bigint
);

create table recovery_code (
  account_id uuid not null references account (id) on delete cascade,
  code_hash text collate "C" not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

create table membership (
  account_id uuid not null references account (id) on delete cascade,
  organisation_id uuid not null references organisation (id),
  role text collate "C" not null,
  since timestamptz not null,
  primary key (account_id, organisation_id, role)
);
create index membership_organisation on membership (organisation_id);

create table invitation (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  email text collate "C" not null constraint invitation_email_shape check (email = lower(email) and email like '%_@_%' and length(email) <= 254),
  name text collate "C" not null constraint invitation_name_length check (length(name) between 1 and 120),
  role text collate "C" not null,
  token_hash text collate "C" not null,
  invited_by uuid references account (id) on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz
);
create unique index invitation_token on invitation (token_hash);
create index invitation_organisation on invitation (organisation_id, created_at);

create table password_reset (
  token_hash text collate "C" primary key,
  account_id uuid not null references account (id) on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table session (
  id uuid primary key,
  secret_hash text collate "C" not null,
  account_id uuid references account (id) on delete cascade,
  state text collate "C" not null constraint session_state check (state in ('visitor', 'password accepted', 'signed in')),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  browser text collate "C" not null
);
create unique index session_secret on session (secret_hash);
create index session_account on session (account_id);

create table known_browser (
  account_id uuid not null references account (id) on delete cascade,
  secret_hash text collate "C" not null,
  seen_at timestamptz not null,
  primary key (account_id, secret_hash)
);

create table attempt_limit (
  key_hash text collate "C" primary key,
  attempts integer not null,
  window_ends_at timestamptz not null
);

create table sharing_agreement (
  id uuid primary key,
  giver_id uuid not null references organisation (id),
  receiver_id uuid not null references organisation (id),
  covers text collate "C" not null constraint sharing_agreement_covers check (covers in ('exact counts', 'staff records', 'trainee records')),
  reference text collate "C" not null constraint sharing_agreement_reference_length check (length(reference) between 1 and 200),
  starts date not null,
  ends date not null,
  ended_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  constraint sharing_agreement_two_parties check (giver_id <> receiver_id),
  constraint sharing_agreement_dates check (ends >= starts)
);
create index sharing_agreement_giver on sharing_agreement (giver_id);
create index sharing_agreement_receiver on sharing_agreement (receiver_id);

create function organisation_directory() returns table (id uuid, kind text, name text) language sql stable security definer
  set search_path = public, pg_temp
  as $$ select o.id, o.kind, o.name from organisation o where o.closed_at is null $$;
revoke all on function organisation_directory() from public;
grant execute on function organisation_directory() to triptych_app, triptych_system;

create function belongs_elsewhere(p_account uuid, p_organisation uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp
  as $$ select exists (select 1 from membership m join organisation o on o.id = m.organisation_id
    where m.account_id = p_account and m.organisation_id <> p_organisation and o.closed_at is null) $$;
revoke all on function belongs_elsewhere(uuid, uuid) from public;
grant execute on function belongs_elsewhere(uuid, uuid) to triptych_app;

create function has_administrator(p_organisation uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp
  as $$ select exists (select 1 from membership m join account a on a.id = m.account_id
    where m.organisation_id = p_organisation and m.role in ('administrator', 'installation administrator') and a.status = 'active') $$;
revoke all on function has_administrator(uuid) from public;
grant execute on function has_administrator(uuid) to triptych_app, triptych_system;

alter table organisation enable row level security;
alter table account enable row level security;
alter table credential enable row level security;
alter table recovery_code enable row level security;
alter table membership enable row level security;
alter table invitation enable row level security;
alter table session enable row level security;
alter table password_reset enable row level security;
alter table known_browser enable row level security;
alter table attempt_limit enable row level security;
alter table sharing_agreement enable row level security;

grant usage on schema public to triptych_app, triptych_system;
grant select, insert, update on organisation to triptych_app;
grant select (id, email, name, status, created_at, signed_in_at, two_step_since, version), update (name, status, two_step_since, version) on account to triptych_app;
grant select, update on credential to triptych_app;
grant select, insert, update, delete on recovery_code to triptych_app;
grant select, insert, update, delete on membership to triptych_app;
grant select (id, organisation_id, email, name, role, invited_by, created_at, expires_at, accepted_at, withdrawn_at), insert, update (withdrawn_at)
  on invitation to triptych_app;
grant select (id, account_id, state, created_at, seen_at, ends_at, ended_at, browser), update (ended_at) on session to triptych_app;
grant select (account_id), delete on password_reset, known_browser to triptych_app;
grant select, insert, update on sharing_agreement to triptych_app;

grant select on organisation, sharing_agreement to triptych_system;
grant insert on organisation to triptych_system;
grant select, insert, update on account, credential, recovery_code, membership, invitation, session, password_reset, known_browser,
  attempt_limit to triptych_system;
grant delete on attempt_limit, invitation, known_browser, session, password_reset, recovery_code to triptych_system;

create policy organisation_system on organisation to triptych_system using (true) with check (true);
create policy account_system on account to triptych_system using (true) with check (true);
create policy credential_system on credential to triptych_system using (true) with check (true);
create policy recovery_code_system on recovery_code to triptych_system using (true) with check (true);
create policy membership_system on membership to triptych_system using (true) with check (true);
create policy invitation_system on invitation to triptych_system using (true) with check (true);
create policy session_system on session to triptych_system using (true) with check (true);
create policy password_reset_system on password_reset to triptych_system using (true) with check (true);
create policy known_browser_system on known_browser to triptych_system using (true) with check (true);
create policy attempt_limit_system on attempt_limit to triptych_system using (true) with check (true);
create policy sharing_agreement_system on sharing_agreement to triptych_system using (true) with check (true);

create policy membership_seen on membership for select to triptych_app
  using (organisation_id = any ((select triptych_organisations())::uuid[]) or account_id = (select triptych_viewer()));
create policy membership_added on membership for insert to triptych_app
  with check (organisation_id = any ((select triptych_organisations())::uuid[]));
create policy membership_removed on membership for delete to triptych_app
  using (organisation_id = any ((select triptych_organisations())::uuid[]));

create policy organisation_seen on organisation for select to triptych_app
  using (id = any ((select triptych_organisations())::uuid[]) or (select triptych_installation())
    or exists (select 1 from membership m where m.organisation_id = organisation.id and m.account_id = (select triptych_viewer())));
create policy organisation_added on organisation for insert to triptych_app with check ((select triptych_installation()));
create policy organisation_changed on organisation for update to triptych_app
  using (id = any ((select triptych_organisations())::uuid[]) or (select triptych_installation()));

create policy account_seen on account for select to triptych_app
  using (id = (select triptych_viewer()) or exists (select 1 from membership m where m.account_id = account.id
    and m.organisation_id = any ((select triptych_organisations())::uuid[])));
create policy account_changed on account for update to triptych_app
  using (id = (select triptych_viewer()) or exists (select 1 from membership m where m.account_id = account.id
    and m.organisation_id = any ((select triptych_organisations())::uuid[])));

create policy credential_own on credential to triptych_app using (account_id = (select triptych_viewer()));
create policy password_reset_own on password_reset for delete to triptych_app using (account_id = (select triptych_viewer()));
create policy password_reset_own_seen on password_reset for select to triptych_app using (account_id = (select triptych_viewer()));
create policy known_browser_own on known_browser for delete to triptych_app using (account_id = (select triptych_viewer()));
create policy known_browser_own_seen on known_browser for select to triptych_app using (account_id = (select triptych_viewer()));
create policy recovery_code_own on recovery_code to triptych_app using (account_id = (select triptych_viewer()));

create policy invitation_seen on invitation for select to triptych_app
  using (organisation_id = any ((select triptych_organisations())::uuid[]) or (select triptych_installation()));
create policy invitation_added on invitation for insert to triptych_app
  with check (organisation_id = any ((select triptych_organisations())::uuid[]) or (select triptych_installation()));
create policy invitation_changed on invitation for update to triptych_app
  using (organisation_id = any ((select triptych_organisations())::uuid[]) or (select triptych_installation()));

create policy session_seen on session for select to triptych_app
  using (account_id = (select triptych_viewer()) or exists (select 1 from membership m where m.account_id = session.account_id
    and m.organisation_id = any ((select triptych_organisations())::uuid[])));
create policy session_ended on session for update to triptych_app
  using (account_id = (select triptych_viewer()) or exists (select 1 from membership m where m.account_id = session.account_id
    and m.organisation_id = any ((select triptych_organisations())::uuid[])));

create policy sharing_agreement_seen on sharing_agreement for select to triptych_app
  using (giver_id = any ((select triptych_organisations())::uuid[]) or receiver_id = any ((select triptych_organisations())::uuid[]));
create policy sharing_agreement_added on sharing_agreement for insert to triptych_app
  with check (giver_id = any ((select triptych_organisations())::uuid[]));
create policy sharing_agreement_changed on sharing_agreement for update to triptych_app
  using (giver_id = any ((select triptych_organisations())::uuid[]));
`
