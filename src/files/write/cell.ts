/** What a written cell may hold: text, a number, a calendar day as `YYYY-MM-DD`, or nothing. Never a formula. */
export type OutCell = string | number | { readonly date: string } | null

/** Rows may be made while they are written. */
export type OutRows = Iterable<readonly OutCell[]> | AsyncIterable<readonly OutCell[]>

/** The first character by which Excel, LibreOffice or Google Sheets take a text for a formula, also in its full-width forms. */
const formulaStart = /^[\s\p{Cf}'"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212\uFE62\uFE63\uFE66\uFE6B]|^[\t\r\n]/u

/**
 * Text that a spreadsheet would run as a formula gets a leading apostrophe; other text is unchanged.
 * For CSV only: in a workbook a text cell is text. The apostrophe is OWASP's advice since a leading TAB became a trigger itself (CVE-2021-41270).
 */
export const guardFormula = (text: string): string => (formulaStart.test(text) ? `'${text}` : text)
