import type { Problem } from '../../../kernel/index.ts'
import type { FieldProps } from '../field.tsx'
import type { HeadingLevel, HeadingSize } from '../heading.tsx'
import { given, part, text, words, type Context } from './fixtures.ts'

/** What the fixtures of all inputs have in common, as our props. */
export function fieldProps(context: Context): FieldProps {
  const name = text(context, 'name')
  const hint = words(context['hint'])
  return {
    name,
    id: given(context, 'id'),
    ...labelProps(context['label'] ?? part(context, 'fieldset')['legend']),
    ...(hint === undefined ? {} : { hint }),
    disabled: given(context, 'disabled'),
    problems: problemsOf(context['errorMessage'], name),
  }
}

export function labelProps(label: unknown): Pick<FieldProps, 'label' | 'labelSize' | 'heading'> {
  if (typeof label === 'string') return { label }
  const given = label as Context
  const { heading } = given
  const of = (typeof heading === 'object' ? heading : given) as Context
  return {
    label: words(heading) ?? words(given),
    labelSize: (of['size'] ?? given['size']) as HeadingSize | undefined,
    heading: heading === undefined ? undefined : ((of['level'] ?? 1) as HeadingLevel),
  }
}

export function problemsOf(error: unknown, field: string): readonly Problem[] {
  const message = typeof error === 'string' ? error : (error as { text?: string } | undefined)?.text
  return message === undefined ? [] : [{ code: 'fixture', kind: 'error', message, todo: '', where: { field } }]
}

/** Whether its label or legend has an id. */
export const hasOwnId = ({ label, fieldset }: Context): boolean =>
  ((label ?? (fieldset as Context | undefined)?.['legend']) as Context | undefined)?.['id'] !== undefined

/** Reasons that the fixtures of several inputs share. */
export const noWords = 'an error without words: ours always says what is wrong'
export const callBlock = 'a call block: its content is not in the context'
export const buttonBeside = 'a button inside the field: a form has its button at its end'
export const withoutLegend = 'choices without a fieldset: ours always name the group'
export const ownWords = 'other words for what JavaScript says: ours are British English only'
export const ownIds = 'ids of the page on a label or legend: ours are tied together by the name of the field'
