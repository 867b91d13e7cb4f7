import { raw } from 'hono/html'
import type { Problem } from '../../../kernel/index.ts'
import { Card, type CardVariant } from '../card.tsx'
import { Details, Expander } from '../details.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import type { HeadingLevel } from '../heading.tsx'
import { InsetText } from '../inset-text.tsx'
import { NotificationBanner } from '../notification-banner.tsx'
import { Panel } from '../panel.tsx'
import { SummaryList, type SummaryAction } from '../summary-list.tsx'
import { Tag, type TagColour } from '../tag.tsx'
import { TaskList } from '../task-list.tsx'
import { TaskStatus } from '../task-status.tsx'
import { WarningCallout } from '../warning-callout.tsx'
import { callBlock } from './field-context.ts'
import { given, list, part, proves, text, words, type Context } from './fixtures.ts'

const ownClasses = 'classes of the page'

proves({
  component: 'details',
  proven: 10,
  render: (context) => {
    const Component = context['classes'] === 'nhsuk-expander' ? Expander : Details
    return (
      <Component summary={words(context['summary'])} open={given(context, 'open')}>
        {words(context)}
      </Component>
    )
  },
  leftOut: [[callBlock, /call block/]],
})

proves({
  component: 'inset-text',
  proven: 2,
  render: (context) => <InsetText>{context['html'] === undefined ? <p>{text(context, 'text')}</p> : words(context)}</InsetText>,
  leftOut: [[callBlock, /call block/]],
})

proves({
  component: 'tag',
  proven: 24,
  render: (context) => (
    <Tag text={words(context)} colour={given<TagColour>(context, 'colour')} border={given<boolean>(context, 'border') ?? true} />
  ),
  leftOut: [
    [callBlock, /call block/],
    [ownClasses, /class/],
    ['a status that asks for nothing: TaskStatus', ({ colour }) => colour === false],
  ],
})

proves({
  component: 'warning-callout',
  proven: 4,
  render: (context) => {
    const heading = part(context, 'heading')
    return (
      <WarningCallout
        heading={String(words(context['heading']))}
        level={given<HeadingLevel>(heading, 'level')}
        text={given(context, 'text')}
      >
        {context['html'] === undefined ? null : raw(text(context, 'html'))}
      </WarningCallout>
    )
  },
  leftOut: [
    [callBlock, /call block/],
    ['a warning without a heading: ours always has one', 'without heading'],
  ],
})

proves({
  component: 'panel',
  proven: 12,
  render: (context) => {
    const heading = part(context, 'heading')
    return (
      <Panel
        heading={words(context['heading'])}
        level={given<HeadingLevel>(heading, 'level')}
        size={given(heading, 'size')}
        variant={given(context, 'variant')}
      >
        {words(context)}
      </Panel>
    )
  },
  leftOut: [
    [callBlock, /call block/],
    [ownClasses, /classes/, ({ heading }) => (heading as Context)['id'] !== undefined],
  ],
})

proves({
  component: 'notification-banner',
  proven: 12,
  render: (context) => (
    <NotificationBanner
      variant={given(context, 'variant')}
      title={words(context['title']) as string | undefined}
      heading={words(context['heading']) as string | undefined}
      text={given(context, 'text')}
      disableAutoFocus={given(context, 'disableAutoFocus')}
    >
      {context['html'] === undefined ? null : raw(text(context, 'html'))}
    </NotificationBanner>
  ),
  leftOut: [
    [callBlock, /call block/],
    ['a paragraph that looks like a heading', 'paragraph with heading class'],
    ['attributes and roles of the page', ({ attributes, role }) => attributes !== undefined || role !== undefined],
  ],
})

proves({
  component: 'error-summary',
  proven: 10,
  render: (context) => {
    const problems = list(context, 'errorList').map((item, index): Problem => {
      const field = given<string>(item, 'href')?.replace(/^#/, '')
      return {
        code: `fixture.${index}`,
        kind: 'error',
        message: text(item, 'text'),
        todo: '',
        ...(field === undefined ? {} : { where: { field } }),
      }
    })
    const description = words(context['description'])
    return (
      <ErrorSummary
        problems={problems}
        heading={words(context['heading']) as string}
        {...(description === undefined ? {} : { description })}
      />
    )
  },
  leftOut: [
    [callBlock, /call block/],
    ['the focus is always taken', /^auto-focus/],
    ['marks in the heading', 'with heading HTML'],
  ],
})

const actionsOf = (row: Context): readonly SummaryAction[] | undefined => {
  const items = Array.isArray(row['actions']) ? list(row, 'actions') : list(part(row, 'actions'), 'items')
  return items.map((item) => ({ text: text(item, 'text'), href: text(item, 'href'), hiddenText: text(item, 'visuallyHiddenText') }))
}

proves({
  component: 'summary-list',
  proven: 12,
  render: (context) => (
    <SummaryList
      border={given<boolean>(context, 'border') ?? true}
      lastRowBorder={given<boolean>(context, 'lastRowBorder') ?? true}
      rows={list(context, 'rows').map((row) => ({
        key: words(row['key']),
        value: words(row['value']),
        border: given(row, 'border'),
        actions: actionsOf(row),
      }))}
    />
  ),
  leftOut: [
    ['a card around the list: a Card with the list inside', /^as a card/],
    ['actions that are buttons: a form stands in the value', /as buttons/],
    ['widths of the page', 'with item widths'],
  ],
})

proves({
  component: 'task-list',
  proven: 3,
  render: (context) => (
    <TaskList
      id={text(context, 'idPrefix')}
      tasks={list(context, 'items').map((item) => {
        const hint = words(item['hint'])
        const tag = part(item, 'status')['tag'] as Context | undefined
        const status =
          tag === undefined ? (
            words(item['status'])
          ) : tag['colour'] === false ? (
            <TaskStatus text={words(tag)} cannotStart={String(tag['classes']).includes('secondary')} />
          ) : (
            <Tag text={words(tag)} colour={given<TagColour>(tag, 'colour')} />
          )
        return { heading: words(item['heading']), href: given(item, 'href'), ...(hint === undefined ? {} : { hint }), status }
      })}
    />
  ),
  leftOut: [
    ['older options', /deprecated/],
    ['gaps in the list', 'with empty items'],
  ],
})

proves({
  component: 'card',
  proven: 11,
  render: (context) => {
    const heading = part(context, 'heading')
    const description = context['description']
    const html = (description as { html?: string } | undefined)?.html
    return (
      <Card
        heading={words(context['heading'])}
        level={given<HeadingLevel>(heading, 'level')}
        size={given(heading, 'size')}
        variant={given<CardVariant>(context, 'variant')}
        href={given(context, 'href')}
        clickable={given(context, 'clickable')}
        description={html === undefined ? (words(description) as string | undefined) : undefined}
      >
        {html === undefined ? null : raw(html)}
      </Card>
    )
  },
  leftOut: [
    [callBlock, 'default', 'heading', /custom/, /summary list/, /A to Z/, /nested/],
    ['advice to patients', /urgent|emergency/],
    ['actions in the heading', /with actions/],
    ['pictures', ({ image }) => image !== undefined],
  ],
})
