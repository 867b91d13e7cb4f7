import type { HtmlEscapedString } from 'hono/utils/html'

/** A component as HTML text. Ours wait for nothing, so it is there at once. */
export function rendered(node: HtmlEscapedString | Promise<HtmlEscapedString>): string {
  if (node instanceof Promise) throw new TypeError('a component of this page is asynchronous')
  return node.toString()
}
