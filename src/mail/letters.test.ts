import { describe, expect, it } from 'vitest'
import {
  askManagerLetter,
  askPersonLetter,
  isAddress,
  invitationLetter,
  newBrowserLetter,
  passwordResetLetter,
  type Letter,
} from './index.ts'
import { problemsOf } from './queue-mail.ts'
import { fateOf } from './smtp-fate.ts'
import { parseSmtpServer } from './smtp-server-address.ts'
import { ATTEMPTS, waitBefore } from './retry.ts'

const service = 'https://triptych.example.nhs.uk/'
const link = 'https://triptych.example.nhs.uk/invitation/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'

const question = {
  name: 'Morgan Ó Briain',
  organisation: 'North Fictional Mental Health and Learning Disability Partnership NHS Foundation Trust',
  askedBy: 'Zoë Müller',
  due: '1 December 2026',
  until: '15 December 2026',
  link,
  service,
}

const written: Record<string, Letter> = {
  askManager: askManagerLetter({ ...question, team: 'Community CAMHS North', people: 4, isReminder: false }),
  askManagerAgain: askManagerLetter({ ...question, askedBy: null, team: 'Ashdale', people: 1, isReminder: true }),
  askPerson: askPersonLetter({ ...question, isReminder: false }),
  askPersonAgain: askPersonLetter({ ...question, name: '', isReminder: true }),
  invitation: invitationLetter({
    name: 'Ọlá Ní Mháille',
    organisation: 'North Fictional Mental Health and Learning Disability Partnership NHS Foundation Trust',
    invitedBy: 'Zoë Müller',
    role: 'placement coordinator',
    link,
    until: '1 December 2026',
    service,
  }),
  passwordReset: passwordResetLetter({ name: '', link, minutes: 60, service }),
  newBrowser: newBrowserLetter({
    name: '王秀英',
    when: '24 November 2026 at 15:04',
    browser: 'Firefox on Windows',
    sessions: link,
    service,
  }),
}

describe.each(Object.entries(written))('the letter %s', (_, letter) => {
  it('greets, says who sent it and why, and is plain text within 72 columns', () => {
    expect(letter.text).toMatch(/^Hello[ ,]/)
    expect(letter.text).toContain('You get this letter because')
    expect(letter.text).toContain(service)
    expect(letter.text).not.toMatch(/undefined|null|<|>| \n/)
    for (const line of letter.text.split('\n')) if (line !== link) expect(line.length, line).toBeLessThanOrEqual(72)
    expect(letter.text.split('\n')).toContain(link)
    expect(problemsOf({ to: { address: 'a@example.org', name: '' }, ...letter })).toEqual([])
  })
})

it('a name in a letter is a name: no second paragraph, no link, no address', () => {
  const { subject, text } = invitationLetter({
    name: 'Ann\r\n\r\nYour account is blocked',
    organisation: 'Pay at https://evil.example/now or <b>www.evil.example</b>',
    invitedBy: 'fraud@evil.example\u202Eelpmaxe',
    role: '{{7*7}}',
    link,
    until: '1 December 2026',
    service,
  })
  const told = `${subject}\n${text.replaceAll(link, '').replaceAll(service, '')}`
  expect(told).not.toMatch(/\/|@|<|\w\.\w|\u202E/)
  expect(text.split('\n')[0]).toBe('Hello Ann Your account is blocked,')
  expect(text.replaceAll('\n', ' ')).toContain('7*7')
})

