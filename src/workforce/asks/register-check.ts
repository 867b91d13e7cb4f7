import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import { parseRegistrationNumber } from '../reference/index.ts'

/** What the register that the organisation has loaded says of a number: never whose it is. */
export type RegisterCheck = 'found' | 'not found' | 'no register'

/** An arts therapist's number as the register prints it, or why it is none. Bare digits are taken for one. */
export function artsNumber(typed: string): { readonly number: string } | { readonly wrong: string } {
  const read = parseRegistrationNumber(typed)
  if (!read || (read.prefix === null && read.digits.length !== 6))
    return { wrong: 'Enter the number as the register prints it, such as AS012345' }
  if (read.prefix !== null && read.prefix !== 'AS') {
    return { wrong: 'This is a number of another profession: the numbers of arts therapists begin with AS' }
  }
  return { number: `AS${read.digits}` }
}

/** Letters alone, without accents: `O’Brien-Smith` is `obriensmith`. */
const letters = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase()

/** Does the newest register have this number under one of these surnames? */
export async function checkRegister(
  db: Db,
  { organisation, number, surnames }: { readonly organisation: string; readonly number: string; readonly surnames: readonly string[] },
): Promise<RegisterCheck> {
  const register = await db
    .selectFrom('import')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('kind', '=', 'register')
    .where('state', '=', 'committed')
    .orderBy('as_at', 'desc')
    .orderBy('committed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!register) return 'no register'
  const { rows } = await sql<{ number: string; name: string }>`
    select number, coalesce(surname, full_name, '') as name from register_entry
    where import_id = ${register.id}::uuid and number like ${`%${number.slice(2).replace(/^0+/, '')}%`}`.execute(db)
  const wanted = surnames.map(letters).filter((surname) => surname !== '')
  const isTheirs = ({ number: stated, name }: { readonly number: string; readonly name: string }): boolean => {
    const read = artsNumber(stated)
    const [whole, ...parts] = [name, ...name.split(/\s+/)].map(letters)
    return 'number' in read && read.number === number && wanted.some((surname) => surname === whole || parts.includes(surname))
  }
  return rows.some(isTheirs) ? 'found' : 'not found'
}
