import { csvText, workbookFile } from '../../../files/index.ts'
import { notFound } from '../../../commands/index.ts'
import { failed, ok } from '../../../kernel/index.ts'
import type { FileRoute } from '../../../http/index.ts'
import { exportPlans, PLAN_COLUMNS, planRows, planWorkbook } from '../../../workforce/index.ts'
import { plansAsked } from './plans-page.tsx'

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What is seen of the plans, as a workbook or as CSV: aggregates alone. */
export const planFile: FileRoute = {
  kind: 'file',
  path: '/find/plans/files/:name',
  operations: [exportPlans],
  async load(asked) {
    const name = asked.params['name']
    if (name !== 'plans.xlsx' && name !== 'plans.csv') return failed(notFound())
    const { which, input } = plansAsked(asked)
    const found = await asked.do(asked.viewer, exportPlans, input)
    if (!found.ok) return found
    if (found.value === null) return failed(notFound())
    const called = `plans-exact-${found.value.snapshot.asAt}`
    return ok(
      name === 'plans.xlsx'
        ? { name: `${called}.xlsx`, type: WORKBOOK, body: await workbookFile(planWorkbook(found.value, which.name)) }
        : {
            name: `${called}.csv`,
            type: 'text/csv; charset=utf-8',
            body: csvText(
              PLAN_COLUMNS.map(({ column }) => column),
              planRows(found.value),
            ),
          },
    )
  },
}
