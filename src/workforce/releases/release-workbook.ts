import type { WorkbookParts } from '../../files/index.ts'
import { dayInWords, momentInWords } from '../../kernel/index.ts'
import type { PublicRelease } from './find-release.ts'
import { RELEASE_RULES } from './release-choice.ts'
import { RELEASE_COLUMNS, releaseRows } from './release-rows.ts'

/** Sentences about the figures, each once. */
const notesOf = ({ open: { sections, facts } }: PublicRelease): string[] => {
  const tables = sections.flatMap((section) => section.tables)
  return [...new Set([...tables.flatMap(({ legend }) => legend), ...tables.flatMap(({ notes }) => notes), ...facts.missing])]
}

/** The workbook of a release: Cover, Contents, Notes, Codebook, Data. `version` is that of the software. */
export function releaseWorkbook(release: PublicRelease, version: string): WorkbookParts {
  const { open, title, contact, publishedAt } = release
  const { facts, sections, figures, keptBack } = open
  const rows = releaseRows(open)
  return {
    cover: {
      title,
      lines: [
        ...(facts.isFictional ? [['Fictional data', 'Everybody and everything in this workbook is invented.'] as const] : []),
        ['What', 'Figures about art, drama and music therapists that are safe to publish'],
        ['Published by', facts.organisation],
        ['Published', momentInWords(publishedAt)],
        ['Contact', contact],
        ['Snapshot of', { date: facts.asAt }],
        ['Filters', 'None: everybody found in the staff record'],
        ['Sources', facts.sources.join(' ')],
        ['Statistical disclosure control', RELEASE_RULES[facts.rule].text],
        ['Kept back', `${keptBack} of ${figures} figures, shown as [c]`],
        ...(facts.before ? [['Comparator', `“${facts.before.title}”, ${dayInWords(facts.before.asAt)}`] as const] : []),
        ['Made with', `Triptych ${version}`],
      ],
    },
    contents: [
      ['Notes', 'How to read the figures, and what they cannot say'],
      ['Codebook', 'What each column of the data means'],
      ['Data', `${rows.length} figures: ${sections.map((section) => section.title).join('; ')}`],
      ...(facts.before ? [['Earlier month', 'The figures of the release before, as published, beside these'] as const] : []),
    ],
    notes: notesOf(release),
    codebook: RELEASE_COLUMNS.map((entry) => ({ ...entry, source: 'As published' })),
    data: { columns: RELEASE_COLUMNS.map(({ column }) => column), rows },
    ...(facts.before && {
      further: [
        {
          name: 'Earlier month',
          holds: 'The figures of the release before, as published, beside these',
          codebook: [
            { column: 'figure_of', meaning: 'What is counted.', type: 'text' as const, width: 44, source: 'As published' },
            { column: 'then', meaning: `As at ${dayInWords(facts.before.asAt)}.`, type: 'text' as const, source: 'As published' },
            { column: 'now', meaning: `As at ${dayInWords(facts.asAt)}.`, type: 'text' as const, source: 'As published' },
          ],
          columns: ['figure_of', 'then', 'now'],
          rows: facts.before.cells,
        },
      ],
    }),
  }
}
