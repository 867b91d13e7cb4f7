import { describe, expect, it } from 'vitest'
import { openingOf } from './scope.ts'

const ID = '018f2b6e-7c1a-7b3d-9e4f-0123456789ab'
const viewer = { kind: 'viewer', viewer: ID, organisations: [ID, ID.replace('018f', '018e')], installation: false } as const

describe('the start of a transaction', () => {
  it('is one text with the role and the settings', () => {
    expect(openingOf(viewer).text).toBe(
      `begin; set local role triptych_app; select set_config('triptych.viewer', '${ID}', true), set_config('triptych.organisations', '${ID},${ID.replace('018f', '018e')}', true), set_config('triptych.installation', 'off', true)`,
    )
    expect(openingOf({ kind: 'system' }).text).toBe('begin; set local role triptych_system')
  })

  it('is the same as one statement with values', () => {
    expect(openingOf(viewer).settings).toEqual({
      sql: "select set_config('role', $1, true), set_config('triptych.viewer', $2, true), set_config('triptych.organisations', $3, true), set_config('triptych.installation', $4, true)",
      values: ['triptych_app', ID, `${ID},${ID.replace('018f', '018e')}`, 'off'],
    })
    expect(openingOf({ kind: 'system' }).settings).toEqual({ sql: "select set_config('role', $1, true)", values: ['triptych_system'] })
  })

  it('takes nothing but uuids into its text', () => {
    for (const text of ["'; drop table account; --", '', `${ID} `, `${ID}\n`, `x${ID}`]) {
      expect(() => openingOf({ ...viewer, viewer: text })).toThrow(TypeError)
      expect(() => openingOf({ ...viewer, organisations: [ID, text] })).toThrow(TypeError)
    }
  })
})
