import { Card, CardGroup, Section, wholeNumber } from '../../ui/index.ts'

const triedOut = (trials: number | null): string => {
  if (trials === null) return 'Try it with an extract of your own.'
  if (trials === 0) return 'You have not tried an extract yet.'
  return `${wholeNumber(trials)} ${trials === 1 ? 'extract' : 'extracts'} of yours tried out.`
}

/** What the viewer sees of Find: figures of their organisation, its pages alone, or nothing. */
export type FindPanel = { readonly found: number; readonly open: number } | 'nobody yet' | 'pages' | null

const findFigure = (find: FindPanel, trials: number | null, mayTry: boolean): string => {
  if (find === 'nobody yet') return 'Nobody has been found yet in your organisation.'
  if (find === 'pages') return 'What is loaded, and figures made safe to share.'
  if (find !== null) return `${people(find.found)} found, ${wholeNumber(find.open)} in review.`
  return mayTry ? triedOut(trials) : 'Analysts, leads and officers of your organisation can try an extract.'
}

const people = (count: number): string => `${wholeNumber(count)} ${count === 1 ? 'person' : 'people'}`

interface PanelsProps {
  readonly find: FindPanel
  readonly trials: number | null
  readonly mayTry: boolean
}

/** The three panels, each with the one figure that there is of it. */
export const Panels = ({ find, trials, mayTry }: PanelsProps) => (
  <Section id="panels" heading="The three panels">
    <CardGroup>
      <Card heading="Find" level={3} {...(find !== null ? { href: '/find' } : mayTry && { href: '/try' })}>
        <p>Arts therapists employed under generic titles or coded elsewhere, counted once in each plan.</p>
        <p>{findFigure(find, trials, mayTry)}</p>
      </Card>
      <Card heading="Place" level={3}>
        <p>At least one NHS placement for every trainee: demand against capacity, a fair round, a reason for every result.</p>
        <p>Not in this version yet.</p>
      </Card>
      <Card heading="Learn" level={3}>
        <p>Interviews and surveys become core skills, good practice and reports whose every figure is recomputed.</p>
        <p>Not in this version yet.</p>
      </Card>
    </CardGroup>
  </Section>
)
