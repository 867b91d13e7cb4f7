import { form, pageOf } from '../../../http/index.ts'
import { dayInWords, ok } from '../../../kernel/index.ts'
import {
  findReleaseMonths,
  prepareRelease,
  RELEASE_RULE_KEYS,
  RELEASE_RULES,
  RELEASE_TABLE_KEYS,
  RELEASE_TABLES,
  type ReleaseMonths,
} from '../../../workforce/index.ts'
import { Button, Checkboxes, ErrorSummary, Form, Hidden, LinkLine, PageHeading, Radios, Select, TextInput } from '../../../ui/index.ts'
import { findCrumb } from '../crumbs.ts'
import { whichOrganisation, type WhichOrganisation } from '../which-organisation.ts'

const path = '/find/releases/new/choose'
const title = 'Prepare a release'

interface Shown {
  readonly which: WhichOrganisation
  readonly found: ReleaseMonths
}

export const choosePage = pageOf<Shown>({
  path,
  operations: [findReleaseMonths],
  async load(asked) {
    const which = whichOrganisation(asked, 'prepare releases')
    const found = await asked.do(asked.viewer, findReleaseMonths, { organisation: which.organisation })
    return found.ok ? ok({ which, found: found.value }) : found
  },
  view({ which, found }, _, tried) {
    const said = tried?.values ?? {}
    const problems = tried?.problems
    return {
      title,
      panel: 'Find',
      breadcrumbs: [findCrumb.find, findCrumb.releases],
      content: (
        <>
          <ErrorSummary problems={problems ?? []} />
          <PageHeading caption={which.name === '' ? 'Releases' : `Releases of ${which.name}`} heading={title} />
          {found.months.length === 0 ? (
            <>
              <p>There is nothing to publish yet: figures come from a finished identification run.</p>
              <LinkLine text="See identification runs" href="/find/runs" />
            </>
          ) : (
            <Form action={path}>
              <Hidden name="organisation" value={found.organisation} />
              <Select
                name="month"
                label="Staff record as at"
                labelSize="m"
                hint="The newest finished run of the month is counted, with the decisions that stand now."
                value={said['month'] ?? found.months[0]}
                options={found.months.map((day) => ({ value: day, text: dayInWords(day) }))}
                problems={problems}
              />
              <Checkboxes
                name="tables"
                label="Which tables?"
                labelSize="m"
                hint="The more ways people are divided, the more figures have to be kept back."
                values={['plans', 'modality']}
                choices={RELEASE_TABLE_KEYS.filter((key) => key !== 'flows' || found.published.length > 0).map((key) => ({
                  value: key,
                  text: RELEASE_TABLES[key].title,
                  hint: RELEASE_TABLES[key].hint,
                }))}
                problems={problems}
              />
              {found.published.length > 0 ? (
                <Select
                  name="since"
                  label="Joiners and leavers since"
                  hint="For the table of joiners and leavers: a month that you have published."
                  value={said['since'] ?? found.published[0]}
                  options={found.published.map((day) => ({ value: day, text: dayInWords(day) }))}
                  problems={problems}
                />
              ) : null}
              <Radios
                name="rule"
                label="Small numbers"
                labelSize="m"
                value={said['rule'] ?? 'below-5'}
                choices={RELEASE_RULE_KEYS.map((key) => ({ value: key, text: RELEASE_RULES[key].text }))}
                problems={problems}
              />
              <TextInput name="title" label="Title" labelSize="m" value={said['title']} problems={problems} />
              <TextInput
                name="contact"
                label="Contact"
                labelSize="m"
                hint="Whom readers can ask: a team and its shared mailbox, no person. It is published."
                value={said['contact']}
                problems={problems}
              />
              <Button text="Count and check" preventDoubleClick />
            </Form>
          )}
        </>
      ),
    }
  },
})

export const chooseForm = form({
  path,
  page: choosePage,
  command: prepareRelease,
  input: (_, { values, lists }) => ({ ...values, tables: lists['tables'] ?? [] }),
  leadsTo: ({ release }) => ({ to: `/find/releases/${release}/check` }),
})
