import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { Heading } from './heading.tsx'

export interface Tab {
  readonly label: string
  readonly panel: Child
}

interface TabsProps {
  /** The start of the panels' ids. */
  readonly id: string
  readonly tabs: readonly Tab[]
  /** What the tabs are, where they are shown under each other: without JavaScript, and on a narrow screen. */
  readonly heading?: string | undefined
}

/** Views of one thing of which a person needs one at a time. */
export const Tabs = ({ id, tabs, heading = 'Contents' }: TabsProps) => (
  <div class="nhsuk-tabs" data-module="nhsuk-tabs">
    <Heading level={2} class="nhsuk-tabs__heading">
      {heading}
    </Heading>
    <ul class="nhsuk-tabs__list">
      {tabs.map(({ label }, index) => (
        <li class={classNames('nhsuk-tabs__list-item', index === 0 && 'nhsuk-tabs__list-item--selected')}>
          <a class="nhsuk-tabs__tab" href={`#${id}-${index + 1}`}>
            {label}
          </a>
        </li>
      ))}
    </ul>
    {tabs.map(({ panel }, index) => (
      <div class={classNames('nhsuk-tabs__panel', index > 0 && 'nhsuk-tabs__panel--hidden')} id={`${id}-${index + 1}`}>
        {panel}
      </div>
    ))}
  </div>
)
