import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forenameForms, formalNames, soundex, splitFullName, standardiseName, standardisePlace, surnameForms } from './index.ts'
import nicknames from './nicknames.json' with { type: 'json' }

const anyName = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.stringMatching(/^[A-Za-zéüłøæ'’ .()-]{0,30}$/u),
  fc.constantFrom('Mrs Anne-Marie O’Neil', 'van der Berg', 'SMITH, Jane (Mrs)', 'Smith née Jones', 'İstanbul', 'ﬁnlay', '\ud800'),
)

describe('a name made comparable', () => {
  it.each([
    ['Mrs. Jane O’Neil-Smith', 'jane oneil smith'],
    ["O'Neil", 'oneil'],
    ['Łukasz Ångström', 'lukasz angstrom'],
    ['Æsa Weiß-Sørensen', 'aesa weiss sorensen'],
    ['Siân', 'sian'],
    ['Smith (née Jones)', 'smith'],
    ['Smith nee Jones', 'smith'],
    ['Smith formerly Jones', 'smith'],
    ['Katherine (Kate)', 'katherine'],
    ['Katherine "Kate"', 'katherine'],
    ['Katherine known as Kate', 'katherine'],
    ['(Kate)', 'kate'],
    ['Prof. Dr. Smith Jr', 'smith'],
    ['Nee', 'nee'],
    ['Lord', 'lord'],
    ['Jane Lord', 'jane lord'],
    ['SMITH  -  JONES', 'smith jones'],
    ['Γιάννης', 'γιαννης'],
  ])('%s is %s', (text, comparable) => expect(standardiseName(text)).toBe(comparable))

  it.each([
    '',
    '  ',
    '-',
    'unknown',
    'Not Known',
    'N/A',
    'n.a.',
    'TEST',
    'Test Test',
    'xxx',
    'XXXXX',
    'zzz',
    'null',
    '(unknown)',
    'Mr Unknown',
    '???',
  ])('is missing where the text is "%s"', (text) => {
    expect(standardiseName(text)).toBeNull()
    expect(surnameForms(text)).toBeNull()
    expect(forenameForms(text)).toBeNull()
  })

  it.each(['Post', 'Given', 'Temp', 'Tester-Smith', 'Ng', 'Xu'])('is not missing where the surname is %s', (text) =>
    expect(standardiseName(text)).not.toBeNull(),
  )

  it('stays the same when made comparable twice, in capitals, or with more space, and holds only words parted by one space', () => {
    fc.assert(
      fc.property(anyName, (text) => {
        const once = standardiseName(text)
        if (once === null) return
        expect(once).toMatch(/^[\p{L}]+( [\p{L}]+)*$/u)
        expect(standardiseName(` \t${text}  `)).toBe(once)
        expect(standardiseName(once)).toBe(once)
        if (/^[\u0020-\u024f]*$/u.test(text)) expect(standardiseName(text.toUpperCase())).toBe(once)
      }),
      { seed: 11, numRuns: 3000 },
    )
  })
})

describe('the forms of a surname', () => {
  it.each([
    ['Smith-Jones', 'smithjones', ['smith', 'jones'], 'smith', 'jones', null],
    ['Smith Jones', 'smithjones', ['smith', 'jones'], 'smith', 'jones', null],
    ['van der Berg', 'vanderberg', ['vanderberg'], 'vanderberg', 'vanderberg', null],
    ['De La Cruz', 'delacruz', ['delacruz'], 'delacruz', 'delacruz', null],
    ['Al-Hassan', 'alhassan', ['alhassan'], 'alhassan', 'alhassan', null],
    ['Mac Donald', 'macdonald', ['macdonald'], 'macdonald', 'macdonald', null],
    ["O' Neil-Wright", 'oneilwright', ['oneil', 'wright'], 'oneil', 'wright', null],
    ['Le', 'le', ['le'], 'le', 'le', null],
    ['Li-Smith', 'lismith', ['smith'], 'li', 'smith', null],
    ['Wright (née Mac Donald)', 'wright', ['wright'], 'wright', 'wright', 'macdonald'],
  ])('of %s', (text, surname, parts, first, last, former) => {
    expect(surnameForms(text)).toEqual({ surname, parts, first, last, initial: surname.slice(0, 1), former })
  })

  it('are the same however a double-barrelled name is joined', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,9}$/), fc.stringMatching(/^[a-z]{3,9}$/), (left, right) => {
        expect(surnameForms(`${left}-${right}`)).toEqual(surnameForms(`${left.toUpperCase()}  ${right}`))
      }),
      { seed: 3, numRuns: 500 },
    )
  })
})

