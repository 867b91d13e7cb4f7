const stand = new Set([
  '',
  '-',
  '--',
  '.',
  '?',
  'na',
  'n/a',
  '#n/a',
  'n.a.',
  'null',
  '(null)',
  'none',
  'nil',
  'nan',
  '<na>',
  '\\n',
  'not known',
  'unknown',
  'blank',
  '(blank)',
])
const excelError = /^#(REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|N\/A|SPILL!|CALC!|GETTING_DATA|BLOCKED!|FIELD!|UNKNOWN!|CONNECT!)$/i

/** Whether a cell says "nothing here" in one of the ways people and systems write it. An error value of a spreadsheet is missing too. */
export const isMissing = (value: string): boolean => {
  const text = value.trim()
  return text === '' || (text.length <= 14 && (stand.has(text.toLowerCase()) || excelError.test(text) || /^[-–—_.]+$/.test(text)))
}

/** `#REF!`, `#VALUE!`, `#DIV/0!` and the like: a formula that failed before the file was saved. `#N/A` counts: many write it on purpose. */
export const isExcelError = (value: string): boolean => value.charCodeAt(0) === 35 && excelError.test(value.trim())
