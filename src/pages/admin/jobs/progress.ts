interface Progressing {
  readonly state: string
  readonly stage: string | null
  readonly done: number | null
  readonly total: number | null
}

/** How far a job is, for its page and for the stream of events that keeps the page up to date. */
export const progressOf = ({ state, stage, done, total }: Progressing) => ({
  stage: state === 'waiting' ? 'Waiting for its turn' : (stage ?? 'Beginning'),
  done: done ?? 0,
  total,
})

const KINDS: Readonly<Record<string, string>> = {
  'workforce.trial': 'Identification of an extract to try out',
  'workforce.import.read': 'Reading of a file that was loaded',
  'workforce.run': 'Identification run',
  'workforce.release.protect': 'A release made safe',
}

export const jobKind = (kind: string): string => KINDS[kind] ?? kind
