import type { IdentificationReport } from '../../../../workforce/index.ts'
import {
  BulletList,
  ContentsList,
  InsetText,
  LeadParagraph,
  PageHeading,
  ProtectedTable,
  Section,
  SmallPrint,
  standalonePage,
} from '../../../../ui/index.ts'
import { Cases } from './cases.tsx'
import { Estimate } from './estimate.tsx'
import { Hiding } from './hiding.tsx'
import { Inputs } from './inputs.tsx'
import { Method } from './method.tsx'
import { sections } from './sections.ts'

const kindOfRun = {
  'extract-only': 'Staff extract only',
  'part-register': 'Staff extract and part of a register',
  'full-register': 'Staff extract and the full register',
} as const

/**
 * The report of one identification run as one HTML file that needs nothing else: no server, no script, no font, no network.
 * The same report gives the same bytes.
 */
export function renderIdentificationReport(report: IdentificationReport): string {
  return standalonePage({
    title: 'Arts therapists in your staff records',
    panel: 'Find',
    demonstration: report.demonstration,
    content: <Content report={report} />,
    footer: <p>Made with Triptych. This file is complete: nothing was fetched to show it, and nothing you do in it is sent anywhere.</p>,
  })
}

const Content = ({ report }: { report: IdentificationReport }) => {
  const [first, ...more] = report.summary
  return (
    <>
      <PageHeading
        caption={`Identification run: ${kindOfRun[report.mode.code].toLowerCase()}`}
        heading="Arts therapists in your staff records"
      />
      {first === undefined ? null : <LeadParagraph>{first}</LeadParagraph>}
      {more.length > 0 ? <BulletList items={more} /> : null}
      <ContentsList sections={Object.values(sections)} />
      <Section {...sections.claims}>
        <p>{report.mode.sentence}</p>
        {report.mode.cannotClaim.length > 0 ? (
          <InsetText>
            <p>This run cannot claim:</p>
            <BulletList items={report.mode.cannotClaim} />
          </InsetText>
        ) : null}
      </Section>
      <Section {...sections.outcomes}>
        <ProtectedTable id="table-outcomes" table={report.outcomes} />
      </Section>
      <Section {...sections.hiding}>
        <Hiding tables={report.hiding} />
      </Section>
      <Section {...sections.counts}>
        {report.counts.map((table, index) => (
          <ProtectedTable id={`table-counts-${index + 1}`} table={table} />
        ))}
      </Section>
      <Section {...sections.reconciliation}>
        <p>
          A post stands in the line of the plan whose code it carries. A person whose posts carry an allied health code and a psychology
          code stands in both plans; a person under a generic code stands in neither. The combined total counts each person once.
        </p>
        <ProtectedTable id="table-reconciliation" table={report.reconciliation} />
      </Section>
      <Section {...sections.estimate}>
        <Estimate estimate={report.estimate} />
      </Section>
      <Section {...sections.cases}>
        <Cases waterfalls={report.waterfalls} keptIn={report.keptIn} />
      </Section>
      <Section {...sections.method}>
        <Method method={report.method} />
      </Section>
      <Section {...sections.inputs}>
        <Inputs inputs={report.inputs} keptIn={report.keptIn} />
        {report.keptIn === 'files' ? (
          <SmallPrint>
            The SHA-256 of a file changes when any character in it changes: with it you can prove which file a run has read.
          </SmallPrint>
        ) : null}
      </Section>
    </>
  )
}
