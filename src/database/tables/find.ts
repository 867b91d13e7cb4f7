import type { ColumnType, Generated } from 'kysely'

type Instant = ColumnType<Date, Date, Date>
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>
/** A calendar day as `YYYY-MM-DD`. */
type Day = string

/** One identification on imported data. */
export interface IdentificationRunTable {
  id: string
  organisation_id: string
  job_id: string
  staff_import_id: string
  register_import_id: Maybe<string>
  members_import_id: Maybe<string>
  label_set_id: Maybe<string>
  as_at: Day
  state: 'running' | 'done' | 'failed'
  mode: Maybe<string>
  /** JSON: the report, disclosure-safe. */
  report: Maybe<string>
  /** JSON: the weights. */
  model: Maybe<string>
  /** JSON: what changed against the run before. */
  drift: Maybe<string>
  requested_by: string
  created_at: Instant
  done_at: Maybe<Date>
}

/** A person through all runs of an organisation. */
export interface StaffPersonTable {
  id: string
  organisation_id: string
  first_run_id: string
  created_at: Instant
}

/** What a person is recognised by from run to run. */
export interface StaffPersonKeyTable {
  organisation_id: string
  kind: 'person' | 'employee' | 'number' | 'ni' | 'post'
  value: string
  person_id: string
}

/** What one run says of one person. */
export interface FindingTable {
  id: string
  organisation_id: string
  run_id: string
  person_id: string
  /** The person’s identifier within the run’s files. */
  reference: string
  outcome: 'accepted' | 'review' | 'excluded'
  reason_code: string
  modality: 'art' | 'drama' | 'music' | 'not known'
  registration_number: Maybe<string>
  registered_to: Maybe<string>
  milli_bits: Maybe<number>
  margin_milli_bits: Maybe<number>
  /** Stands on the first list of the estimate: described as an arts therapist on the record. */
  described: boolean
  /** Stands on the second: found by the register without that. */
  linked: boolean
  /** Order of the review queue, likeliest first. */
  priority: number
  /** JSON: candidates with the steps of their weights, and the sentence. */
  account: string
}

/** One post of a finding, as read for the counts. */
export interface FindingPostTable {
  finding_id: string
  organisation_id: string
  run_id: string
  import_id: string
  row_number: number
  post_key: string
  outcome: string
  reason_code: string
  /** Active. */
  counts: boolean
  line: 'ahp' | 'psychology' | 'neither'
  /** Hundredths. */
  wte: Maybe<number>
  employer: string
  employer_name: Maybe<string>
  region: Maybe<string>
  icb: Maybe<string>
  site: Maybe<string>
  team: Maybe<string>
  setting: Maybe<string>
  band: string
  age_band: Maybe<string>
  title_group: string
  occupation: string
  occupation_code: Maybe<string>
  job_role: Maybe<string>
  area: string
  hidden: boolean
}

/** What a person decided. None is changed: a new one follows, or it is withdrawn. */
export interface DecisionTable {
  id: string
  organisation_id: string
  person_id: string
  finding_id: Maybe<string>
  round: 'first' | 'second' | 'adjudication' | 'declared'
  answer: 'is one' | 'is not' | 'cannot tell'
  modality: Maybe<'art' | 'drama' | 'music' | 'not known'>
  reason: string
  decided_by: string
  decided_at: Instant
  withdrawn_at: Maybe<Date>
}

/** A case drawn for a second, blind decision. */
export interface SecondLookTable {
  id: string
  organisation_id: string
  person_id: string
  first_decision_id: string
  second_decision_id: Maybe<string>
  adjudication_id: Maybe<string>
  drawn_at: Instant
}

/** Decisions set aside to train with, by an explicit step. */
export interface LabelSetTable {
  id: string
  organisation_id: string
  name: string
  /** JSON. */
  labels: string
  label_count: number
  made_by: string
  made_at: Instant
}

/** A question to a manager or to the person, answered by a signed link. */
export interface AskTable {
  id: string
  organisation_id: string
  kind: 'manager' | 'person'
  token_hash: string
  recipient: string
  recipient_name: string
  team: Maybe<string>
  person_id: Maybe<string>
  run_id: string
  created_by: string
  created_at: Instant
  due_at: Instant
  expires_at: Instant
  reminded_at: Maybe<Date>
  answered_at: Maybe<Date>
  withdrawn_at: Maybe<Date>
}

/** One person asked about, and the answer. */
export interface AskAnswerTable {
  ask_id: string
  organisation_id: string
  person_id: string
  answer: Maybe<'is one' | 'is not' | 'cannot tell'>
  modality: Maybe<'art' | 'drama' | 'music' | 'not known'>
  registration_number: Maybe<string>
  note: Maybe<string>
  answered_at: Maybe<Date>
}

/** One cell of the staff record to put right. */
export interface CorrectionTable {
  id: string
  organisation_id: string
  person_id: Maybe<string>
  run_id: string
  post_key: string
  assignment_number: string
  position_title: Maybe<string>
  field: string
  current_value: Maybe<string>
  suggested_value: string
  reason: string
  how: string
  state: 'open' | 'sent' | 'done' | 'dropped'
  sent_at: Maybe<Date>
  ended_at: Maybe<Date>
  done_import_id: Maybe<string>
  note: Maybe<string>
  version: Generated<number>
}

/** Assumptions of a projection. */
export interface ScenarioTable {
  id: string
  organisation_id: string
  name: string
  /** JSON. */
  input: string
  made_by: string
  made_at: Instant
  version: Generated<number>
}

/** Tables made safe together and published together. */
export interface ReleaseTable {
  id: string
  organisation_id: string
  title: string
  run_id: string
  as_at: Day
  state: 'draft' | 'published' | 'withdrawn'
  /** JSON: which tables. */
  choice: string
  /** JSON: the protected tables. */
  pack: Maybe<string>
  made_by: string
  made_at: Instant
  published_by: Maybe<string>
  published_at: Maybe<Date>
  withdrawn_at: Maybe<Date>
  version: Generated<number>
}

/** A person’s request for their data or its erasure. */
export interface RightsRequestTable {
  id: string
  organisation_id: string
  kind: 'access' | 'erasure'
  state: 'open' | 'paused' | 'waiting for approval' | 'done' | 'refused'
  /** What finds the person: sealed. */
  subject: string
  reason: Maybe<string>
  received_on: Day
  due_on: Day
  paused_on: Maybe<string>
  paused_days: Generated<number>
  made_by: string
  made_at: Instant
  approved_by: Maybe<string>
  approved_at: Maybe<Date>
  done_at: Maybe<Date>
  outcome: Maybe<string>
  version: Generated<number>
}

/** A proposal to delete what is no longer needed: done once a person approves. */
export interface DisposalTable {
  id: string
  organisation_id: string
  what: string
  /** The import or run. */
  about: string
  row_count: number
  reason: string
  proposed_at: Instant
  approved_by: Maybe<string>
  approved_at: Maybe<Date>
  declined_at: Maybe<Date>
  done_at: Maybe<Date>
}
