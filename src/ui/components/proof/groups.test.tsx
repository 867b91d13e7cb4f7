import { raw } from 'hono/html'
import { Checkboxes } from '../checkboxes.tsx'
import type { Choice, Divider } from '../choices.tsx'
import { DateInput, type DatePart } from '../date-input.tsx'
import { Fieldset, Legend } from '../fieldset.tsx'
import { Hint } from '../hint.tsx'
import { ErrorMessage } from '../error-message.tsx'
import { Label } from '../label.tsx'
import { Radios } from '../radios.tsx'
import { callBlock, fieldProps, hasOwnId, ownIds, labelProps, noWords, ownWords, problemsOf, withoutLegend } from './field-context.ts'
import { given, list, part, proves, text, words, type Context } from './fixtures.ts'

const captions = 'a caption inside a label or legend: ours stands in the page heading'

const choicesOf = (context: Context): readonly (Choice | Divider)[] =>
  list(context, 'items').map((item): Choice | Divider => {
    if (typeof item['divider'] === 'string') return { divider: item['divider'], behaviour: given<'inclusive'>(item, 'behaviour') }
    const hint = words(item['hint'])
    const html = (item['conditional'] as { html?: string } | undefined)?.html
    return {
      value: text(item, 'value'),
      text: words(item),
      disabled: given(item, 'disabled'),
      behaviour: given(item, 'behaviour') ?? (item['exclusive'] ? 'exclusive' : undefined),
      ...(hint === undefined ? {} : { hint }),
      ...(html === undefined ? {} : { conditional: raw(html) }),
    }
  })

const groupProps = (context: Context) => ({
  ...fieldProps({ ...context, id: context['idPrefix'] }),
  choices: choicesOf(context),
  small: given<boolean>(context, 'small'),
  inline: given<boolean>(context, 'inline'),
})

proves({
  component: 'radios',
  proven: 44,
  render: (context) => <Radios {...groupProps(context)} value={given(context, 'value')} />,
  leftOut: [
    [withoutLegend, 'without fieldset'],
    [ownIds, hasOwnId],
    [noWords, 'with error only'],
  ],
})

proves({
  component: 'checkboxes',
  proven: 48,
  render: (context) => <Checkboxes {...groupProps(context)} values={given(context, 'values')} />,
  leftOut: [
    [withoutLegend, 'without fieldset'],
    [ownIds, hasOwnId],
    ['several groups in one', /named group/],
    [noWords, 'with error only'],
  ],
})

const dateParts = ['day', 'month', 'year'] as const

const ofEachPart = <T,>(value: (name: DatePart) => T): Readonly<Record<DatePart, T>> => ({
  day: value('day'),
  month: value('month'),
  year: value('year'),
})

/** The parts of a date stand either under their names or as items. */
const datePart = (context: Context, name: DatePart): Context =>
  list(context, 'items').find((item) => item['name'] === name) ?? part(context, name)

function dateProblems(context: Context) {
  const faulty = dateParts.find((name) => datePart(context, name)['error'] === true)
  return problemsOf(context['errorMessage'], faulty ?? text(context, 'id'))
}

proves({
  component: 'date-input',
  proven: 31,
  render: (context) => (
    <DateInput
      {...fieldProps({ ...context, name: context['id'] })}
      problems={dateProblems(context)}
      names={ofEachPart((name) => (context['namePrefix'] === undefined ? name : `${text(context, 'namePrefix')}[${name}]`))}
      value={ofEachPart((name) => given<string>(datePart(context, name), 'value') ?? given<string>(part(context, 'values'), name))}
      autocomplete={ofEachPart((name) => given<string>(datePart(context, name), 'autocomplete'))}
      parts={
        context['items'] === undefined
          ? dateParts.filter((name) => context[name] !== false && context[name] !== null && context[name] !== '')
          : list(context, 'items').map((item) => text(item, 'name') as DatePart)
      }
    />
  ),
  leftOut: [
    [ownIds, hasOwnId],
    ['a part that is disabled, or not, against its date', /^disabled (input|with)/],
    [ownWords, 'with translations'],
    [noWords, 'with error only', /with errors only/],
  ],
})

proves({
  component: 'fieldset',
  proven: 2,
  render: (context) => {
    const { label, labelSize, heading } = labelProps(context['legend'])
    return (
      <Fieldset legend={label} legendSize={labelSize} heading={heading}>
        {context['html'] === undefined ? null : raw(text(context, 'html'))}
      </Fieldset>
    )
  },
  leftOut: [
    [captions, 'with HTML'],
    [callBlock, 'with HTML via call block'],
  ],
})

proves({
  component: 'label',
  proven: 11,
  render: (context) => {
    const { label, labelSize, heading } = labelProps(context)
    return <Label for={given(context, 'for')} text={label} size={labelSize} heading={heading} />
  },
  leftOut: [
    [captions, /caption/],
    [callBlock, /call block/],
    ['older options', /deprecated/],
    ['classes and ids of the page', /class/, /id attribute/],
  ],
})

proves({
  component: 'legend',
  proven: 11,
  render: (context) => {
    const { label, labelSize, heading } = labelProps(context)
    return <Legend text={label} size={labelSize} heading={heading} />
  },
  leftOut: [
    [captions, /caption/],
    [callBlock, /call block/],
    ['older options', /deprecated/],
    ['classes and ids of the page', /class/, /id attribute/],
  ],
})

proves({
  component: 'hint',
  proven: 2,
  render: (context) => <Hint>{words(context)}</Hint>,
  leftOut: [[callBlock, /call block/]],
})

proves({
  component: 'error-message',
  proven: 3,
  render: (context) => <ErrorMessage>{words(context)}</ErrorMessage>,
  leftOut: [
    [callBlock, /call block/],
    [ownWords, /visually hidden|translation/],
  ],
})
