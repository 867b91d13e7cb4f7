import { z } from 'zod'
import { failed, ok, type Problem, type Result } from './kernel/index.ts'

const flag = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.enum(['yes', 'no', 'true', 'false', 'on', 'off', '1', '0'], 'Write yes or no'))
  .transform((text) => ['yes', 'true', 'on', '1'].includes(text))

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

/** Everything that can be set from outside, once, with the words a person reads when it is wrong. */
const settings = z.object({
  TRIPTYCH_DIRECTORY: z.string().min(1, 'Write a directory').default('triptych-data'),
  TRIPTYCH_HOST: z.string().min(1, 'Write an address to listen on').default('127.0.0.1'),
  TRIPTYCH_PORT: z.coerce
    .number('Write a port from 1 to 65535')
    .int('Write a port from 1 to 65535')
    .min(1, 'Write a port from 1 to 65535')
    .max(65_535, 'Write a port from 1 to 65535')
    .default(3000),
  TRIPTYCH_ORIGIN: z
    .url({ protocol: /^https?$/, error: 'Write where people reach Triptych, like https://triptych.example.nhs.uk' })
    .transform((url) => new URL(url).origin)
    .optional(),
  TRIPTYCH_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, 'Write 32 random bytes as base64url (43 characters)')
    .optional(),
  TRIPTYCH_DEMONSTRATION: flag.default(false),
  TRIPTYCH_TWO_STEP: z.enum(['required', 'optional'], 'Write required or optional').optional(),
  TRIPTYCH_TRY: z.enum(['anybody', 'signed in'], 'Write anybody or signed in').optional(),
  TRIPTYCH_JOBS: z.enum(['here', 'elsewhere'], 'Write here or elsewhere').default('here'),
  TRIPTYCH_PROXIES: z.coerce.number('Write how many proxies stand in front').int().min(0).max(10).default(0),
  TRIPTYCH_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'Write debug, info, warn, error or silent').default('info'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'Write an address that begins with postgres://')
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'Write an address that begins with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.email('Write the address that letters come from').optional(),
})

type Settings = z.output<typeof settings>
export type Setting = keyof Settings

export interface Config {
  readonly directory: string
  readonly host: string
  readonly port: number
  readonly origin: string
  readonly key: string | null
  readonly demonstration: boolean
  readonly requiresTwoStep: boolean
  readonly tryWithoutSignIn: boolean
  readonly runsJobs: boolean
  readonly proxies: number
  readonly logLevel: Settings['TRIPTYCH_LOG']
  readonly databaseUrl: string | null
  readonly smtp: { readonly url: string; readonly from: string } | null
}

/** Reads the environment. What is wrong names the setting and says what to write; values are never repeated, since some are secrets. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Result<Config> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const read = settings.safeParse(given)
  if (!read.success) return failed(...read.error.issues.map(({ path, message }) => wrong(String(path[0]), message)))
  const set = read.data
  if (set.SMTP_URL && !set.MAIL_FROM) return failed(wrong('MAIL_FROM', 'Write the address that letters come from, since SMTP_URL is set'))
  const isLoopback = LOOPBACK.includes(set.TRIPTYCH_HOST)
  if (!isLoopback && !set.TRIPTYCH_ORIGIN) {
    return failed(wrong('TRIPTYCH_ORIGIN', 'Write where people reach Triptych, since TRIPTYCH_HOST lets other machines in'))
  }
  const host = set.TRIPTYCH_HOST.includes(':') ? `[${set.TRIPTYCH_HOST}]` : set.TRIPTYCH_HOST
  const origin = set.TRIPTYCH_ORIGIN ?? `http://${host}:${set.TRIPTYCH_PORT}`
  // A proxy in front, or another name, means that others are let in.
  const isOwnMachine = isLoopback && LOOPBACK.includes(new URL(origin).hostname.replace(/^\[|\]$/g, '')) && set.TRIPTYCH_PROXIES === 0
  if (set.TRIPTYCH_DEMONSTRATION && !isOwnMachine) {
    return failed(
      wrong(
        'TRIPTYCH_DEMONSTRATION',
        'Write no: everybody in the demonstration has a published password, so it is for one’s own machine alone',
      ),
    )
  }
  return ok({
    directory: set.TRIPTYCH_DIRECTORY,
    host: set.TRIPTYCH_HOST,
    port: set.TRIPTYCH_PORT,
    origin,
    key: set.TRIPTYCH_KEY ?? null,
    demonstration: set.TRIPTYCH_DEMONSTRATION,
    requiresTwoStep: set.TRIPTYCH_TWO_STEP ? set.TRIPTYCH_TWO_STEP === 'required' : !set.TRIPTYCH_DEMONSTRATION,
    tryWithoutSignIn: set.TRIPTYCH_TRY ? set.TRIPTYCH_TRY === 'anybody' : isOwnMachine,
    runsJobs: set.TRIPTYCH_JOBS === 'here',
    proxies: set.TRIPTYCH_PROXIES,
    logLevel: set.TRIPTYCH_LOG,
    databaseUrl: set.DATABASE_URL ?? null,
    smtp: set.SMTP_URL && set.MAIL_FROM ? { url: set.SMTP_URL, from: set.MAIL_FROM } : null,
  })
}

const wrong = (name: string, message: string): Problem => ({
  code: 'config.setting',
  kind: 'error',
  message: `The setting ${name} cannot be used.`,
  todo: `${message}.`,
})

/** What each setting is, for whoever runs the installation. */
export const settingMeanings: Readonly<Record<Setting, string>> = {
  TRIPTYCH_DIRECTORY: 'where its data stands',
  TRIPTYCH_HOST: 'the address it listens on; keep it on this machine unless a proxy with https stands in front',
  TRIPTYCH_PORT: 'the port it listens on',
  TRIPTYCH_ORIGIN: 'where people reach it, with https; without it: host and port',
  TRIPTYCH_KEY:
    'the key that seals secrets in the database, the same for all processes on one database; without it: a file in the directory',
  TRIPTYCH_DEMONSTRATION: 'fill an empty database with invented organisations and people, and say on every page that they are',
  TRIPTYCH_TWO_STEP: 'whether everybody needs two-step sign-in; without it: required, but not in the demonstration',
  TRIPTYCH_TRY: 'who may try an extract; without it: anybody where it is reached from its own machine alone, else who is signed in',
  TRIPTYCH_JOBS: 'whether this process runs jobs too',
  TRIPTYCH_PROXIES: 'how many proxies of your own stand in front: what they say of a browser’s address is believed',
  TRIPTYCH_LOG: 'how much is logged',
  DATABASE_URL: 'the PostgreSQL database; without it: the embedded database in the directory',
  SMTP_URL: 'the mail server; without it: letters are files in the directory',
  MAIL_FROM: 'the address that letters come from',
}

const SECRET: readonly Setting[] = ['TRIPTYCH_KEY', 'DATABASE_URL', 'SMTP_URL']

/** Every setting, where its value comes from, and the value unless it is a secret. */
export function describeSettings(
  environment: Readonly<Record<string, string | undefined>>,
): { name: Setting; from: string; value: string }[] {
  const defaults = settings.parse({}) as Record<string, unknown>
  return (Object.keys(settings.shape) as Setting[]).map((name) => {
    const given = environment[name]
    const isSet = given !== undefined && given !== ''
    const value = isSet ? given : (defaults[name] ?? 'not set')
    return { name, from: isSet ? 'environment' : 'default', value: isSet && SECRET.includes(name) ? '(secret)' : String(value) }
  })
}
