import { describe, expect, it } from 'vitest'
import { DatabaseError } from './database-error.ts'
import { problemOfDatabase } from './problem-of.ts'

const ofState = (code: string): string | undefined => problemOfDatabase(new DatabaseError({ code, message: 'x' }))?.code
const ofFile = (code: string): string | undefined => problemOfDatabase(Object.assign(new Error('x'), { code, syscall: 'write' }))?.code

describe('an error of the database', () => {
  it('that a person can do something about is a problem', () => {
    expect(
      ['53100', '25006', '08006', '08001', '08007', '57P01', '28P01', '3D000', '53300', '40P01', '57014', '58000', '53200'].map(ofState),
    ).toEqual(
      [
        'disk-full',
        'read-only',
        'connection-lost',
        'unreachable',
        'commit-unknown',
        'connection-lost',
        'sign-in',
        'absent',
        'busy',
        'busy',
        'timeout',
        'stopped',
        'memory',
      ].map((code) => `database.${code}`),
    )
    expect(['ENOSPC', 'EROFS', 'EACCES', 'EIO'].map(ofFile)).toEqual(
      ['disk-full', 'read-only', 'read-only', 'disk-failed'].map((code) => `database.${code}`),
    )
  })

  it('that is a mistake of ours, or one of the rows, is none', () => {
    expect(['23505', '42P01', '22P02', '25P02', '42501'].map(ofState)).toEqual([undefined, undefined, undefined, undefined, undefined])
    expect(problemOfDatabase(new TypeError('x'))).toBeNull()
    expect(problemOfDatabase(Object.assign(new Error('x'), { code: 'EACCES' }))).toBeNull()
  })

  it('is told in whole sentences, without its code', () => {
    for (const code of ['53100', '08007', '28000', '58030']) {
      const problem = problemOfDatabase(new DatabaseError({ code, message: 'raw' }))
      for (const text of [problem?.message, problem?.todo]) expect(text).toMatch(/^[A-Z][^]*\.$/)
      expect(`${problem?.message}${problem?.todo}`).not.toMatch(/raw|\d{5}/)
    }
  })
})

describe('what an error says', () => {
  it('quotes no value of class 22, and hides the detail from whoever prints it', () => {
    const error = new DatabaseError({ code: '22P02', message: 'invalid input syntax for type integer: "Ada"', detail: 'Key (name)=(Ada)' })
    expect(error.message).toBe('invalid input syntax for type integer')
    expect(JSON.stringify(Object.entries(error))).not.toContain('Ada')
    expect(error.detail).toBe('Key (name)=(Ada)')
  })
})
