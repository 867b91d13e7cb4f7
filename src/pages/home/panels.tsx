import { Card, CardGroup, Section, wholeNumber } from '../../ui/index.ts'

const triedOut = (trials: number | null): string => {
  if (trials === null) return 'Try it with an extract of your own.'
  if (trials === 0) return 'You have not tried an extract yet.'
  return `${wholeNumber(trials)} ${trials === 1 ? 'extract' : 'extracts'} of yours tried out.`
}

/** The three panels, each with the one figure that there is of it. */
export const Panels = ({ trials, mayTry }: { trials: number | null; mayTry: boolean }) => (
  <Section id="panels" heading="The three panels">
    <CardGroup>
      <Card heading="Find" level={3} {...(mayTry && { href: '/try' })}>
        <p>Arts therapists employed under generic titles or coded elsewhere, counted once in each plan.</p>
        <p>{mayTry ? triedOut(trials) : 'Analysts, leads and officers of your organisation can try an extract.'}</p>
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