describe('the forms of a forename', () => {
  it('put a nickname, a spelling and the formal name together', () => {
    for (const name of ['Kate', 'Catherine', 'Kathryn', 'KATHY', 'Káte']) expect(forenameForms(name)?.formal).toBe('katherine')
    expect(forenameForms('Bill')?.formal).toBe(forenameForms('William')?.formal)
    expect(forenameForms('Dafydd')?.formal).toBe('david')
  })

  it.each([
    ['Ben', 'benjamin'],
    ['Ted', 'edward'],
    ['Fred', 'frederick'],
    ['Will', 'william'],
    ['Liz', 'elizabeth'],
    ['Peggy', 'margaret'],
    ['Siobhán', 'siobhan'],
    ['Steven', 'stephen'],
    ['Jenny', 'jennifer'],
    ['Jon', 'jonathan'],
  ])('take %s for %s first', (name, formal) => expect(forenameForms(name)?.formal).toBe(formal))

  it('keep every reading of a nickname that has several', () => {
    expect(formalNames('alex')).toEqual(expect.arrayContaining(['alexander', 'alexandra']))
    expect(formalNames('chris')).toEqual(expect.arrayContaining(['christopher', 'christine']))
  })

  it('part initials, further names and the name a person goes by', () => {
    expect(forenameForms('J. P.')).toMatchObject({ first: 'j', initial: 'j', rest: ['p'], formal: 'j', knownAs: null })
    expect(forenameForms('Mary Ann (Polly)')).toMatchObject({ first: 'mary', rest: ['ann'], knownAs: 'polly' })
    expect(forenameForms('Jane (Mrs)')).toMatchObject({ first: 'jane', knownAs: null })
    expect(forenameForms('Zebedee')).toMatchObject({ formal: 'zebedee', formals: ['zebedee'] })
  })

  it('rest on at least 250 formal names, written as they compare', () => {
    const entries = Object.entries(nicknames.names)
    expect(entries.length).toBeGreaterThanOrEqual(250)
    for (const [formal, list] of entries) {
      const forms = list.split(' ')
      expect([formal, ...forms].join(' ')).toMatch(/^[a-z]{2,}( [a-z]{2,})*$/)
      expect(new Set([formal, ...forms]).size).toBe(forms.length + 1)
      expect(formalNames(formal)[0]).toBe(formal)
    }
  })

  const shared = join(process.env['TRIPTYCH_DATA'] ?? '', 'linkage', 'nhse_nicknames.csv')
  it.runIf(process.env['TRIPTYCH_DATA'] !== undefined && existsSync(shared))(
    'bring together most of the nicknames that NHS England links with',
    () => {
      const lines = readFileSync(shared, 'utf8').trim().split(/\r?\n/)
      const known = new Set([...Object.keys(nicknames.names), ...Object.values(nicknames.names).flatMap((list) => list.split(' '))])
      let pairs = 0
      let together = 0
      for (const line of lines) {
        const [formal = '', ...forms] = line.split(',').filter((name) => name !== '')
        if (!known.has(formal)) continue
        for (const form of forms) {
          pairs++
          if (formalNames(form).some((name) => formalNames(formal).includes(name))) together++
        }
      }
      console.log(
        `nicknames: ${together} of ${pairs} of NHS England's pairs whose formal name this table knows (${((100 * together) / pairs).toFixed(1)} %)`,
      )
      expect(together / pairs).toBeGreaterThan(0.5)
    },
  )
})

