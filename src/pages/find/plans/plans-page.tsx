import { pageOf } from '../../../http/index.ts'
import { dayInWords, ok } from '../../../kernel/index.ts'
import { ChartWithTable, FilterForm, LinkLine, PageHeading, Section, type FilterField } from '../../../ui/index.ts'
import { exportPlans, FILTER_KEYS, filterTraits, findPlans, TABLE_KEYS, tableTraits, type Plans } from '../../../workforce/index.ts'
import { listAddress } from '../../list-address.ts'
import { findCrumb } from '../crumbs.ts'
import { ExactFigures, InsideOnly, NothingFound } from '../exact-figures.tsx'
import { Downloads, figureFiles, figuresAsked } from '../figure-files.tsx'
import { Picture } from './picture.tsx'
import { findHref, type WhichOrganisation } from '../which-organisation.ts'

const path = '/find/plans'
const FILTERS = [...FILTER_KEYS, 'month', 'by', 'organisation'] as const

/** Order and pages have no meaning here: only the filters stand in the address. */
const address = listAddress({ sorts: [], filters: FILTERS, sort: '' })

interface Shown {
  readonly which: WhichOrganisation
  readonly plans: Plans | null
}

export const plansPage = pageOf<Shown>({
  path,
  operations: [findPlans],
  async load(asked) {
    const { which, input } = figuresAsked(asked)
    const plans = await asked.do(asked.viewer, findPlans, input)
    return plans.ok ? ok({ which, plans: plans.value }) : plans
  },
  view: ({ which, plans }, asked) => ({
    title: 'Plans',
    panel: 'Find',
    breadcrumbs: [findCrumb.find],
    wide: true,
    content: (
      <>
        <PageHeading caption="Find" heading="Plans" />
        {plans === null ? <NothingFound /> : <PlanFigures which={which} plans={plans} state={address.state(asked)} />}
      </>
    ),
  }),
})

export const planFiles = figureFiles(path, exportPlans)

const PlanFigures = ({ which, plans, state }: { which: WhichOrganisation; plans: Plans; state: ReturnType<typeof address.state> }) => {
  const { snapshot, missing } = plans
  const query = Object.fromEntries(FILTERS.map((name) => [name, state.filters[name] ?? '']))
  const figures = { snapshot, missing }
  return (
    <>
      <InsideOnly name={which.name} snapshot={snapshot} />
      <FilterForm path={path} state={state} fields={fieldsOf(which, plans)} />
      <p role="status">
        {plans.narrowedTo.length === 0 ? 'Everybody found is counted.' : `Counted are only posts with ${plans.narrowedTo.join('; ')}.`}
      </p>
      <Downloads path={path} which={which} query={query} />
      <Section id="plans" heading="AHP plan, psychological-professions plan and the combined total">
        <ExactFigures id="table-plans" table={plans.plans} {...figures} captionSize="s" />
        <ExactFigures id="table-together" table={plans.together} {...figures} captionSize="s" />
        <ExactFigures id="table-reconciliation" table={plans.reconciliation} {...figures} captionSize="s" />
      </Section>
      {plans.comparison ? (
        <Section id="compared" heading="Compared">
          <ExactFigures id="table-compared" table={plans.comparison} {...figures} captionSize="s" />
          <LinkLine text="Joiners, leavers and records put right" href={findHref('/find/flows', which)} />
        </Section>
      ) : null}
      <Section id="by" heading={`People and FTE ${plans.byTrait.title.toLowerCase()}`}>
        <ChartWithTable
          stacked
          chart={<Picture by={plans.by} table={plans.byTrait} hrefOf={(region) => findHref(path, which, { ...query, region })} />}
          table={<ExactFigures id="table-by" table={plans.byTrait} {...figures} captionSize="s" />}
        />
      </Section>
    </>
  )
}

function fieldsOf({ choices }: WhichOrganisation, plans: Plans): FilterField[] {
  const traits = filterTraits(null)
  const named = tableTraits(null)
  const select = (
    name: string,
    label: string,
    options: readonly { readonly value: string; readonly text: string }[],
    any = 'All',
  ): FilterField => ({
    kind: 'select',
    name,
    label,
    options,
    any,
  })
  const [first, ...others] = choices
  const [newest, ...earlier] = plans.days
  return [
    ...(others.length > 0
      ? [
          select(
            'organisation',
            'Organisation',
            others.map(({ id, name }) => ({ value: id, text: name })),
            first?.name,
          ),
        ]
      : []),
    ...(newest && earlier.length > 0
      ? [
          select(
            'month',
            'Snapshot',
            earlier.map((day) => ({ value: day, text: dayInWords(day) })),
            `${dayInWords(newest)} (newest)`,
          ),
        ]
      : []),
    ...FILTER_KEYS.flatMap((key) => {
      const values = plans.choices[key]
      if (!values) return []
      return [
        select(
          key,
          traits[key].name,
          values.map(({ code, text }) => ({ value: code, text })),
        ),
      ]
    }),
    select(
      'by',
      'Divide by',
      TABLE_KEYS.filter((key) => key !== 'modality').map((key) => ({ value: key, text: named[key].name })),
      'Modality',
    ),
  ]
}
