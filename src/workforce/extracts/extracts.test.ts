import { describe, expect, it } from 'vitest'
import { headerScore, mapColumns, type TableSchema } from '../../engines/tables/index.ts'
import { membersSchema, registerSchema, staffSchema } from './index.ts'

/** Header lines as extracts have them, each header with the field it means; null is no field of ours. */
type HeaderLine = Readonly<Record<string, string | null>>

const staffFiles: Readonly<Record<string, HeaderLine>> = {
  'National Workforce Data Set': {
    'POSITION IDENTIFIER': 'assignment_number',
    'ORGANISATION IDENTIFIER (EMPLOYER)': 'organisation_code',
    'ORGANISATION NAME (EMPLOYER)': 'organisation_name',
    'SITE NAME': 'town',
    'EMPLOYEE NHS IDENTIFIER': 'person_identifier',
    'EMPLOYEE LOCAL IDENTIFIER': 'employee_number',
    'PERSON BIRTH DATE': 'date_of_birth',
    'PERSON AGE IN YEARS': 'age_band',
    'PERSON FAMILY NAME': 'surname',
    'PERSON GIVEN NAME': 'forenames',
    'STATED GENDER': null,
    'ETHNIC CATEGORY': null,
    'NATIONAL INSURANCE NUMBER': 'ni_number',
    'AREA OF WORK NAME': 'area_of_work',
    'JOB ROLE TITLE (POSITION)': 'job_role',
    'OCCUPATION CODE': 'occupation_code',
    'OCCUPATION CODE DESCRIPTION': null,
    'PAYSCALE DESCRIPTION': 'band',
    'PAYSCALE SPINE POINT': null,
    'PROFESSIONAL REGISTRATION BODY CODE': 'registration_body',
    'PROFESSIONAL REGISTRATION ENTRY IDENTIFIER': 'registration_number',
    'PROFESSIONAL REGISTRATION TYPE': 'registration_type',
    'PROFESSIONAL REGISTRATION TYPE (POSITION)': null,
    'PROFESSIONAL REGISTRATION EXPIRY DATE': 'registration_expiry',
    'PROFESSIONAL REGISTRATION STATUS': 'registration_status',
    'ASSIGNMENT STATUS': 'assignment_status',
    'ASSIGNMENT TYPE': null,
    'ASSIGNMENT CONTRACTED FTE': 'fte',
    'EMPLOYMENT CONTRACT TYPE': 'contract_type',
    'CONTRACT START DATE': 'start_date',
    'CONTRACT END DATE': 'end_date',
    'POSITION STATUS': 'position_status',
    'POSITION BUDGETED FTE': 'budgeted_fte',
    'LEAVING REASON': null,
  },
  'ESR data warehouse, as DHSC analysts export it': {
    Unique_Nhs_Identifier: 'person_identifier',
    Occupation_Code: 'occupation_code',
    Contracted_Wte: 'fte',
    Ocs_Code: 'organisation_code',
    Tm_Year_Month: 'snapshot_month',
    Status: 'assignment_status',
    Asg_Type_Of_Contract: 'contract_type',
    Nationality: null,
    Registration_Number: 'registration_number',
    Job_Role: 'job_role',
    Area_Of_Work: 'area_of_work',
    Staff_Group: 'staff_group',
    Position_Title: 'position_title',
    Last_Name: 'surname',
    First_Name: 'forenames',
  },
  'NHS England flow': {
    Time_Tm_End_Date: 'snapshot_month',
    Fact_Unique_NHS_Identifier: 'person_identifier',
    Fact_Contracted_WTE: 'fte',
    Occ_Occupation_Code: 'occupation_code',
    Org_Ocs_Code: 'organisation_code',
    Derived_Age_In_Years: 'age_band',
  },
  'MHS901 staff details': {
    CareProfLocalId: 'employee_number',
    OrgIDProv: 'organisation_code',
    OrgIDCareProfLocalID: null,
    ProfRegBodyCode: 'registration_body',
    ProfRegEntryId: 'registration_number',
    CareProfStaffGpMH: 'staff_group',
    OccCode: 'occupation_code',
    CareProfJobRoleCode: 'job_role',
    ReportingPeriodEndDate: 'snapshot_month',
  },
  'CYP901 staff details': {
    'CARE PROFESSIONAL LOCAL IDENTIFIER': 'employee_number',
    'PROFESSIONAL REGISTRATION BODY CODE': 'registration_body',
    'PROFESSIONAL REGISTRATION ENTRY IDENTIFIER': 'registration_number',
    'CARE PROFESSIONAL STAFF GROUP (COMMUNITY CARE)': 'staff_group',
    'OCCUPATION CODE': 'occupation_code',
    'CARE PROFESSIONAL JOB ROLE CODE': 'job_role',
  },
  'ESR standard report': {
    'Org L2': null,
    Organisation: 'organisation_name',
    'Employee Number': 'employee_number',
    'Assignment Number': 'assignment_number',
    'Last Name': 'surname',
    'First Name': 'forenames',
    'Known As': 'known_as',
    'Previous Last Name': 'previous_surname',
    'Date Of Birth': 'date_of_birth',
    'NI Number': 'ni_number',
    'Position Title': 'position_title',
    Role: 'job_role',
    'Staff Group': 'staff_group',
    'Pay Scale': 'band',
    FTE: 'fte',
    'Assignment Status': 'assignment_status',
    'Employee Category': 'contract_type',
    'Occupation Code': 'occupation_code',
    'Area Of Work': 'area_of_work',
    'Professional Body': 'registration_body',
    'Registration / Membership Number': 'registration_number',
    'Expiry Date': 'registration_expiry',
    'Latest Start Date': 'start_date',
    'Fixed Term/Temp End Date': 'end_date',
    Location: 'town',
    'Supervisor Employee Number': null,
    'Supervisor Last Name': null,
  },
  'a list that somebody made': {
    'Trust Code': 'organisation_code',
    Trust: 'organisation_name',
    'Emp No.': 'employee_number',
    'Surname (legal)': 'surname',
    'Forename(s)': 'forenames',
    'D.O.B. (dd/mm/yyyy)': 'date_of_birth',
    'Job title': 'position_title',
    'AfC Band': 'band',
    WTE: 'fte',
    'HCPC no': 'registration_number',
    'Reg. expiry': 'registration_expiry',
    Base: 'town',
    'NHSE Region': 'region',
    ICS: 'icb',
    "Line manager's name": null,
    'Line manager surname': null,
    Comments: null,
    'E-mail address': null,
    'Employee’s start date': 'start_date',
    'Maiden name': 'previous_surname',
  },
}

