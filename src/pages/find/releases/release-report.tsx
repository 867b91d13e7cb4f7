import { dayInWords, momentInWords } from '../../../kernel/index.ts'
import type { PublicRelease } from '../../../workforce/index.ts'
import { ContentsList, LeadParagraph, PageHeading, Section, standalonePage, SmallPrint } from '../../../ui/index.ts'
import { ReleaseFactsList, ReleaseFigures } from './release-figures.tsx'

/** Whose it is, of which day, whom to ask: at the foot of what is printed. */
export const AboutRelease = ({ release }: { release: PublicRelease }) => (
  <SmallPrint>
    {`${release.open.facts.organisation}. Snapshot of ${dayInWords(release.open.facts.asAt)}; everybody found is counted. Published ${momentInWords(release.publishedAt)}. Contact: ${release.contact}.`}
  </SmallPrint>
)

export const MadeWith = () => <SmallPrint>Made with Triptych.</SmallPrint>

/** The release as one file: everything it needs is in it. */
export function releaseReport(release: PublicRelease): string {
  const { open, title } = release
  const facts = { id: 'facts', heading: 'About the figures' }
  return standalonePage({
    title,
    panel: 'Find',
    demonstration: open.facts.isFictional,
    content: (
      <>
        <PageHeading caption={`Release of ${open.facts.organisation}`} heading={title} />
        <LeadParagraph>{`Art, drama and music therapists as at ${dayInWords(open.facts.asAt)}.`}</LeadParagraph>
        <ContentsList sections={[...open.sections.map(({ key, title: heading }) => ({ id: key, heading })), facts]} />
        <ReleaseFigures open={open} />
        <Section {...facts}>
          <ReleaseFactsList open={open} />
        </Section>
        <AboutRelease release={release} />
      </>
    ),
    footer: <MadeWith />,
  })
}
