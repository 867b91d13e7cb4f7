import { wholeNumber } from '../figure.ts'

interface ProgressPanelProps {
  /** The address of the stream of events that says how far the work is. */
  readonly source: string
  /** What is being done now. */
  readonly stage: string
  readonly done: number
  /** Null where nobody knows yet how much there is. */
  readonly total: number | null
}

/** How far long work is. With JavaScript it follows `source`; for those without, the page puts `RefreshWithoutScript` into its head. */
export const ProgressPanel = ({ source, stage, done, total }: ProgressPanelProps) => (
  <div class="triptych-progress" data-progress-source={source}>
    <p class="triptych-progress__stage" data-progress-stage>
      {stage}
    </p>
    <progress
      class="triptych-progress__bar"
      aria-label="Progress"
      max={total ?? undefined}
      value={total === null ? undefined : done}
      data-progress-bar
    />
    <p class="triptych-progress__count" data-progress-count>
      {counted(done, total)}
    </p>
    <p class="nhsuk-u-visually-hidden" aria-live="polite" data-progress-heard />
  </div>
)

function counted(done: number, total: number | null): string {
  if (total !== null) return `${wholeNumber(done)} of ${wholeNumber(total)}`
  return done > 0 ? `${wholeNumber(done)} so far` : 'Under way'
}

/** For `Shell.head`: loads the page again every so many seconds where there is no JavaScript to follow the work. */
export const RefreshWithoutScript = ({ seconds }: { seconds: number }) => (
  <noscript>
    <meta http-equiv="refresh" content={String(seconds)} />
  </noscript>
)