const mapped = (schema: TableSchema, line: HeaderLine): Map<string, string> => {
  const headers = Object.keys(line)
  const { mapping } = mapColumns(headers, [], schema)
  return new Map([...mapping].map(([field, index]) => [headers[index] as string, field]))
}

describe('headers that people use find their fields without help', () => {
  it.each(Object.entries(staffFiles))('%s: nothing goes to a wrong field', (_, line) => {
    const found = mapped(staffSchema, line)
    const wrong = Object.entries(line).flatMap(([header, field]) =>
      found.has(header) && found.get(header) !== field ? [[header, found.get(header), field]] : [],
    )
    expect(wrong).toEqual([])
  })
  it('at least 95 of 100 are found', () => {
    const all = Object.values(staffFiles).flatMap((line) => {
      const found = mapped(staffSchema, line)
      return Object.entries(line).map(([header, field]) => ({ header, right: (found.get(header) ?? null) === field }))
    })
    const missed = all.filter(({ right }) => !right).map(({ header }) => header)
    expect(all.length).toBeGreaterThan(100)
    expect(1 - missed.length / all.length, missed.join(', ')).toBeGreaterThanOrEqual(0.95)
  })
  it('registers, as they are published and as people paste them', () => {
    expect(
      mapped(registerSchema, {
        'Registration number': null,
        Name: null,
        'Registration status': null,
        'Approximate geographical area of work': null,
        Modalities: null,
        Profession: null,
      }),
    ).toEqual(
      new Map([
        ['Registration number', 'number'],
        ['Name', 'full_name'],
        ['Profession', 'profession'],
        ['Modalities', 'modality'],
        ['Registration status', 'status'],
        ['Approximate geographical area of work', 'locality'],
      ]),
    )
    expect([
      ...mapped(registerSchema, {
        number: null,
        surname: null,
        forenames: null,
        profession: null,
        modality: null,
        status: null,
        locality: null,
        from: null,
        to: null,
      }).values(),
    ]).toHaveLength(9)
  })
  it('member lists', () => {
    expect(
      [
        ...mapped(membersSchema, {
          'Member No': null,
          'First name(s)': null,
          'Family name': null,
          'Therapy type': null,
          'HCPC number': null,
          'Regional group': null,
        }).values(),
      ].toSorted(),
    ).toEqual(['forenames', 'locality', 'membership_number', 'modality', 'registration_number', 'surname'])
  })
})

describe('the schemas', () => {
  const schemas = [staffSchema, registerSchema, membersSchema]
  it.each(schemas.map((schema) => [schema.name, schema] as const))('%s: no name stands for two fields', (_, schema) => {
    const twice = schema.fields.flatMap((field) =>
      [field.name, field.label, ...field.synonyms].flatMap((header) =>
        schema.fields
          .filter((other) => other !== field && headerScore(header, other) >= headerScore(header, field))
          .map((other) => `${header}: ${field.name}, ${other.name}`),
      ),
    )
    expect(twice).toEqual([])
  })
  it.each(schemas.map((schema) => [schema.name, schema] as const))('%s: every need is a field', (_, schema) => {
    const names = new Set(schema.fields.map(({ name }) => name))
    expect(schema.needs.flat().filter((name) => !names.has(name))).toEqual([])
  })
  it('names, birth, NI and identifying numbers are personal', () => {
    for (const name of [
      'surname',
      'forenames',
      'full_name',
      'known_as',
      'previous_surname',
      'date_of_birth',
      'ni_number',
      'employee_number',
      'assignment_number',
      'registration_number',
    ]) {
      expect(staffSchema.fields.find((field) => field.name === name)?.personal, name).toBe(true)
    }
  })
})
