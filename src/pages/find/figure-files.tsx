import type { z } from 'zod'
import { notFound, type Query } from '../../commands/index.ts'
import { csvText, workbookFile } from '../../files/index.ts'
import type { Asked, FileRoute } from '../../http/index.ts'
import { failed, ok } from '../../kernel/index.ts'
import { ButtonGroup, ButtonLink } from '../../ui/index.ts'
import { FIGURE_COLUMNS, figureRows, figureWorkbook, type TakenAway } from '../../workforce/index.ts'
import { findHref, whichOrganisation, type WhichOrganisation } from './which-organisation.ts'

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a page of figures is asked for with, and so its files: the address, and whose figures. */
export const figuresAsked = (asked: Asked): { readonly which: WhichOrganisation; readonly input: Readonly<Record<string, unknown>> } => {
  const which = whichOrganisation(asked, 'see plans')
  return { which, input: { ...asked.search, organisation: which.organisation } }
}

const nameOf = (path: string): string => path.split('/').at(-1) ?? ''

/** What is seen of a page of figures, as a workbook and as CSV below the page’s own address: aggregates alone. */
export const figureFiles = <Schema extends z.ZodType>(path: `/${string}`, query: Query<Schema, TakenAway | null>): FileRoute => ({
  kind: 'file',
  path: `${path}/files/:name`,
  operations: [query],
  async load(asked) {
    const wanted = asked.params['name']
    const isWorkbook = wanted === `${nameOf(path)}.xlsx`
    if (!isWorkbook && wanted !== `${nameOf(path)}.csv`) return failed(notFound())
    const { which, input } = figuresAsked(asked)
    const found = await asked.do(asked.viewer, query, input)
    if (!found.ok) return found
    if (found.value === null) return failed(notFound())
    const called = `${nameOf(path)}-exact-${found.value.snapshot.asAt}`
    if (isWorkbook) return ok({ name: `${called}.xlsx`, type: WORKBOOK, body: await workbookFile(figureWorkbook(found.value, which.name)) })
    const columns = FIGURE_COLUMNS.map(({ column }) => column)
    return ok({ name: `${called}.csv`, type: 'text/csv; charset=utf-8', body: csvText(columns, figureRows(found.value)) })
  },
})

interface DownloadsProps {
  readonly path: string
  readonly which: WhichOrganisation
  /** What narrows the page. */
  readonly query?: Readonly<Record<string, string>>
}

export const Downloads = ({ path, which, query = {} }: DownloadsProps) => (
  <ButtonGroup>
    <ButtonLink text="Download as a workbook" href={findHref(`${path}/files/${nameOf(path)}.xlsx`, which, query)} variant="secondary" />
    <ButtonLink text="Download as CSV" href={findHref(`${path}/files/${nameOf(path)}.csv`, which, query)} variant="secondary" />
  </ButtonGroup>
)
