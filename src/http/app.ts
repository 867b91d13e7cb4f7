import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Hono, type Context } from 'hono'
import { visitorViewer, type Viewers } from '../access/index.ts'
import { tooMany, type Do, type Installation, type Viewer } from '../commands/index.ts'
import { problemOfDatabase } from '../database/index.ts'
import { quietError, type Clock, type OrganisationId, type Problem } from '../kernel/index.ts'
import { readBrowser, writeCookies, type CookieRules } from './browser.ts'
import { readForm } from './body.ts'
import { EventStreams } from './event-streams.ts'
import type { Log } from './log.ts'
import type { AnyRoute, Asked, FormRoute, Outcome, PageRoute, PageView, Tried, UploadRoute } from './route.ts'
import { foreignHosts, isCrossSite, newNonce, pagePolicy, secureHeaders } from './security.ts'
import { discardUpload, receiveUpload, tooLongAsAnnounced } from './upload.ts'
import { uploadPlaces } from './upload-places.ts'

/** What the pages give to the server: their routes, and how a view becomes a page. */
export interface Site {
  readonly routes: readonly AnyRoute[]
  readonly assets: ReadonlyMap<string, { readonly body: Uint8Array; readonly gzip: Uint8Array; readonly type: string }>
  render(
    view: PageView,
    given: { readonly asked: Asked; readonly nonce: string; readonly tried: Tried | null; readonly said: string | null },
  ): string
  /** A page for what cannot be answered otherwise. */
  message(problem: Problem, asked: Asked): PageView
}

export interface HttpOptions {
  readonly viewers: Viewers
  readonly do: Do
  readonly installation: Installation
  readonly host: OrganisationId
  readonly clock: Clock
  readonly newId: () => string
  readonly site: Site
  /** The programs' door, on the same viewers. */
  readonly api: (c: Context, viewer: Viewer) => Promise<Response | null>
  readonly log: Log
  readonly proxies: number
  /** Where uploads of a request lie until they are moved or deleted. */
  readonly uploads: string
  /** Problems that keep this process from serving, for the readiness probe. */
  readonly readiness: () => Promise<readonly Problem[]>
}

type Handler = (c: Context, asked: Asked, nonce: string) => Promise<Response>

const SIGN_IN = '/sign-in'

