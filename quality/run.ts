import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { evaluateSeed, nothing, pooled, type Mode, type Score } from './demonstration.ts'
import { febrl, type Quality } from './febrl.ts'

let [met, missed] = [0, 0]

function check(name: string, value: number, good: boolean, wanted: string): void {
  if (good) met++
  else missed++
  console.log(`${good ? 'met   ' : 'MISSED'}  ${name}: ${Number.isInteger(value) ? value : value.toFixed(4)} (wanted ${wanted})`)
}

const show = (name: string, { precision, recall, f1 }: Quality): void =>
  console.log(`        ${name}: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, F1 ${f1.toFixed(4)}`)

async function publicData(): Promise<void> {
  const directory = resolve(process.env['TRIPTYCH_DATA'] ?? '../shared/data', 'linkage')
  if (!existsSync(join(directory, 'febrl_dataset4a.csv'))) {
    console.log(
      `not run: the FEBRL files are not in ${process.env['TRIPTYCH_DATA'] ? 'TRIPTYCH_DATA' : 'the default place of TRIPTYCH_DATA'}`,
    )
    return
  }
  const at = (name: string): string => join(directory, `febrl_${name}.csv`)
  const four = await febrl({ left: at('dataset4a'), right: at('dataset4b') })
  show('FEBRL 4, linked', four)
  check('FEBRL 4 link F1', four.f1, four.f1 >= 0.998, '≥ .998')
  for (const [set, least] of [
    ['dataset1', 0.998],
    ['dataset2', 0.995],
    ['dataset3', 0.993],
  ] as const) {
    const quality = await febrl({ left: at(set) })
    show(`FEBRL ${set.at(-1)}, deduplicated`, quality)
    check(`FEBRL ${set.at(-1)} F1`, quality.f1, quality.f1 >= least, `≥ ${least}`)
  }
}

async function demonstrations(): Promise<void> {
  const modes: readonly Mode[] = ['full register', 'part of a register', 'extract only']
  let totals: Record<Mode, Score> = { 'full register': nothing(), 'part of a register': nothing(), 'extract only': nothing() }
  const least = Number(process.env['TRIPTYCH_THERAPISTS'] ?? 1500)
  for (let seed = 101; totals['full register'].truePersons < least; seed++) {
    const scores = await evaluateSeed(seed, 60_000)
    totals = Object.fromEntries(modes.map((mode) => [mode, pooled(totals[mode], scores[mode])])) as Record<Mode, Score>
    const full = scores['full register']
    console.log(
      `        seed ${seed}: ${full.truePersons} true, ${full.foundPersons} accepted, estimate ${full.hiddenLow} to ${full.hiddenHigh}`,
    )
  }
  for (const mode of modes) {
    const s = totals[mode]
    console.log(`\n${mode}: ${s.truePersons} true therapists`)
    console.log(
      `        precision of accepted posts ${(s.acceptedRight / Math.max(1, s.acceptedPosts)).toFixed(4)}, recall ${(s.foundPersons / s.truePersons).toFixed(4)}, with review ${(s.foundOrInReview / s.truePersons).toFixed(4)}, review queue ${(s.queue / s.truePersons).toFixed(2)} × the therapists, wrong number ${s.wrongNumber}, traps accepted ${s.trapsAccepted}`,
    )
  }
  const full = totals['full register']
  const precision = full.acceptedRight / full.acceptedPosts
  const persons = full.acceptedPersons + (full.foundOrInReview - full.foundPersons)
  console.log('\nFull register')
  check('precision of accepted', precision, precision >= 0.99, '≥ .99')
  check('recall of accepted', full.foundPersons / full.truePersons, full.foundPersons / full.truePersons >= 0.8, '≥ .80')
  check('recall with review', full.foundOrInReview / full.truePersons, full.foundOrInReview / full.truePersons >= 0.92, '≥ .92')
  check('review queue per therapist', full.queue / full.truePersons, full.queue / full.truePersons <= 1.5, '≤ 1.5')
  check(
    'persons, accepted and true in review, against the truth',
    persons / full.truePersons,
    Math.abs(persons / full.truePersons - 1) <= 0.02,
    'within .02 of 1',
  )
  check('text traps accepted', full.trapsAccepted, full.trapsAccepted === 0, '0')
  console.log(`        the interval of the estimate covered the truth in ${full.covered} of ${full.runs} runs`)
}

await publicData()
await demonstrations()
process.exitCode = missed === 0 ? 0 : 1
console.log(`${met} passed, ${missed} failed`)
