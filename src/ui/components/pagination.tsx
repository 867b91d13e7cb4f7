import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

export interface PageLink {
  readonly href: string
  /** What stands there, where the pages have names rather than numbers. */
  readonly label?: string | undefined
}

export type PageItem = { readonly number: number; readonly href: string; readonly current?: boolean | undefined } | 'gap'

interface PaginationProps {
  readonly previous?: PageLink | undefined
  readonly next?: PageLink | undefined
  /** Numbered pages: of a list. Without them: of a guide. */
  readonly items?: readonly PageItem[] | undefined
}

export const Pagination = ({ previous, next, items = [] }: PaginationProps) => (
  <nav class={classNames('nhsuk-pagination', items.length > 0 && 'nhsuk-pagination--numbered')} role="navigation" aria-label="Pagination">
    {items.length > 0 ? (
      <>
        {previous === undefined ? null : (
          <a href={previous.href} class="nhsuk-pagination__previous" rel="prev">
            <Icon name="arrow-left" />
            <Title way="Previous" />
          </a>
        )}
        <ul class="nhsuk-pagination__list">
          {items.map((item) => (
            <Item item={item} />
          ))}
        </ul>
        {next === undefined ? null : (
          <a href={next.href} class="nhsuk-pagination__next" rel="next">
            <Title way="Next" />
            <Icon name="arrow-right" />
          </a>
        )}
      </>
    ) : (
      <ul class="nhsuk-list nhsuk-pagination__list">
        {previous === undefined ? null : <Neighbour way="Previous" rel="prev" icon="arrow-left" link={previous} />}
        {next === undefined ? null : <Neighbour way="Next" rel="next" icon="arrow-right" link={next} />}
      </ul>
    )}
  </nav>
)

const Title = ({ way }: { way: 'Previous' | 'Next' }) => (
  <span class="nhsuk-pagination__title">
    {way}
    <span class="nhsuk-u-visually-hidden"> page</span>
  </span>
)

const Item = ({ item }: { item: PageItem }) =>
  item === 'gap' ? (
    <li class="nhsuk-pagination__item nhsuk-pagination__item--ellipsis">⋯</li>
  ) : (
    <li class={classNames('nhsuk-pagination__item', item.current && 'nhsuk-pagination__item--current')}>
      <a
        class="nhsuk-pagination__link"
        href={item.href}
        aria-label={`Page ${item.number}`}
        aria-current={item.current ? 'page' : undefined}
      >
        {item.number}
      </a>
    </li>
  )

interface NeighbourProps {
  readonly way: 'Previous' | 'Next'
  readonly rel: 'prev' | 'next'
  readonly icon: 'arrow-left' | 'arrow-right'
  readonly link: PageLink
}

const Neighbour = ({ way, rel, icon, link }: NeighbourProps) => (
  <li class={`nhsuk-pagination-item--${way.toLowerCase()}`}>
    <a class={`nhsuk-pagination__link nhsuk-pagination__link--${rel}`} href={link.href} rel={rel}>
      <Title way={way} />
      {link.label === undefined ? null : (
        <>
          <span class="nhsuk-u-visually-hidden">:</span>
          <span class="nhsuk-pagination__page">{link.label}</span>
        </>
      )}
      <Icon name={icon} />
    </a>
  </li>
)
