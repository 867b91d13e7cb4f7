/** Words that mean the same in a column header. */
const same: Readonly<Record<string, string>> = {
  no: 'number',
  num: 'number',
  nbr: 'number',
  nr: 'number',
  numb: 'number',
  id: 'identifier',
  ident: 'identifier',
  identifer: 'identifier',
  wte: 'fte',
  org: 'organisation',
  organization: 'organisation',
  desc: 'description',
  descr: 'description',
  reg: 'registration',
  regn: 'registration',
  prof: 'professional',
  asg: 'assignment',
  assgn: 'assignment',
  asgn: 'assignment',
  assign: 'assignment',
  emp: 'employee',
  employees: 'employee',
  occ: 'occupation',
  exp: 'expiry',
  expires: 'expiry',
  expiration: 'expiry',
  pos: 'position',
  dept: 'department',
  forename: 'forenames',
  lastname: 'surname',
  firstname: 'forenames',
  fname: 'forenames',
  lname: 'surname',
  addr: 'address',
  dt: 'date',
  mgr: 'manager',
  bodies: 'body',
  codes: 'code',
  roles: 'role',
  titles: 'title',
}
const silent = new Set(['the', 'of', 'a', 'an', 'fact', 'for'])
/** Words that add nothing when they stand beside a name that is already known. */
const filler = new Set([
  'employee',
  'staff',
  'person',
  'worker',
  'current',
  'main',
  'primary',
  'latest',
  'legal',
  'esr',
  'hr',
  'record',
  'value',
  'field',
  'text',
  'nhs',
])

/** The words of a header: `Unique_Nhs_Identifier`, `UniqueNhsIdentifier` and `unique NHS id` are the same. */
export function headerWords(header: string): string[] {
  const words = header
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/#/g, ' number ')
    .replace(/[’']s\b/g, '')
    .replace(/[’'.]/g, '')
    .replace(/([\p{Ll}\p{Nd}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== '' && !silent.has(word))
    .map((word) => (Object.hasOwn(same, word) ? (same[word] as string) : word))
  return words.filter((word, index) => word !== words[index - 1])
}

/** One string for comparing: the words without anything between them. */
export const headerKey = (header: string): string => headerWords(header).join('')

/** The words in an order of their own, so that `Number, employee` meets `Employee number`. */
export const wordBag = (words: readonly string[]): string => words.toSorted().join(' ')

export const withoutFiller = (words: readonly string[]): string[] => words.filter((word) => !filler.has(word))

/** `JOB ROLE TITLE (POSITION)` → `JOB ROLE TITLE`; the same string where there is nothing in brackets. */
export const withoutBrackets = (header: string): string => header.replace(/\s*[([{][^)\]}]*[)\]}]\s*/g, ' ').trim()

/** Stands between the name of a group of columns and the name of one column, where a table has two header rows. */
export const groupMark = ' › '

/** Edit distance with neighbouring letters swapped as one step, given up beyond `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let best = Math.min(change, (last[j] as number) + 1, (row[j - 1] as number) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] as number) + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length] as number
}
