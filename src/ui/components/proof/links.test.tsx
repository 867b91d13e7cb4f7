import { ActionLink } from '../action-link.tsx'
import { BackLink } from '../back-link.tsx'
import { Breadcrumb } from '../breadcrumb.tsx'
import { Button, ButtonLink } from '../button.tsx'
import { Footer } from '../footer.tsx'
import { GuideContents } from '../guide-contents.tsx'
import { Pagination, type PageItem, type PageLink } from '../pagination.tsx'
import { SkipLink } from '../skip-link.tsx'
import { Tabs } from '../tabs.tsx'
import { callBlock, ownWords } from './field-context.ts'
import { given, list, part, proves, text, words, type Context } from './fixtures.ts'
import { raw } from 'hono/html'

const reverse = 'on a dark ground: we have none'
const sends = 'a button that looks like a link'

proves({
  component: 'button',
  proven: 42,
  render: (context) => {
    const props = { text: text(context, 'text'), variant: given<'secondary'>(context, 'variant'), small: given<boolean>(context, 'small') }
    return context['href'] === undefined ? (
      <Button {...props} disabled={given(context, 'disabled')} preventDoubleClick={given(context, 'preventDoubleClick')} />
    ) : (
      <ButtonLink {...props} href={text(context, 'href')} />
    )
  },
  leftOut: [['icons in buttons: words are enough', ({ icon }) => icon !== undefined]],
})

proves({
  component: 'action-link',
  proven: 2,
  render: (context) => <ActionLink text={words(context)} href={text(context, 'href')} />,
  leftOut: [
    [callBlock, /call block/],
    [reverse, ({ variant }) => variant === 'reverse'],
    [sends, ({ type }) => type !== undefined],
  ],
})

proves({
  component: 'back-link',
  proven: 1,
  render: (context) => <BackLink href={text(context, 'href')} text={given(context, 'text')} />,
  leftOut: [
    [callBlock, /call block/],
    [reverse, ({ variant }) => variant === 'reverse'],
    [sends, ({ type, href }) => type !== undefined || href === undefined],
  ],
})

proves({
  component: 'breadcrumb',
  proven: 1,
  render: (context) => (
    <Breadcrumb items={list(context, 'items').map((item) => ({ text: text(item, 'text'), href: text(item, 'href') }))} />
  ),
  leftOut: [
    [reverse, ({ variant }) => variant === 'reverse'],
    ['a back link of its own, and ids', ({ backLink, id }) => backLink !== undefined || id !== undefined],
  ],
})

proves({
  component: 'skip-link',
  proven: 3,
  render: (context) => <SkipLink href={given(context, 'href')} text={given(context, 'text')} />,
})

const pageLink = (context: Context, name: string): PageLink | undefined =>
  context[name] === undefined ? undefined : { href: text(part(context, name), 'href'), label: given(part(context, name), 'label') }

proves({
  component: 'pagination',
  proven: 8,
  render: (context) => (
    <Pagination
      previous={pageLink(context, 'previous')}
      next={pageLink(context, 'next')}
      items={list(context, 'items').map((item): PageItem =>
        item['ellipsis'] ? 'gap' : { number: Number(item['number']), href: text(item, 'href'), current: given(item, 'current') },
      )}
    />
  ),
  leftOut: [
    ['older options', /deprecated/],
    [ownWords, /translations/],
  ],
})

proves({
  component: 'contents-list',
  proven: 3,
  render: (context) => (
    <GuideContents
      heading={given(context, 'visuallyHiddenText')}
      pages={list(context, 'items').map((item) => ({
        text: text(item, 'text'),
        href: text(item, 'href'),
        current: given(item, 'current'),
      }))}
    />
  ),
  leftOut: [['pages below pages', ({ items }) => (items as Context[]).some((item) => item?.['items'] !== undefined)]],
})

proves({
  component: 'tabs',
  proven: 3,
  render: (context) => (
    <Tabs
      id={text(context, 'idPrefix')}
      heading={given(context, 'visuallyHiddenText')}
      tabs={list(context, 'items').map((item) => {
        const panel = part(item, 'panel')
        return {
          label: text(item, 'label'),
          panel: panel['html'] === undefined ? <p>{text(panel, 'text')}</p> : raw(text(panel, 'html')),
        }
      })}
    />
  ),
  leftOut: [['ids of the page on the tabs or on a panel', /id attribute/]],
})

proves({
  component: 'footer',
  proven: 2,
  render: (context) => (
    <Footer
      links={list(part(context, 'meta'), 'items').map((item) => ({ text: text(item, 'text'), href: text(item, 'href') }))}
      copyright="© NHS England"
    />
  ),
  leftOut: [
    ['a footer without links to help, or with more than those', ({ meta }) => (meta as Context | undefined)?.['items'] === undefined],
    ['a footer with navigation or with text beside its links', ({ navigation }) => navigation !== undefined, /and (HTML|text)$/],
  ],
})
