import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'

export interface Task {
  readonly heading: Child
  /** Without it the task cannot be started yet. */
  readonly href?: string | undefined
  readonly hint?: Child
  /** A Tag, or words alone for what is completed or cannot be started. */
  readonly status: Child
}

interface TaskListProps {
  /** The start of the ids of hints and statuses. */
  readonly id: string
  readonly tasks: readonly Task[]
}

/** Parts of a longer piece of work, each with how far it is. */
export const TaskList = ({ id, tasks }: TaskListProps) => (
  <ul class="nhsuk-task-list">
    {tasks.map((task, index) => (
      <Item task={task} id={`${id}-${index + 1}`} />
    ))}
  </ul>
)

const Item = ({ task: { heading, href, hint, status }, id }: { task: Task; id: string }) => (
  <li class={classNames('nhsuk-task-list__item', href !== undefined && 'nhsuk-task-list__item--with-link')}>
    <div class="nhsuk-task-list__name-and-hint">
      {href === undefined ? (
        <div>{heading}</div>
      ) : (
        <a
          class="nhsuk-task-list__link nhsuk-link"
          href={href}
          aria-describedby={classNames(hint !== undefined && `${id}-hint`, `${id}-status`)}
        >
          {heading}
        </a>
      )}
      {hint === undefined ? null : (
        <div class="nhsuk-task-list__hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
    <div class="nhsuk-task-list__status" id={`${id}-status`}>
      {status}
    </div>
  </li>
)
