import type { Child } from 'hono/jsx'

export interface FormProps {
  /** Where it is sent; the page's own address where not given. */
  readonly action?: string | undefined
  readonly method?: 'post' | 'get' | undefined
  /** `multipart/form-data` where a file is sent. */
  readonly encType?: 'multipart/form-data' | 'application/x-www-form-urlencoded' | undefined
  readonly id?: string | undefined
  readonly children?: Child
}

/** A form whose answers the server checks: the browser's own messages are off, since they differ and are hard to read. */
export const Form = ({ action, method = 'post', encType, id, children }: FormProps) => (
  <form id={id} action={action} method={method} enctype={encType} novalidate>
    {children}
  </form>
)

/** What the form must send and nobody fills in, such as the version that was edited. */
export const Hidden = ({ name, value }: { name: string; value: string }) => <input type="hidden" name={name} value={value} />
