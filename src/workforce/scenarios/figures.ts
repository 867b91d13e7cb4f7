import { wrongField } from '../../commands/index.ts'
import {
  assumptionLabels,
  project,
  type AssumptionName,
  type ConstantAssumption,
  type Source,
  type SupplyGroup,
  type SupplyModel,
} from '../../engines/projection/index.ts'
import { dayInWords, failed, ok, type PlainDate, type Problem, type Result } from '../../kernel/index.ts'
import type { StartGroup, StartStock } from './start-stock.ts'

/** What is typed into the form of a scenario, by the name of its field: `groups.0.assumptions.attrition.low`. */
export type Figures = Readonly<Record<string, string>>

export const figureField = (group: number, name: AssumptionName, part: 'value' | 'low' | 'high' | 'source'): string =>
  `groups.${group}.assumptions.${name}.${part}`

/** The assumptions a group needs: with age bands also who retires and who grows older. */
export const assumptionsOf = ({ older }: Pick<StartGroup, 'older'>): readonly AssumptionName[] =>
  (Object.keys(assumptionLabels) as AssumptionName[]).filter((name) => older !== undefined || (name !== 'retirement' && name !== 'ageing'))

const NUMBER = /^(\d{1,7}(?:\.\d{1,6})?)\s*(%?)$/

function readNumber(typed: string): number | null {
  const read = NUMBER.exec(typed.trim())
  if (!read) return null
  // Millionths: so that it can be typed again as it is shown.
  return Math.round(Number(read[1]) * (read[2] === '%' ? 1e4 : 1e6)) / 1e6
}

const stockSource = (asAt: PlainDate): Source => ({
  kind: 'source',
  words: `Identification in the staff extract as at ${dayInWords(asAt)}, with decisions in review`,
})

/** A model from a stock and typed figures. Fails with the fields that cannot be used. */
export function modelFrom({ groups, asAt }: StartStock, years: number, figures: Figures): Result<SupplyModel> {
  const problems: Problem[] = []
  const read = groups.map((group, at): SupplyGroup => {
    const assume = (name: AssumptionName): ConstantAssumption => {
      const { problems: wrong, assumption } = readAssumption(figures, at, name, group.name)
      problems.push(...wrong)
      return assumption
    }
    const { name, headcount, older } = group
    return {
      name,
      start: { headcount, ...(older !== undefined && { older }), source: stockSource(asAt) },
      assumptions: {
        completions: assume('completions'),
        joining: assume('joining'),
        otherJoiners: assume('otherJoiners'),
        attrition: assume('attrition'),
        ...(older !== undefined && { retirement: assume('retirement'), ageing: assume('ageing') }),
        participation: assume('participation'),
      },
    }
  })
  if (problems.length > 0) return failed(...problems)
  const model = { years, groups: read }
  const checked = project(model, { seed: 0, runs: 100 })
  return checked.ok ? ok(model) : failed(...checked.problems.map(atField))
}

/** The engine names the assumption where two of them do not go together: shown at its likeliest figure. */
function atField(problem: Problem): Problem {
  const field = problem.where?.field ?? ''
  return /^groups\.\d+\.assumptions\.[a-zA-Z]+$/.test(field)
    ? { ...problem, where: { ...problem.where, field: `${field}.value` } }
    : problem
}

function readAssumption(
  figures: Figures,
  group: number,
  name: AssumptionName,
  groupName: string,
): { readonly problems: readonly Problem[]; readonly assumption: ConstantAssumption } {
  const typed = (part: 'value' | 'low' | 'high' | 'source'): string => figures[figureField(group, name, part)]?.trim() ?? ''
  const what = `${assumptionLabels[name].toLowerCase()} of ${groupName}`
  const words = typed('source')
  const problems: Problem[] = []
  const wrong = (part: 'value' | 'low' | 'high' | 'source', message: string): void =>
    void problems.push(wrongField(figureField(group, name, part), message))
  if (typed('value') === '') wrong('value', `Enter the ${what}`)
  for (const part of ['value', 'low', 'high'] as const)
    if (typed(part) !== '' && readNumber(typed(part)) === null) wrong(part, `Enter the ${what} as a number, such as 0.08 or 8 %`)
  if (words.length > LONGEST_SOURCE) wrong('source', `Use ${LONGEST_SOURCE} characters or fewer`)
  const value = readNumber(typed('value')) ?? 0
  return {
    problems,
    assumption: {
      value,
      low: readNumber(typed('low')) ?? value,
      high: readNumber(typed('high')) ?? value,
      source: words === '' ? { kind: 'own' } : { kind: 'source', words },
    },
  }
}

const LONGEST_SOURCE = 300

/** What the form of a new scenario holds: only what the records say, which is the FTE per head. */
export function figuresOfStart({ groups, asAt }: StartStock): Figures {
  return Object.fromEntries(
    groups.flatMap(({ participation }, at) =>
      participation === null
        ? []
        : [
            [figureField(at, 'participation', 'value'), String(participation)],
            [figureField(at, 'participation', 'source'), `Staff extract as at ${dayInWords(asAt)}`],
          ],
    ),
  )
}

/** What was typed for a model, for the groups of a stock: matched by their names. */
export function figuresOfModel({ groups }: SupplyModel, start: StartStock): Figures {
  return Object.fromEntries(
    start.groups.flatMap(({ name }, at) =>
      Object.entries(groups.find((group) => group.name === name)?.assumptions ?? {}).flatMap(([assumption, figure]) => {
        if ('eachYear' in figure) return []
        const field = (part: 'value' | 'low' | 'high' | 'source'): string => figureField(at, assumption as AssumptionName, part)
        return [
          [field('value'), String(figure.value)],
          [field('low'), String(figure.low)],
          [field('high'), String(figure.high)],
          [field('source'), figure.source.kind === 'own' ? '' : figure.source.words],
        ]
      }),
    ),
  )
}
