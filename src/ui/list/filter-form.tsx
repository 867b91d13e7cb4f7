import { Button } from '../components/button.tsx'
import { Hidden } from '../components/form.tsx'
import { Select, type Option } from '../components/select.tsx'
import { FilterText } from './filter-text.tsx'
import { listHref, withoutFilters, type ListState } from './state.ts'

export type FilterField =
  | { readonly kind: 'select'; readonly name: string; readonly label: string; readonly options: readonly Option[]; readonly any?: string }
  | { readonly kind: 'text' | 'date'; readonly name: string; readonly label: string; readonly hint?: string }

export interface FilterFormProps {
  readonly path: string
  readonly state: ListState
  readonly fields: readonly FilterField[]
  readonly heading?: string
}

/** Narrows a list: a plain form, so that the address says what is shown and can be sent to a colleague. */
export const FilterForm = ({ path, state, fields, heading = 'Filter' }: FilterFormProps) => {
  const set = fields.filter(({ name }) => (state.filters[name] ?? '') !== '')
  return (
    <form class="triptych-filter" action={path} method="get" novalidate aria-label={heading}>
      <h2 class="triptych-filter__heading">{heading}</h2>
      {set.length === 0 ? null : (
        <ul class="triptych-chips" aria-label="Filters in use">
          {set.map((field) => (
            <li>
              <a class="triptych-chip" href={listHref(path, state, { filters: { [field.name]: '' } })}>
                <span class="nhsuk-u-visually-hidden">Remove filter: </span>
                {field.label}: {shownValue(field, state.filters[field.name] ?? '')}
                <span class="triptych-chip__cross" aria-hidden="true">
                  ×
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {state.sort === '' ? null : <Hidden name="sort" value={state.sort} />}
      {state.direction === 'ascending' ? null : <Hidden name="direction" value={state.direction} />}
      <div class="triptych-filter__fields">
        {fields.map((field) => (
          <Field field={field} value={state.filters[field.name]} />
        ))}
      </div>
      <div class="triptych-filter__act">
        <Button text="Apply filters" variant="secondary" small />
        {set.length === 0 ? null : <a href={withoutFilters(path, state)}>Clear filters</a>}
      </div>
    </form>
  )
}

const idOf = (name: string): string => `filter-${name}`

const Field = ({ field, value }: { field: FilterField; value: string | undefined }) =>
  field.kind === 'select' ? (
    <Select
      name={field.name}
      id={idOf(field.name)}
      label={field.label}
      value={value ?? ''}
      options={[{ value: '', text: field.any ?? 'All' }, ...field.options]}
    />
  ) : (
    <FilterText kind={field.kind} name={field.name} id={idOf(field.name)} label={field.label} hint={field.hint} value={value} />
  )

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

function shownValue(field: FilterField, value: string): string {
  if (field.kind === 'select') return field.options.find((option) => option.value === value)?.text ?? value
  return field.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? day.format(new Date(value))
    : value
}
