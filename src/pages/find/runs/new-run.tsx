import { form, page } from '../../../http/index.ts'
import { dayInWords, type PlainDate } from '../../../kernel/index.ts'
import { findRunChoices, monthInWords, startRun } from '../../../workforce/index.ts'
import { Button, ButtonLink, ErrorSummary, Form, PageHeading, Select, wholeNumber, type Option } from '../../../ui/index.ts'
import { findCrumb } from '../crumbs.ts'

const path = '/find/runs/new'

export const newRunPage = page({
  path,
  query: findRunChoices,
  view({ imports, sets }, { search }, tried) {
    const said = { ...search, ...tried?.values }
    const several = new Set(imports.map(({ organisationName }) => organisationName)).size > 1
    const of = (kind: string): Option[] =>
      imports
        .filter((each) => each.kind === kind)
        .map(({ id, asAt, rows, organisationName }) => {
          const when = asAt === null ? 'Day not known' : kind === 'staff' ? monthInWords(asAt) : dayInWords(asAt as PlainDate)
          return { value: id, text: `${when}, ${wholeNumber(rows)} rows${several ? `, ${organisationName}` : ''}` }
        })
    const staff = of('staff')
    return {
      title: 'Start an identification run',
      panel: 'Find',
      breadcrumbs: [findCrumb.find, findCrumb.runs],
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption="Identification runs" heading="Start an identification run" />
          {staff.length === 0 ? (
            <>
              <p>There are no staff records to look through. Load an extract and confirm it first.</p>
              <ButtonLink text="Load a file" href="/find/imports/new" />
            </>
          ) : (
            <Form action={path}>
              <Select
                name="import"
                label="Staff records of"
                labelSize="m"
                value={said['import']}
                options={staff}
                problems={tried?.problems}
              />
              <Select
                name="register"
                label="Register"
                labelSize="m"
                hint="Without a register nobody is verified: a registration counts as stated."
                value={said['register'] ?? ''}
                options={[{ value: '', text: 'The newest' }, { value: 'none', text: 'Without a register' }, ...of('register')]}
                problems={tried?.problems}
              />
              <Select
                name="members"
                label="Membership list"
                labelSize="m"
                value={said['members'] ?? ''}
                options={[{ value: '', text: 'The newest' }, { value: 'none', text: 'Without a membership list' }, ...of('members')]}
                problems={tried?.problems}
              />
              {sets.length === 0 ? null : (
                <Select
                  name="labelSet"
                  label="Decisions to learn from"
                  labelSize="m"
                  hint="What people decided teaches the weights how records of one person differ. It decides nobody by itself."
                  value={said['labelSet'] ?? ''}
                  options={[
                    { value: '', text: 'None' },
                    ...sets.map(({ id, name, labels }) => ({ value: id, text: `${name}, ${wholeNumber(labels)} decisions` })),
                  ]}
                  problems={tried?.problems}
                />
              )}
              <Button text="Start" preventDoubleClick />
            </Form>
          )}
        </>
      ),
    }
  },
})

export const newRunForm = form({
  path,
  page: newRunPage,
  command: startRun,
  leadsTo: ({ run }) => ({ to: `/find/runs/${run}` }),
})
