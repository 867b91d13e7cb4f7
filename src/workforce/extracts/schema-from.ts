import type { FieldKind, FieldSchema, TableSchema } from '../../engines/tables/index.ts'

/** A schema as a reference list holds it. */
interface SchemaList {
  readonly name: string
  readonly needs: readonly (readonly string[])[]
  readonly fields: readonly (Omit<FieldSchema, 'kind' | 'looksLike'> & { readonly kind: string; readonly looksLike?: string })[]
}

const kinds: Readonly<Record<FieldKind, true>> = { text: true, name: true, code: true, date: true, number: true }
const isKind = (kind: string): kind is FieldKind => Object.hasOwn(kinds, kind)

/** Makes a schema of a reference list; `looksLike` is a pattern without regard to case. */
export const schemaFrom = ({ name, needs, fields }: SchemaList): TableSchema => ({
  name,
  needs,
  fields: fields.map(({ kind, looksLike, ...field }): FieldSchema => {
    if (!isKind(kind)) throw new TypeError(`${name}.${field.name} has the unknown kind ${kind}`)
    return { ...field, kind, ...(looksLike !== undefined && { looksLike: new RegExp(looksLike, 'i') }) }
  }),
})
