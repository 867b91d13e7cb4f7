import type { ListPage } from '../../../commands/index.ts'
import { pageOf } from '../../../http/index.ts'
import { dayInWords, ok, type PlainDate } from '../../../kernel/index.ts'
import { FilterForm, ListTable, PageHeading, Tag } from '../../../ui/index.ts'
import { listTherapists, therapistChoices, type ListedTherapist } from '../../../workforce/index.ts'
import { listAddress, PAGE_SIZE } from '../../list-address.ts'
import { findCrumb } from '../crumbs.ts'
import { choicesOf, MODALITIES } from '../review/in-words.ts'
import { whichOrganisation, type WhichOrganisation } from '../which-organisation.ts'
import { LINES } from './in-words.ts'

const path = '/find/therapists'
const address = listAddress({
  sorts: ['name', 'modality', 'ends'],
  filters: ['status', 'modality', 'line', 'employer', 'registration', 'title', 'organisation'],
  sort: 'name',
})

interface Register {
  readonly which: WhichOrganisation
  readonly therapists: ListPage<ListedTherapist>
  readonly choices: { readonly asAt: PlainDate | null; readonly employers: readonly { readonly code: string; readonly name: string }[] }
}

export const therapistsPage = pageOf<Register>({
  path,
  operations: [listTherapists, therapistChoices],
  async load(asked) {
    const which = whichOrganisation(asked, 'see findings')
    const inside = which.organisation && { organisation: which.organisation }
    const therapists = await asked.do(asked.viewer, listTherapists, { ...address.input(asked), ...inside })
    if (!therapists.ok) return therapists
    const choices = await asked.do(asked.viewer, therapistChoices, { ...inside })
    return choices.ok ? ok({ which, therapists: therapists.value, choices: choices.value }) : choices
  },
  view: ({ which, therapists: { rows, total }, choices }, asked) => {
    const state = address.state(asked)
    return {
      title: 'Therapists',
      panel: 'Find',
      breadcrumbs: [findCrumb.find],
      wide: true,
      content: (
        <>
          <PageHeading caption="Find" heading="Therapists" />
          <p>
            {choices.asAt === null
              ? 'Nobody counts as an arts therapist yet: the register fills once a run is done.'
              : `Everybody who counts as an arts therapist in the snapshot of ${dayInWords(choices.asAt)}, and who did in an earlier one.`}
          </p>
          <FilterForm path={path} state={state} fields={fieldsOf(which, choices.employers)} />
          <ListTable
            id="therapists"
            caption="Register of therapists"
            path={path}
            state={state}
            columns={[
              { key: 'name', heading: 'Name', sortable: true },
              { key: 'modality', heading: 'Modality', sortable: true },
              { key: 'lines', heading: 'Plan lines' },
              { key: 'employers', heading: 'Employer' },
              { key: 'number', heading: 'Registration', nowrap: true },
              { key: 'ends', heading: 'Registered to', sortable: true, nowrap: true },
              { key: 'title', heading: 'Title' },
              { key: 'counts', heading: 'Counts', nowrap: true },
            ]}
            rows={rows.map((row) => ({
              name: <a href={`${path}/${row.person}`}>{row.name}</a>,
              modality: MODALITIES[row.modality],
              lines: row.lines.map((line) => LINES[line]).join(', ') || 'None',
              employers: row.employers.map(({ name }) => name).join(', ') || 'Not stated',
              number: row.registrationNumber ?? 'Not known',
              ends: row.registeredTo === null ? 'Not known' : <Ends day={row.registeredTo} isSoon={row.endsSoon} />,
              title: row.hidden ? <Tag text="Hidden" colour="purple" /> : 'Plain',
              counts: row.countsNow ? <Tag text="Now" colour="green" /> : `Until ${dayInWords(row.asAt)}`,
            }))}
            total={total}
            pageSize={PAGE_SIZE}
            noun={['therapist', 'therapists']}
          />
        </>
      ),
    }
  },
})

const Ends = ({ day, isSoon }: { day: PlainDate; isSoon: boolean }) =>
  isSoon ? (
    <>
      {dayInWords(day)} <Tag text="Ends soon" colour="orange" />
    </>
  ) : (
    <>{dayInWords(day)}</>
  )

const fieldsOf = ({ choices }: WhichOrganisation, employers: Register['choices']['employers']) => {
  const select = (name: string, label: string, options: readonly { readonly value: string; readonly text: string }[], any?: string) => ({
    kind: 'select' as const,
    name,
    label,
    options,
    ...(any !== undefined && { any }),
  })
  return [
    select('status', 'Counts', choicesOf({ before: 'Before, not now', all: 'Now or before' }), 'Now'),
    select('modality', 'Modality', choicesOf(MODALITIES)),
    select('line', 'Plan line', choicesOf(LINES)),
    ...(employers.length > 1
      ? [
          select(
            'employer',
            'Employer',
            employers.map(({ code, name }) => ({ value: code, text: name })),
          ),
        ]
      : []),
    select('registration', 'Registration', choicesOf({ 'ends soon': 'Ends within 90 days, or has ended' })),
    select('title', 'Title', choicesOf({ hidden: 'Hidden: neither title nor codes say it', plain: 'Plain' })),
    ...(choices.length > 1
      ? [
          select(
            'organisation',
            'Organisation',
            choices.slice(1).map(({ id, name }) => ({ value: id, text: name })),
            choices[0]?.name ?? '',
          ),
        ]
      : []),
  ]
}