describe('a full name', () => {
  it.each([
    ['SMITH, Jane (Mrs)', 'SMITH', 'Jane'],
    ['Smith, Mrs. Jane Mary (Janie)', 'Smith', 'Jane Mary (Janie)'],
    ['Mrs Jane Mary SMITH-JONES', 'SMITH-JONES', 'Jane Mary'],
    ['Jane van der Berg', 'van der Berg', 'Jane'],
    ['Jane Smith', 'Smith', 'Jane'],
    ['JANE SMITH', 'SMITH', 'JANE'],
    ['McDONALD Jane', 'McDONALD', 'Jane'],
    ['DE LA CRUZ Maria', 'DE LA CRUZ', 'Maria'],
    ["O'NEIL J.", "O'NEIL", 'J.'],
    ['J. P. SMITH', 'SMITH', 'J. P.'],
    ['Madonna', 'Madonna', ''],
  ])('%s is %s and %s', (text, surname, forenames) => expect(splitFullName(text)).toEqual({ surname, forenames }))

  it('is none where there are only titles or signs', () => {
    for (const text of ['', ' ', 'Mrs', '(Dr)']) expect(splitFullName(text)).toBeNull()
  })

  it('gives both names back from either order', () => {
    const word = fc
      .stringMatching(/^[A-Z][a-z]{3,9}$/)
      .filter((name) => standardiseName(`${name} ${name}`) !== null && !/^(Prof|Revd?|Miss|Dame)$/.test(name))
    fc.assert(
      fc.property(word, word, (forename, surname) => {
        const wanted = { surname: surname.toUpperCase(), forenames: forename }
        expect(splitFullName(`${surname.toUpperCase()}, ${forename} (Ms)`)).toEqual(wanted)
        expect(splitFullName(`${forename} ${surname.toUpperCase()}`)).toEqual(wanted)
        expect(splitFullName(`${surname.toUpperCase()} ${forename}`)).toEqual(wanted)
      }),
      { seed: 5, numRuns: 500 },
    )
  })
})

describe('soundex', () => {
  it.each([
    ['Robert', 'R163'],
    ['Rupert', 'R163'],
    ['Rubin', 'R150'],
    ['Ashcraft', 'A261'],
    ['Ashcroft', 'A261'],
    ['Tymczak', 'T522'],
    ['Pfister', 'P236'],
    ['Honeyman', 'H555'],
    ['Lee', 'L000'],
    ['Gutierrez', 'G362'],
    ['Jackson', 'J250'],
    ['VanDeusen', 'V532'],
    ['Washington', 'W252'],
    ["O'Neil-Åberg", 'O541'],
  ])('of %s is %s', (name, code) => expect(soundex(name)).toBe(code))

  it('is nothing without a letter from A to Z', () => expect(soundex('12 –')).toBeNull())
})

describe('a place made comparable', () => {
  it.each([
    ['Newcastle-upon-Tyne, Tyne & Wear', 'newcastle upon tyne'],
    ['NEWCASTLE UPON TYNE', 'newcastle upon tyne'],
    ['London SW1A 1AA', 'london'],
    ['Saint Helens', 'st helens'],
    ['St. Helens (Merseyside)', 'st helens'],
    ["King's Lynn", 'kings lynn'],
    ['Leeds England', 'leeds'],
    ['England', 'england'],
    ['Gt. Yarmouth', 'great yarmouth'],
    ['Bwlch-y-cibau', 'bwlch y cibau'],
  ])('%s is %s', (text, place) => expect(standardisePlace(text)).toBe(place))

  it('is missing where nothing is said', () => {
    for (const text of ['', 'n/a', 'Unknown', '-', 'not stated']) expect(standardisePlace(text)).toBeNull()
  })
})

describe('standardising', () => {
  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(anyName, (text) => {
        expect(() => [surnameForms(text), forenameForms(text), splitFullName(text), soundex(text), standardisePlace(text)]).not.toThrow()
      }),
      { seed: 13, numRuns: 3000 },
    )
  })
})
