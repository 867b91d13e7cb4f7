import type { ColumnType, Generated } from 'kysely'

type Instant = ColumnType<Date, Date, Date>
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>

/** A file on its way from upload to the records. While it is `staged` nothing counts; once `committed` its rows are the records of its month. */
export interface ImportTable {
  id: string
  organisation_id: string
  kind: 'staff' | 'register' | 'members' | 'organisations' | 'boundaries'
  state: 'reading' | 'asking' | 'staged' | 'committed' | 'undone' | 'failed' | 'abandoned'
  /** Month end of a staff extract, day of a register. */
  as_at: Maybe<string>
  covers: Maybe<'whole' | 'arts' | 'part'>
  file_name: string
  bytes: number
  sha256: Maybe<string>
  /** JSON: which column is which field, as a person decided. */
  mapping: Maybe<string>
  /** JSON: what was understood of the file. */
  understood: Maybe<string>
  /** JSON: problems by group. */
  problems: Maybe<string>
  /** JSON: values replaced in every row that has them. */
  mends: Generated<string>
  row_count: Generated<number>
  /** JSON: what confirming it changes. */
  effects: Maybe<string>
  /** The import it was compared with. */
  base_id: Maybe<string>
  job_id: Maybe<string>
  created_by: string
  created_at: Instant
  committed_by: Maybe<string>
  committed_at: Maybe<Date>
  undone_at: Maybe<Date>
  version: Generated<number>
}

/** Which header means which field in the files of an organisation: asked once. */
export interface RememberedMappingTable {
  organisation_id: string
  kind: string
  /** JSON: field → header. */
  columns: string
  used_at: Instant
}

/** One row of a staff extract, as stated: text, field by field. */
export interface StaffPostTable {
  organisation_id: string
  import_id: string
  row_number: number
  /** Employer and assignment: what makes two rows of two months the same post. */
  post_key: string
  /** Of all fields: two rows with the same are the same. */
  digest: string
  organisation_name: Maybe<string>
  organisation_code: Maybe<string>
  person_identifier: Maybe<string>
  employee_number: Maybe<string>
  assignment_number: Maybe<string>
  surname: Maybe<string>
  forenames: Maybe<string>
  full_name: Maybe<string>
  known_as: Maybe<string>
  previous_surname: Maybe<string>
  date_of_birth: Maybe<string>
  ni_number: Maybe<string>
  staff_group: Maybe<string>
  occupation_code: Maybe<string>
  job_role: Maybe<string>
  area_of_work: Maybe<string>
  position_title: Maybe<string>
  band: Maybe<string>
  registration_body: Maybe<string>
  registration_type: Maybe<string>
  registration_number: Maybe<string>
  registration_expiry: Maybe<string>
  registration_status: Maybe<string>
  assignment_status: Maybe<string>
  contract_type: Maybe<string>
  fte: Maybe<string>
  start_date: Maybe<string>
  end_date: Maybe<string>
  town: Maybe<string>
  region: Maybe<string>
  icb: Maybe<string>
  team: Maybe<string>
  age_band: Maybe<string>
  position_status: Maybe<string>
  budgeted_fte: Maybe<string>
  snapshot_month: Maybe<string>
}

/** One row of a register, as stated. */
export interface RegisterEntryTable {
  organisation_id: string
  import_id: string
  row_number: number
  digest: string
  number: Maybe<string>
  surname: Maybe<string>
  forenames: Maybe<string>
  full_name: Maybe<string>
  profession: Maybe<string>
  modality: Maybe<string>
  status: Maybe<string>
  locality: Maybe<string>
  registered_from: Maybe<string>
  registered_to: Maybe<string>
}

/** One row of a membership list, as stated. */
export interface MemberEntryTable {
  organisation_id: string
  import_id: string
  row_number: number
  digest: string
  membership_number: Maybe<string>
  surname: Maybe<string>
  forenames: Maybe<string>
  full_name: Maybe<string>
  modality: Maybe<string>
  body: Maybe<string>
  status: Maybe<string>
  registration_number: Maybe<string>
  locality: Maybe<string>
}

/** An organisation of the ODS file, with the names it had and who followed it. */
export interface ProviderTable {
  organisation_id: string
  code: string
  name: string
  region: Maybe<string>
  icb: Maybe<string>
  opened: Maybe<string>
  closed: Maybe<string>
  successor: Maybe<string>
  /** JSON: `{ name, until }`. */
  earlier_names: Generated<string>
  import_id: Maybe<string>
}

/** The shape of a region or board, from the file of the Office for National Statistics. */
export interface BoundaryTable {
  organisation_id: string
  code: string
  name: string
  level: 'region' | 'icb'
  /** GeoJSON geometry, simplified. */
  shape: string
  import_id: Maybe<string>
}
