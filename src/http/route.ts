import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import type { AnyOperation, Command, Do, Query, Viewer } from '../commands/index.ts'
import type { Problem, Result } from '../kernel/index.ts'

/** One request, as a page sees it. */
export interface Asked {
  readonly do: Do
  readonly viewer: Viewer
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly search: Readonly<Record<string, string>>
  readonly now: Date
  /** Stands in the log and on error pages, so that the two can be brought together. */
  readonly requestId: string
  readonly browser: Browser
}

/** What is known of the browser: for limits on guessing and for lists of one's own sessions. */
export interface Browser {
  readonly source: string
  /** Its kind in words: `Firefox on Windows`. */
  readonly name: string
  readonly sessionSecret: string | null
  readonly knownBrowser: string | null
}

/** What the form held and what was wrong with it. */
export interface Tried {
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

export interface PageView {
  readonly title: string
  readonly panel?: 'Find' | 'Place' | 'Learn' | 'Administration'
  readonly breadcrumbs?: readonly { readonly text: string; readonly href: string }[]
  readonly content: Child
  readonly head?: Child
  readonly wide?: boolean
  /** Shows what a person brought themselves: not fictional, also where everything else is. */
  readonly isReal?: boolean
}

interface Route {
  readonly path: `/${string}`
  /** What it does: its permissions and its names in the audit trail are theirs. */
  readonly operations: readonly AnyOperation[]
}

export interface PageRoute<Data = never> extends Route {
  readonly kind: 'page'
  load(asked: Asked): Promise<Result<Data>>
  view(data: Data, asked: Asked, tried: Tried | null): PageView
}

/** Where a form leads. */
export type Outcome =
  | { readonly to: string; readonly cookies?: Cookies; readonly unsaid?: true }
  | { readonly view: PageView; readonly cookies?: Cookies }
  | { readonly problems: readonly Problem[] }

export interface Cookies {
  /** A new session's secret, or null to forget it. */
  readonly session?: string | null
  readonly knownBrowser?: string
}

export interface FormRoute extends Route {
  readonly kind: 'form'
  /** Shown again where something is wrong. */
  readonly page: PageRoute
  /** One sentence on the page that follows. */
  readonly said: string | null
  act(asked: Asked, body: Body): Promise<Result<Outcome>>
}

/** What a form sent: one text a field, the last where there were several; several under the name with `[]`. */
export interface Body {
  readonly values: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<string, readonly string[]>>
}

export interface FileRoute extends Route {
  readonly kind: 'file'
  load(asked: Asked): Promise<Result<FileToSend>>
}

export interface FileToSend {
  /** Offered as a download of this name; null to show it in the browser. */
  readonly name: string | null
  readonly type: string
  readonly body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>
  /** For a page that is complete in itself. */
  readonly contentSecurityPolicy?: string
}

/** Tells the browser what changes, until it is over. */
export interface StreamRoute extends Route {
  readonly kind: 'stream'
  load(asked: Asked): Promise<Result<{ readonly event: unknown; readonly isOver: boolean }>>
}

export interface UploadRoute extends Route {
  readonly kind: 'upload'
  readonly page: PageRoute
  readonly said: string | null
  /** Asked before a byte of the files is received: why this viewer may not send any, or null. */
  allows(asked: Asked): Promise<readonly Problem[] | null>
  /** Files by field name, on the disk in a directory of this request's own; what `act` does not move is deleted. */
  act(asked: Asked, upload: Upload): Promise<Result<Outcome>>
}

export interface Upload {
  readonly values: Readonly<Record<string, string>>
  readonly files: readonly UploadedFile[]
}

export interface UploadedFile {
  readonly field: string
  /** As the person's machine calls it, without a path. */
  readonly name: string
  readonly path: string
  readonly bytes: number
}

export type AnyRoute = PageRoute | FormRoute | FileRoute | StreamRoute | UploadRoute

/** A page that shows what one query found. */
export function page<Schema extends z.ZodType, Output>(definition: {
  readonly path: `/${string}`
  readonly query: Query<Schema, Output>
  readonly input?: (asked: Asked) => unknown
  readonly view: (data: Output, asked: Asked, tried: Tried | null) => PageView
}): PageRoute {
  const { path, query, input = fromAddress, view } = definition
  return asAny({ kind: 'page', path, operations: [query], load: (asked) => asked.do(asked.viewer, query, input(asked)), view })
}

/** A page made of several queries. */
export const pageOf = <Data>(definition: Omit<PageRoute<Data>, 'kind'>): PageRoute => asAny({ kind: 'page', ...definition })

/** What the form of a page does: one command, then another page. */
export function form<Schema extends z.ZodType, Output>(definition: {
  readonly path: `/${string}`
  readonly page: PageRoute
  readonly command: Command<Schema, Output>
  readonly input?: (asked: Asked, body: Body) => unknown
  readonly said?: string
  readonly leadsTo: (output: Output, asked: Asked, body: Body) => Outcome
}): FormRoute {
  const { path, page, command, said = null, leadsTo } = definition
  const input = definition.input ?? ((asked: Asked, { values }: Body) => ({ ...values, ...asked.params }))
  return {
    kind: 'form',
    path,
    page,
    said,
    operations: [command],
    async act(asked, body) {
      const done = await asked.do(asked.viewer, command, input(asked, body))
      return done.ok ? { ok: true, value: leadsTo(done.value, asked, body) } : done
    },
  }
}

export function file<Schema extends z.ZodType, Output>(definition: {
  readonly path: `/${string}`
  readonly query: Query<Schema, Output>
  readonly input?: (asked: Asked) => unknown
  readonly file: (output: Output, asked: Asked) => FileToSend | Promise<FileToSend>
}): FileRoute {
  const { path, query, input = fromAddress } = definition
  return {
    kind: 'file',
    path,
    operations: [query],
    async load(asked) {
      const found = await asked.do(asked.viewer, query, input(asked))
      return found.ok ? { ok: true, value: await definition.file(found.value, asked) } : found
    },
  }
}

export function stream<Schema extends z.ZodType, Output>(definition: {
  readonly path: `/${string}`
  readonly query: Query<Schema, Output>
  readonly event: (output: Output) => { readonly event: unknown; readonly isOver: boolean }
}): StreamRoute {
  const { path, query, event } = definition
  return {
    kind: 'stream',
    path,
    operations: [query],
    async load(asked) {
      const found = await asked.do(asked.viewer, query, fromAddress(asked))
      return found.ok ? { ok: true, value: event(found.value) } : found
    },
  }
}

const fromAddress = ({ search, params }: Asked): unknown => ({ ...search, ...params })

/** Routes of all kinds of data stand in one table; each view gets only what its own load gave. */
const asAny = <Data>(route: PageRoute<Data>): PageRoute => route as unknown as PageRoute