/** The server as a function from request to response: routes, viewers, headers, problems to pages. No socket: that is `listen`. */
export function createHttp(options: HttpOptions): Hono {
  const { installation, site, log, host, clock } = options
  const rules: CookieRules = { isSecure: installation.origin.startsWith('https:'), proxies: options.proxies }
  const hono = new Hono()
  const said = new Map(
    site.routes.flatMap((route) => ('said' in route && route.said !== null ? [[saidKey(route), route.said] as const] : [])),
  )

  const isForeignHost = foreignHosts(installation.origin)
  hono.use(secureHeaders(rules.isSecure))
  hono.use(async (c, next) => {
    const started = performance.now()
    const requestId = options.newId()
    c.set('requestId' as never, requestId as never)
    await next()
    log.info({ requestId, method: c.req.method, route: c.req.routePath, status: c.res.status, ms: Math.round(performance.now() - started) })
  })
  // Before the host is asked for: a probe reaches the machine by its number.
  hono.get('/health', (c) => c.json({ status: 'alive' }))
  hono.get('/ready', async (c) => {
    const problems = await options.readiness()
    return c.json(
      { status: problems.length === 0 ? 'ready' : 'not ready', problems: problems.map(({ code }) => code) },
      problems.length === 0 ? 200 : 503,
    )
  })
  hono.use(async (c, next) => {
    if (isForeignHost(c)) return c.text('This service is not reached by this name.', 421)
    if (isCrossSite(c, installation.origin)) return c.text('A form of another site cannot change anything here.', 403)
    return next()
  })

  const askedOf = async (c: Context): Promise<Asked> => {
    const browser = readBrowser(c, rules)
    const now = clock()
    const viewer =
      (browser.sessionSecret === null ? null : await options.viewers.find(browser.sessionSecret, now)) ?? visitorViewer(null, host)
    return {
      do: options.do,
      viewer,
      path: c.req.path,
      params: c.req.param(),
      search: c.req.query(),
      now,
      requestId: c.get('requestId' as never) as string,
      browser,
    }
  }

  const show = (c: Context, asked: Asked, nonce: string, view: PageView, status: number, tried: Tried | null = null): Response => {
    c.header('content-security-policy', pagePolicy(nonce))
    c.status(status as 200)
    return c.html(site.render(view, { asked, nonce, tried, said: tried ? null : (said.get(asked.search['done'] ?? '') ?? null) }))
  }

  const answer = (c: Context, asked: Asked, nonce: string, problems: readonly Problem[]): Response => {
    const problem = mainProblem(problems, asked)
    if (problem.status === 401) {
      const back = c.req.method === 'GET' ? `?next=${encodeURIComponent(pathAndSearch(c))}` : ''
      return c.redirect(`${SIGN_IN}${back}`, 303)
    }
    if (problem.code.startsWith('database.')) log.error({ requestId: asked.requestId, problem: problem.code })
    if (problem.status === 429) c.header('retry-after', String(Number(problem.details?.['minutes'] ?? 1) * 60))
    return show(c, asked, nonce, site.message(problem, asked), problem.status ?? 400)
  }

  const showAgain = async (c: Context, asked: Asked, nonce: string, page: PageRoute, tried: Tried): Promise<Response> => {
    const only = firstProblem(tried.problems)
    if (only.status === 401 || only.status === 403 || only.status === 404 || only.status === 503)
      return answer(c, asked, nonce, tried.problems)
    const data = await page.load({ ...asked, path: page.path })
    if (!data.ok) return answer(c, asked, nonce, data.problems)
    return show(c, asked, nonce, page.view(data.value, asked, tried), only.status ?? 422, tried)
  }

  const finish = (c: Context, asked: Asked, nonce: string, route: FormRoute | UploadRoute, outcome: Outcome): Response | null => {
    if ('problems' in outcome) return null
    if (outcome.cookies) writeCookies(c, rules, outcome.cookies)
    if ('view' in outcome) return show(c, asked, nonce, outcome.view, 200)
    const to = new URL(outcome.to, 'http://here')
    if (route.said !== null && !outcome.unsaid) to.searchParams.set('done', saidKey(route))
    // Two slashes would lead to another site.
    return c.redirect(to.pathname.startsWith('//') ? '/' : `${to.pathname}${to.search}`, 303)
  }

  const streams = new EventStreams(log)
  const places = uploadPlaces()
  const handlers = {
    page:
      (route: PageRoute): Handler =>
      async (c, asked, nonce) => {
        const data = await route.load(asked)
        return data.ok ? show(c, asked, nonce, route.view(data.value, asked, null), 200) : answer(c, asked, nonce, data.problems)
      },
    form:
      (route: FormRoute): Handler =>
      async (c, asked, nonce) => {
        const body = await readForm(c.req.raw)
        if (!body.ok) return answer(c, asked, nonce, body.problems)
        const done = await route.act(asked, body.value)
        const problems = done.ok ? ('problems' in done.value ? done.value.problems : []) : done.problems
        const finished = done.ok ? finish(c, asked, nonce, route, done.value) : null
        return finished ?? showAgain(c, asked, nonce, route.page, { values: withoutSecrets(body.value.values), problems })
      },
    upload:
      (route: UploadRoute): Handler =>
      async (c, asked, nonce) => {
        const refuse = (problems: readonly Problem[]) => showAgain(c, asked, nonce, route.page, { values: {}, problems })
        const refused = await route.allows(asked)
        if (refused) return refuse(refused)
        const sender = asked.viewer.id ?? asked.browser.source
        const unready = tooLongAsAnnounced(c.req.raw) ?? places.take(sender)
        if (unready) return refuse([unready])
        const directory = join(options.uploads, asked.requestId)
        try {
          const upload = await receiveUpload(c.req.raw, directory)
          const done = upload.ok ? await route.act(asked, upload.value) : upload
          const finished = done.ok ? finish(c, asked, nonce, route, done.value) : null
          const problems = done.ok ? ('problems' in done.value ? done.value.problems : []) : done.problems
          return finished ?? (await showAgain(c, asked, nonce, route.page, { values: upload.ok ? upload.value.values : {}, problems }))
        } finally {
          places.giveBack(sender)
          await discardUpload(directory)
        }
      },
    file:
      (route: Extract<AnyRoute, { kind: 'file' }>): Handler =>
      async (c, asked, nonce) => {
        const found = await route.load(asked)
        if (!found.ok) return answer(c, asked, nonce, found.problems)
        const { name, type, body, contentSecurityPolicy } = found.value
        c.header('content-type', type)
        c.header('content-disposition', name === null ? 'inline' : attachment(name))
        if (contentSecurityPolicy) c.header('content-security-policy', contentSecurityPolicy)
        return c.body(body)
      },
    stream:
      (route: Extract<AnyRoute, { kind: 'stream' }>): Handler =>
      async (c, asked, nonce) => {
        const first = await route.load(asked)
        if (!first.ok) return answer(c, asked, nonce, first.problems)
        return streams.open(c, route, first.value, () => askedOf(c)) ?? answer(c, asked, nonce, [tooMany(1)])
      },
  }

  const handlerOf = (route: AnyRoute): Handler => {
    switch (route.kind) {
      case 'page':
        return handlers.page(route)
      case 'form':
        return handlers.form(route)
      case 'upload':
        return handlers.upload(route)
      case 'file':
        return handlers.file(route)
      case 'stream':
        return handlers.stream(route)
    }
  }

  for (const route of site.routes) {
    const handle = handlerOf(route)
    const method = route.kind === 'form' || route.kind === 'upload' ? 'post' : 'get'
    hono[method](route.path, async (c) => handle(c, await askedOf(c), newNonce()))
  }

  for (const [path, asset] of site.assets) {
    hono.get(path, (c) => {
      const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
      c.header('content-type', asset.type)
      c.header('cache-control', 'public, max-age=31536000, immutable')
      c.header('vary', 'accept-encoding')
      if (zipped) c.header('content-encoding', 'gzip')
      return c.body((zipped ? asset.gzip : asset.body) as Uint8Array<ArrayBuffer>)
    })
  }

  hono.all('/api/*', async (c) => {
    const { viewer } = await askedOf(c)
    return (await options.api(c, viewer)) ?? c.json({ problems: [{ code: 'not-found', message: 'There is no such operation.' }] }, 404)
  })
  hono.notFound(async (c) =>
    answer(c, await askedOf(c), newNonce(), [
      { code: 'not-found', kind: 'error', status: 404, message: 'There is no such page.', todo: 'Check the address.' },
    ]),
  )
  hono.onError(async (error, c) => {
    const requestId = c.get('requestId' as never) as string
    log.error({ requestId, method: c.req.method, route: c.req.routePath, error: quietError(error) })
    const problem: Problem = problemOfDatabase(error) ?? {
      code: 'mistake',
      kind: 'error',
      message: 'Triptych made a mistake.',
      todo: 'Try again in a moment.',
    }
    if (c.req.path.startsWith('/api/')) return c.json({ problems: [{ ...problem, reference: requestId }] }, (problem.status ?? 500) as 500)
    const asked: Asked = {
      do: options.do,
      viewer: visitorViewer(null, host),
      path: c.req.path,
      params: {},
      search: {},
      now: clock(),
      requestId,
      browser: readBrowser(c, rules),
    }
    return show(c, asked, newNonce(), site.message(problem, asked), problem.status ?? 500)
  })
  return hono
}

