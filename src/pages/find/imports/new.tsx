import { randomUUID } from 'node:crypto'
import { notAllowed, signInFirst, wrongField } from '../../../commands/index.ts'
import { isPerson } from '../../../access/index.ts'
import { pageOf, UPLOAD_LIMITS, type Asked, type UploadRoute } from '../../../http/index.ts'
import { dayOf, failed, ok, parsePlainDate, type Problem, type Result } from '../../../kernel/index.ts'
import {
  forgetImport,
  IMPORT_KINDS,
  lastMonthEnd,
  monthEnd,
  monthInWords,
  newestExtract,
  placeImport,
  receiveImport,
} from '../../../workforce/index.ts'
import {
  BulletList,
  Button,
  DateInput,
  ErrorSummary,
  FileUpload,
  Form,
  Hidden,
  PageHeading,
  Radios,
  Section,
  Select,
} from '../../../ui/index.ts'
import { findCrumb } from '../crumbs.ts'
import { whichOrganisation, type WhichOrganisation } from '../which-organisation.ts'

const ENDINGS = '.csv,.tsv,.txt,.xlsx,.ods'

/** Why this viewer may load no file, or null. */
const refusal = ({ viewer }: Asked): Problem | null =>
  viewer.allowance('load extracts').organisations.length > 0 ? null : isPerson(viewer) ? notAllowed('load extracts') : signInFirst

const HINTS = {
  staff: 'One row a post, for one month: assignment number, names, position title, occupation code, job role, registration.',
  register: 'The whole register, every arts therapist, or the part you have.',
  members: 'Names, and where they work.',
  organisations: 'The file etr.csv of the Organisation Data Service, as it is.',
} as const

export const newImportPage = pageOf<WhichOrganisation & { readonly newest: string | null }>({
  path: '/find/imports/new',
  operations: [newestExtract],
  async load(asked) {
    const newest = await asked.do(asked.viewer, newestExtract, {})
    return newest.ok ? ok({ ...whichOrganisation(asked, 'load extracts'), newest: newest.value.asAt }) : newest
  },
  view: ({ organisation, choices, newest }, { now }, tried) => {
    const [year, month] = lastMonthEnd(dayOf(now)).split('-')
    const said = tried?.values ?? {}
    return {
      title: 'Load a file',
      panel: 'Find',
      breadcrumbs: [findCrumb.find, findCrumb.imports],
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption="Imports" heading="Load a file" />
          <p>
            You will see what was understood and what would change before anything counts.
            {newest === null ? '' : ` The newest staff extract that counts is of ${monthInWords(newest)}.`}
          </p>
          <Form action="/find/imports/new" encType="multipart/form-data">
            {choices.length > 1 ? (
              <Select
                name="organisation"
                label="Organisation"
                value={said['organisation'] ?? organisation ?? ''}
                options={choices.map(({ id, name }) => ({ value: id, text: name }))}
                problems={tried?.problems}
              />
            ) : (
              <Hidden name="organisation" value={organisation ?? ''} />
            )}
            <FileUpload
              name="file"
              label="File"
              labelSize="m"
              hint="CSV, XLSX or ODS. Headers may be called whatever they are called; a title above the table does no harm."
              accept={ENDINGS}
              problems={tried?.problems}
            />
            <Radios
              name="kind"
              label="What does it hold?"
              labelSize="m"
              value={said['kind'] ?? 'staff'}
              choices={Object.entries(IMPORT_KINDS).map(([value, text]) => ({
                value,
                text,
                hint: HINTS[value as keyof typeof HINTS],
                ...(value === 'register' && {
                  conditional: (
                    <Radios
                      name="covers"
                      label="How much of the register?"
                      value={said['covers'] ?? ''}
                      small
                      choices={[
                        { value: '', text: 'I do not know: judge by its size' },
                        { value: 'whole', text: 'Every profession' },
                        { value: 'arts', text: 'Every arts therapist' },
                        { value: 'part', text: 'A part' },
                      ]}
                    />
                  ),
                }),
              }))}
              problems={tried?.problems}
            />
            <DateInput
              name="asAt"
              label="As at"
              labelSize="m"
              hint="The month of a staff extract (a month stated in its rows goes before this). For a register or list, when you got it; without a day, the end of the month."
              value={{ day: said['asAt-day'] ?? '', month: said['asAt-month'] ?? month, year: said['asAt-year'] ?? year }}
              problems={tried?.problems}
            />
            <Button text="Upload" preventDoubleClick />
          </Form>
          <Section id="before" heading="Before you load real records">
            <BulletList
              items={[
                'A staff extract and a register together are personal data: agree the work with your information governance team first. Matching data needs a data protection impact assessment.',
                `A file may have up to ${UPLOAD_LIMITS.fileBytes / 1024 / 1024} MB. It is deleted once its rows are confirmed or given up.`,
              ]}
            />
          </Section>
        </>
      ),
    }
  },
})

/** The day as three fields say it; without a day the last of the month. */
function asAtOf(values: Readonly<Record<string, string>>): Result<string> {
  const part = (name: string): number => Number((values[`asAt-${name}`] ?? '').trim() || NaN)
  const [year, month, day] = [part('year'), part('month'), part('day')]
  const end = monthEnd(year, month)
  if (Number.isNaN(day) && (values['asAt-day'] ?? '').trim() === '' && end) return ok(end)
  const date = parsePlainDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  return date ? ok(date) : failed(wrongField('asAt', 'Enter the month and year, such as 10 2026'))
}

export const newImportUpload = (directory: string): UploadRoute => ({
  kind: 'upload',
  path: '/find/imports/new',
  page: newImportPage,
  operations: [receiveImport],
  said: null,
  allows(asked) {
    const why = refusal(asked)
    return Promise.resolve(why ? [why] : null)
  },
  async act(asked, { files, values }) {
    const file = files.find(({ field }) => field === 'file')
    if (!file) return failed(wrongField('file', 'Select a file that is not empty'))
    const asAt = asAtOf(values)
    if (!asAt.ok) return asAt
    const id = randomUUID()
    let isReceived = false
    try {
      await placeImport(directory, id, file)
      const received = await asked.do(asked.viewer, receiveImport, {
        import: id,
        organisation: values['organisation'] ?? '',
        kind: values['kind'],
        asAt: values['kind'] === 'staff' ? endOfItsMonth(asAt.value) : asAt.value,
        covers: values['covers'] || null,
        fileName: file.name,
        bytes: file.bytes,
      })
      if (!received.ok) return received
      isReceived = true
      return ok({ to: `/find/imports/${id}` })
    } finally {
      if (!isReceived) await forgetImport(directory, id)
    }
  },
})

function endOfItsMonth(day: string): string {
  const [year, month] = day.split('-').map(Number)
  return monthEnd(year ?? 0, month ?? 0) ?? day
}
