/**
 * Find: what is imported, what identification finds in it, what people decide, and what is handed back. A row belongs to the
 * organisation that brought it, and only its people see it.
 */
const mine = 'organisation_id = any ((select triptych_organisations())::uuid[])'

/** Behind the wall: the installation's own work sees all, an organisation's people their own. */
const wall = (table: string, grants = 'select, insert, update'): string => `
alter table ${table} enable row level security;
grant select, insert, update, delete on ${table} to triptych_system;
grant ${grants} on ${table} to triptych_app;
create policy ${table}_system on ${table} to triptych_system using (true) with check (true);
create policy ${table}_own on ${table} to triptych_app using (${mine}) with check (${mine});`

const texts = (columns: string): string =>
  columns
    .trim()
    .split(/\s+/)
    .map((column) => `  ${column} text collate "C"`)
    .join(',\n')

export const up = `
create table import (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  kind text collate "C" not null constraint import_kind check (kind in ('staff', 'register', 'members', 'organisations', 'boundaries')),
  state text collate "C" not null constraint import_state
    check (state in ('reading', 'asking', 'staged', 'committed', 'undone', 'failed', 'abandoned')),
  as_at date,
  covers text collate "C" constraint import_covers check (covers in ('whole', 'arts', 'part')),
  file_name text collate "C" not null,
  bytes bigint not null,
  sha256 text collate "C",
  mapping text collate "C",
  understood text collate "C",
  problems text collate "C",
  mends text collate "C" not null default '[]',
  row_count integer not null default 0,
  effects text collate "C",
  base_id uuid references import (id),
  job_id uuid references job (id),
  created_by uuid not null,
  created_at timestamptz not null,
  committed_by uuid,
  committed_at timestamptz,
  undone_at timestamptz,
  version integer not null default 1
);
create index import_organisation on import (organisation_id, kind, as_at, committed_at);
create unique index import_same_file on import (organisation_id, kind, as_at, sha256) where state = 'committed';

create table remembered_mapping (
  organisation_id uuid not null references organisation (id),
  kind text collate "C" not null,
  columns text collate "C" not null,
  used_at timestamptz not null,
  primary key (organisation_id, kind)
);

create table staff_post (
  organisation_id uuid not null,
  import_id uuid not null references import (id),
  row_number integer not null,
  post_key text collate "C" not null,
  digest text collate "C" not null,
${texts(`organisation_name organisation_code person_identifier employee_number assignment_number surname forenames full_name known_as
  previous_surname date_of_birth ni_number staff_group occupation_code job_role area_of_work position_title band registration_body
  registration_type registration_number registration_expiry registration_status assignment_status contract_type fte start_date end_date
  town region icb team age_band position_status budgeted_fte snapshot_month`)},
  primary key (import_id, row_number)
);
create index staff_post_key on staff_post (import_id, post_key);
create index staff_post_post on staff_post (organisation_id, post_key);
create index staff_post_employee on staff_post (organisation_id, employee_number);
create index staff_post_person on staff_post (organisation_id, person_identifier);

create table register_entry (
  organisation_id uuid not null,
  import_id uuid not null references import (id),
  row_number integer not null,
  digest text collate "C" not null,
${texts('number surname forenames full_name profession modality status locality registered_from registered_to')},
  primary key (import_id, row_number)
);
create index register_entry_number on register_entry (import_id, number);

create table member_entry (
  organisation_id uuid not null,
  import_id uuid not null references import (id),
  row_number integer not null,
  digest text collate "C" not null,
${texts('membership_number surname forenames full_name modality body status registration_number locality')},
  primary key (import_id, row_number)
);

create table provider (
  organisation_id uuid not null references organisation (id),
  code text collate "C" not null,
  name text collate "C" not null,
  region text collate "C",
  icb text collate "C",
  opened date,
  closed date,
  successor text collate "C",
  earlier_names text collate "C" not null default '[]',
  import_id uuid references import (id),
  primary key (organisation_id, code)
);

create table boundary (
  organisation_id uuid not null references organisation (id),
  code text collate "C" not null,
  name text collate "C" not null,
  level text collate "C" not null constraint boundary_level check (level in ('region', 'icb')),
  shape text collate "C" not null,
  import_id uuid references import (id),
  primary key (organisation_id, code)
);

create table identification_run (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  job_id uuid not null references job (id),
  staff_import_id uuid not null references import (id),
  register_import_id uuid references import (id),
  members_import_id uuid references import (id),
  label_set_id uuid,
  as_at date not null,
  state text collate "C" not null constraint run_state check (state in ('running', 'done', 'failed')),
  mode text collate "C",
  report text collate "C",
  model text collate "C",
  drift text collate "C",
  requested_by uuid not null,
  created_at timestamptz not null,
  done_at timestamptz
);
create index identification_run_organisation on identification_run (organisation_id, as_at, created_at);

create table staff_person (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  first_run_id uuid not null references identification_run (id),
  created_at timestamptz not null
);
create index staff_person_organisation on staff_person (organisation_id);

create table staff_person_key (
  organisation_id uuid not null,
  kind text collate "C" not null constraint staff_person_key_kind check (kind in ('person', 'employee', 'number', 'ni', 'post')),
  value text collate "C" not null,
  person_id uuid not null references staff_person (id) on delete cascade,
  primary key (organisation_id, kind, value)
);
create index staff_person_key_person on staff_person_key (person_id);

create table finding (
  id uuid primary key,
  organisation_id uuid not null,
  run_id uuid not null references identification_run (id),
  person_id uuid not null references staff_person (id) on delete cascade,
  reference text collate "C" not null,
  outcome text collate "C" not null constraint finding_outcome check (outcome in ('accepted', 'review', 'excluded')),
  reason_code text collate "C" not null,
  modality text collate "C" not null constraint finding_modality check (modality in ('art', 'drama', 'music', 'not known')),
  registration_number text collate "C",
  registered_to date,
  milli_bits integer,
  margin_milli_bits integer,
  described boolean not null,
  linked boolean not null,
  priority integer not null,
  account text collate "C" not null
);
create unique index finding_person on finding (run_id, person_id);
create index finding_run on finding (run_id, outcome, priority);
create index finding_of_person on finding (person_id);

create table finding_post (
  finding_id uuid not null references finding (id) on delete cascade,
  organisation_id uuid not null,
  run_id uuid not null references identification_run (id),
  import_id uuid not null,
  row_number integer not null,
  post_key text collate "C" not null,
  outcome text collate "C" not null,
  reason_code text collate "C" not null,
  counts boolean not null,
  line text collate "C" not null constraint finding_post_line check (line in ('ahp', 'psychology', 'neither')),
  wte integer,
  employer text collate "C" not null,
  employer_name text collate "C",
  region text collate "C",
  icb text collate "C",
  site text collate "C",
  team text collate "C",
  setting text collate "C",
  band text collate "C" not null,
  age_band text collate "C",
  title_group text collate "C" not null,
  occupation text collate "C" not null,
  occupation_code text collate "C",
  job_role text collate "C",
  area text collate "C" not null,
  hidden boolean not null,
  primary key (finding_id, row_number)
);
create index finding_post_run on finding_post (run_id);
create index finding_post_row on finding_post (import_id, row_number);

create table decision (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  person_id uuid not null references staff_person (id) on delete cascade,
  finding_id uuid references finding (id) on delete set null,
  round text collate "C" not null constraint decision_round check (round in ('first', 'second', 'adjudication', 'declared')),
  answer text collate "C" not null constraint decision_answer check (answer in ('is one', 'is not', 'cannot tell')),
  modality text collate "C" constraint decision_modality check (modality in ('art', 'drama', 'music', 'not known')),
  reason text collate "C" not null constraint decision_reason_length check (length(reason) between 1 and 1000),
  decided_by uuid not null,
  decided_at timestamptz not null,
  withdrawn_at timestamptz
);
create index decision_person on decision (organisation_id, person_id, decided_at);
create index decision_finding on decision (finding_id);
create index decision_of_person on decision (person_id);

create table second_look (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  person_id uuid not null references staff_person (id) on delete cascade,
  first_decision_id uuid not null references decision (id) on delete cascade,
  second_decision_id uuid references decision (id) on delete set null,
  adjudication_id uuid references decision (id) on delete set null,
  drawn_at timestamptz not null
);
create unique index second_look_decision on second_look (first_decision_id);
create index second_look_person on second_look (person_id);

create table label_set (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text collate "C" not null constraint label_set_name_length check (length(name) between 1 and 120),
  labels text collate "C" not null,
  label_count integer not null,
  made_by uuid not null,
  made_at timestamptz not null
);

create table ask (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  kind text collate "C" not null constraint ask_kind check (kind in ('manager', 'person')),
  token_hash text collate "C" not null,
  recipient text collate "C" not null,
  recipient_name text collate "C" not null,
  team text collate "C",
  person_id uuid references staff_person (id) on delete cascade,
  run_id uuid not null references identification_run (id),
  created_by uuid not null,
  created_at timestamptz not null,
  due_at timestamptz not null,
  expires_at timestamptz not null,
  reminded_at timestamptz,
  answered_at timestamptz,
  withdrawn_at timestamptz
);
create unique index ask_token on ask (token_hash);
create index ask_organisation on ask (organisation_id, created_at);
create index ask_person on ask (person_id);

create table ask_answer (
  ask_id uuid not null references ask (id) on delete cascade,
  organisation_id uuid not null,
  person_id uuid not null references staff_person (id) on delete cascade,
  answer text collate "C" constraint ask_answer_answer check (answer in ('is one', 'is not', 'cannot tell')),
  modality text collate "C" constraint ask_answer_modality check (modality in ('art', 'drama', 'music', 'not known')),
  registration_number text collate "C",
  note text collate "C" constraint ask_answer_note_length check (length(note) <= 1000),
  answered_at timestamptz,
  primary key (ask_id, person_id)
);
create index ask_answer_person on ask_answer (person_id);

create table correction (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  person_id uuid references staff_person (id) on delete cascade,
  run_id uuid not null references identification_run (id),
  post_key text collate "C" not null,
  assignment_number text collate "C" not null,
  position_title text collate "C",
  field text collate "C" not null,
  current_value text collate "C",
  suggested_value text collate "C" not null,
  reason text collate "C" not null,
  how text collate "C" not null,
  state text collate "C" not null constraint correction_state check (state in ('open', 'sent', 'done', 'dropped')),
  sent_at timestamptz,
  ended_at timestamptz,
  done_import_id uuid references import (id),
  note text collate "C" constraint correction_note_length check (length(note) <= 500),
  version integer not null default 1
);
create unique index correction_post_field on correction (organisation_id, post_key, field) where state in ('open', 'sent');
create index correction_organisation on correction (organisation_id, state);
create index correction_person on correction (person_id);

create table scenario (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text collate "C" not null constraint scenario_name_length check (length(name) between 1 and 120),
  input text collate "C" not null,
  made_by uuid not null,
  made_at timestamptz not null,
  version integer not null default 1
);
create index scenario_organisation on scenario (organisation_id);

create table release (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  title text collate "C" not null constraint release_title_length check (length(title) between 1 and 200),
  run_id uuid not null references identification_run (id),
  as_at date not null,
  state text collate "C" not null constraint release_state check (state in ('draft', 'published', 'withdrawn')),
  choice text collate "C" not null,
  pack text collate "C",
  made_by uuid not null,
  made_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  withdrawn_at timestamptz,
  version integer not null default 1
);
create index release_organisation on release (organisation_id, as_at);

create table rights_request (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  kind text collate "C" not null constraint rights_request_kind check (kind in ('access', 'erasure')),
  state text collate "C" not null constraint rights_request_state check (state in ('open', 'paused', 'waiting for approval', 'done', 'refused')),
  subject text collate "C" not null,
  reason text collate "C",
  received_on date not null,
  due_on date not null,
  paused_on date,
  paused_days integer not null default 0,
  made_by uuid not null,
  made_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  done_at timestamptz,
  outcome text collate "C",
  version integer not null default 1
);
create index rights_request_organisation on rights_request (organisation_id, state);

create table disposal (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  what text collate "C" not null,
  about uuid not null,
  row_count integer not null,
  reason text collate "C" not null,
  proposed_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  declined_at timestamptz,
  done_at timestamptz
);
create unique index disposal_open on disposal (organisation_id, what, about) where done_at is null and declined_at is null;
${wall('import')}
${wall('remembered_mapping')}
${wall('staff_post', 'select, insert, update, delete')}
${wall('register_entry', 'select, insert, update, delete')}
${wall('member_entry', 'select, insert, update, delete')}
${wall('provider', 'select, insert, update, delete')}
${wall('boundary', 'select, insert, update, delete')}
${wall('identification_run')}
${wall('staff_person', 'select, insert, update, delete')}
${wall('staff_person_key', 'select, insert, update, delete')}
${wall('finding')}
${wall('finding_post')}
${wall('decision')}
${wall('second_look')}
${wall('label_set')}
${wall('ask')}
${wall('ask_answer')}
${wall('correction')}
${wall('scenario', 'select, insert, update, delete')}
${wall('release')}
${wall('rights_request')}
${wall('disposal')}
create policy release_published on release for select to triptych_app using (state = 'published');
`