describe('an address', () => {
  const long = `${'l'.repeat(64)}@${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(57)}.uk`
  it.each(['a@b.uk', "o'neil+triptych@nhs.net", 'first.last@sub.domain.example', 'UPPER@EXAMPLE.ORG', 'x_y-z@xn--bcher-kva.example', long])(
    'may be %s',
    (address) => expect(isAddress(address)).toBe(true),
  )
  it.each([
    '',
    'a',
    '@b.uk',
    'a@',
    'a@b',
    'a@b..uk',
    'a@.uk',
    'a@b.uk.',
    '.a@b.uk',
    'a.@b.uk',
    'a..b@b.uk',
    '-a@b.uk',
    'a@-b.uk',
    'a@b-.uk',
    'a b@c.uk',
    'a@b.uk ',
    ' a@b.uk',
    'a@b.uk,c@d.uk',
    'a@b.uk;c@d.uk',
    'a@b.uk c@d.uk',
    '<a@b.uk>',
    'A <a@b.uk>',
    '"a b"@c.uk',
    'a(comment)@b.uk',
    'a@b.uk(comment)',
    'a@[127.0.0.1]',
    'a@b.uk\r\nRCPT TO:<c@d.uk>',
    'a@b.uk\n',
    'a\0@b.uk',
    'a@b.uk\u2028',
    'ä@b.uk',
    'a@bücher.uk',
    'a@b.uk>',
    'a@b@c.uk',
    'group:a@b.uk;',
    'a\\@b.uk',
    `${'l'.repeat(65)}@b.uk`,
    `a@${'d'.repeat(64)}.uk`,
    `l${long}`,
    '@a.uk:b@c.uk',
    'a%b.uk@c.uk\t',
    'a＠b.uk',
  ])('may not be %j', (address) => expect(isAddress(address)).toBe(false))
})

it('reads where the mail server is, requires TLS of all but this machine, and never repeats the password', () => {
  expect(parseSmtpServer('smtp://u%40x:p%3Aw@mail.example.org')).toEqual({
    ok: true,
    value: { host: 'mail.example.org', port: 587, tlsAtOnce: false, tlsRequired: true, login: { user: 'u@x', pass: 'p:w' } },
  })
  expect(parseSmtpServer('smtps://mail.example.org')).toMatchObject({ value: { port: 465, tlsAtOnce: true, login: null } })
  for (const host of ['localhost', '127.0.0.1', '[::1]'])
    expect(parseSmtpServer(`smtp://${host}:25`)).toMatchObject({ value: { tlsRequired: false } })
  for (const host of ['127.0.0.1.example.org', 'localhost.example.org', '10.0.0.1'])
    expect(parseSmtpServer(`smtp://${host}:25`)).toMatchObject({ value: { tlsRequired: true } })
  for (const bad of ['', 'mail.example.org', 'http://x', 'smtp://', 'smtp://x?tls=no', 'smtp://u:%E0%A4%A@secret.example']) {
    const read = parseSmtpServer(bad)
    expect(read).toMatchObject({ ok: false, problems: [{ code: 'mail.server' }] })
    expect(JSON.stringify(read)).not.toContain('secret')
  }
})

it('knows what an error of the server means for the letter', () => {
  expect(fateOf({ code: 'ETIMEDOUT', command: 'CONN' }, true).kind).toBe('unknown')
  expect(fateOf({ code: 'ETIMEDOUT', command: 'CONN' }, false)).toMatchObject({ kind: 'later', everybody: true })
  expect(fateOf({ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, false)).toMatchObject({ kind: 'later', everybody: true })
  expect(fateOf({ responseCode: 554, command: 'CONN' }, false)).toMatchObject({ kind: 'later', everybody: true })
  expect(fateOf({ responseCode: 550, command: 'RCPT TO' }, false).kind).toBe('refused')
  expect(fateOf({ responseCode: 451, command: 'RCPT TO' }, false)).toMatchObject({ kind: 'later', everybody: false })
  expect(fateOf({ responseCode: 554, command: 'DATA' }, true).kind).toBe('refused')
  expect(fateOf({ responseCode: 452, command: 'DATA' }, true).kind).toBe('later')
  expect(fateOf({ responseCode: 421, command: 'CONN' }, true).kind).toBe('later')
})

it('tries eight times, waiting longer each time, over about a day', () => {
  const waits = Array.from({ length: ATTEMPTS - 1 }, (_, failure) => waitBefore(failure + 1) / 60_000)
  expect(waits).toHaveLength(7)
  expect(waits.every((wait, at) => at === 0 || wait > (waits[at - 1] ?? 0))).toBe(true)
  expect(waits.reduce((total, wait) => total + wait, 0) / 60).toBeCloseTo(22.35, 2)
})
