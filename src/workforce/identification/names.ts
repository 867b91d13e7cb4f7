import { forenameForms, soundex, splitFullName, standardisePlace, surnameForms } from '../../engines/linkage/index.ts'

/** The columns of a name that linkage compares; the same for staff, registers and membership lists. */
export const SURNAME_COLUMNS = ['surname', 'surname_first', 'surname_last', 'surname_sound', 'former'] as const
export const FORENAME_COLUMNS = ['forename', 'formal', 'formal_other', 'second', 'initial', 'initial_only'] as const
export const NAME_COLUMNS = [...SURNAME_COLUMNS, ...FORENAME_COLUMNS]

/** A surname as comparable columns, with a former one where it is written beside it. */
export function surnameColumns(surname: string | null): (string | null)[] {
  const forms = surnameForms(surname ?? '')
  const parted = forms !== null && forms.parts.length > 1
  return [
    forms?.surname ?? null,
    parted ? forms.first : null,
    parted ? forms.last : null,
    forms ? soundex(forms.surname) : null,
    forms?.former ?? null,
  ]
}

/** Forenames as comparable columns, with another name the person may go by. */
export function forenameColumns(forenames: string | null): (string | null)[] {
  const forms = forenameForms(forenames ?? '')
  if (!forms) return FORENAME_COLUMNS.map(() => null)
  const known = forms.knownAs === null ? null : forenameForms(forms.knownAs)
  const other = known && known.formal !== forms.formal ? known.formal : (forms.formals[1] ?? null)
  return [
    forms.first,
    forms.formal,
    other,
    forms.rest.find((name) => name.length > 1) ?? null,
    forms.initial,
    forms.first.length === 1 ? 'yes' : null,
  ]
}

/** One name by itself, comparable: a former surname, or the formal form of the name a person goes by. */
export const oneSurname = (name: string | null): string | null => (name === null ? null : (surnameForms(name)?.surname ?? null))
export const oneForename = (name: string | null): string | null => (name === null ? null : (forenameForms(name)?.formal ?? null))

/** Surname and forenames from a full name, for lists that have no column of each. */
export function partedName(fullName: string | null): (string | null)[] {
  const parts = fullName === null ? null : splitFullName(fullName)
  return [parts?.surname || null, parts?.forenames || null]
}

/** A town or area of work as compared between an extract and a register. */
export const comparablePlace = (place: string | null): string | null => (place === null ? null : standardisePlace(place))
