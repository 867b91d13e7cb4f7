import { pageOf } from '../../../http/index.ts'
import { ok } from '../../../kernel/index.ts'
import { BarChart, ChartWithTable, LinkLine, PageHeading, Section } from '../../../ui/index.ts'
import { exportQuality, findQuality, type Quality } from '../../../workforce/index.ts'
import { findCrumb } from '../crumbs.ts'
import { ExactFigures, InsideOnly, NothingFound, shownAs } from '../exact-figures.tsx'
import { OrganisationChoice } from '../organisation-choice.tsx'
import { Downloads, figureFiles, figuresAsked } from '../figure-files.tsx'
import type { WhichOrganisation } from '../which-organisation.ts'

const path = '/find/quality'

interface Shown {
  readonly which: WhichOrganisation
  readonly quality: Quality | null
}

export const qualityPage = pageOf<Shown>({
  path,
  operations: [findQuality],
  async load(asked) {
    const { which, input } = figuresAsked(asked)
    const quality = await asked.do(asked.viewer, findQuality, input)
    return quality.ok ? ok({ which, quality: quality.value }) : quality
  },
  view: ({ which, quality }) => ({
    title: 'Data quality',
    panel: 'Find',
    breadcrumbs: [findCrumb.find],
    wide: true,
    content: (
      <>
        <PageHeading caption="Find" heading="Data quality" />
        <p>
          How well the staff record is kept where it decides who is found and in which plan they are counted: a score for each employer.
        </p>
        <OrganisationChoice path={path} which={which} />
        {quality === null ? <NothingFound /> : <Scores which={which} quality={quality} />}
      </>
    ),
  }),
})

export const qualityFiles = figureFiles(path, exportQuality)

const Scores = ({ which, quality: { snapshot, scores, components } }: { which: WhichOrganisation; quality: Quality }) => {
  const bars = scores.rows.map(({ labels, figures: [score = null] }) => ({
    label: labels.join(', '),
    value: score === null ? null : Math.round(score * 100),
    shown: shownAs('share', score),
  }))
  return (
    <>
      <InsideOnly name={which.name} snapshot={snapshot} />
      <Downloads path={path} which={which} />
      <Section id="scores" heading="Score by employer">
        <ChartWithTable
          stacked
          chart={
            <BarChart
              title="Score of the posts to do with arts therapies"
              sentence={`Bar chart of the data-quality score by employer: ${bars.map(({ label, shown }) => `${label} ${shown}`).join(', ')}.`}
              unit="per cent"
              bars={bars}
            />
          }
          table={<ExactFigures id="table-scores" table={scores} snapshot={snapshot} captionSize="s" />}
        />
      </Section>
      <Section id="components" heading="Components">
        <ExactFigures id="table-components" table={components} snapshot={snapshot} captionSize="s" />
        <LinkLine text="See what to put right in the record" href="/find/corrections" />
      </Section>
    </>
  )
}