/** Tells the sentences apart that a page can begin with after a form; short, since it stands in the address. */
const saidKey = (route: FormRoute | UploadRoute): string =>
  createHash('sha256').update(`${route.kind} ${route.path}`).digest('hex').slice(0, 8)

function firstProblem(problems: readonly Problem[]): Problem {
  const problem = problems.find(({ kind }) => kind !== 'warning') ?? problems[0]
  if (!problem) throw new Error('an operation failed without a problem')
  return problem
}

/** The problem that decides the answer. An id in the address that is none is an address that leads nowhere. */
function mainProblem(problems: readonly Problem[], asked: Asked): Problem {
  const problem = firstProblem(problems)
  const field = problem.where?.field
  return field !== undefined && field in asked.params
    ? {
        code: 'not-found',
        kind: 'error',
        status: 404,
        message: 'There is no such page.',
        todo: 'Check the address, or start again from the list.',
      }
    : problem
}

const pathAndSearch = (c: Context): string => c.req.url.slice(new URL(c.req.url).origin.length)

/** What a person typed is shown again; a password never. */
const withoutSecrets = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !/password|current|code|typed/.test(name)))

/** RFC 6266, with RFC 8187 for names beyond ASCII. */
const attachment = (name: string): string =>
  `attachment; filename="${name.replaceAll(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`
