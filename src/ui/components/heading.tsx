import type { Child } from 'hono/jsx'

export type HeadingSize = 's' | 'm' | 'l' | 'xl'
export type HeadingLevel = 1 | 2 | 3 | 4

interface HeadingProps {
  readonly level: HeadingLevel
  readonly class?: string | undefined
  readonly id?: string | undefined
  readonly children?: Child
}

/** A heading of the level that its place on the page asks for. */
export const Heading = ({ level, class: name, id, children }: HeadingProps) => {
  const Tag = `h${level}` as const
  return (
    <Tag class={name} id={id}>
      {children}
    </Tag>
  )
}

/** A heading around its content where a level is given, the content alone where not. */
export const HeadingWrapper = ({ level, class: name, children }: { level: HeadingLevel | undefined; class: string; children?: Child }) =>
  level === undefined ? (
    <>{children}</>
  ) : (
    <Heading level={level} class={name}>
      {children}
    </Heading>
  )
