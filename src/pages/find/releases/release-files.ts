import { csvText, workbookFile } from '../../../files/index.ts'
import { file, type FileToSend } from '../../../http/index.ts'
import {
  releaseWorkbook,
  takeRelease,
  WORKFORCE_COLUMNS,
  workforceRows,
  type PublicRelease,
  type RELEASE_FILES,
} from '../../../workforce/index.ts'
import { VERSION } from '../../../version.ts'
import { boardPaper } from './board-paper.tsx'
import { releaseReport } from './release-report.tsx'

const html = (body: string): FileToSend => ({
  name: null,
  type: 'text/html; charset=utf-8',
  body,
  contentSecurityPolicy:
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
})

/** A file of a release: made from what was published, never from the counts. */
async function releaseFileOf(release: PublicRelease, name: (typeof RELEASE_FILES)[number]): Promise<FileToSend> {
  const called = `release-${release.open.facts.asAt}`
  switch (name) {
    case 'workbook.xlsx':
      return {
        name: `${called}.xlsx`,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        body: await workbookFile(releaseWorkbook(release, VERSION)),
      }
    case 'data.csv':
      return { name: `${called}.csv`, type: 'text/csv; charset=utf-8', body: csvText(WORKFORCE_COLUMNS, workforceRows(release.open)) }
    case 'report.html':
      return html(releaseReport(release))
    case 'board-paper.html':
      return html(boardPaper(release))
  }
}

export const releaseFile = file({
  path: '/find/releases/:release/files/:name',
  query: takeRelease,
  file: ({ release, name }) => releaseFileOf(release, name),
})
