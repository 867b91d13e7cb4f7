import { form, page } from '../../../http/index.ts'
import { dayInWords, momentInWords } from '../../../kernel/index.ts'
import { findRelease, leftOutOfWorkforceFile, releaseToWithdraw, withdrawRelease, type PublicRelease } from '../../../workforce/index.ts'
import {
  BulletList,
  Button,
  ErrorSummary,
  Form,
  InsetText,
  LinkLine,
  PageHeading,
  Section,
  SmallPrint,
  SummaryList,
  TextInput,
} from '../../../ui/index.ts'
import { findCrumb } from '../crumbs.ts'
import { ReleaseFactsList, ReleaseFigures } from './release-figures.tsx'

const path = '/find/releases/:release'

export const releasePage = page({
  path,
  query: findRelease,
  view(release, { viewer }) {
    const { open, title, withdrawn } = release
    const mayWithdraw = viewer.allowance('publish releases').organisations.includes(release.organisation) && withdrawn === null
    return {
      title,
      panel: 'Find',
      wide: true,
      isReal: !open.facts.isFictional,
      breadcrumbs: [findCrumb.find, findCrumb.releases],
      content: (
        <>
          <PageHeading caption={`Release of ${open.facts.organisation}`} heading={title} />
          {withdrawn ? (
            <InsetText>
              <p>
                Withdrawn on {momentInWords(withdrawn.at)}: {withdrawn.reason}
              </p>
              <p>Nobody else sees it any more; whoever took it away still has it.</p>
            </InsetText>
          ) : null}
          <SummaryList
            rows={[
              { key: 'Snapshot', value: dayInWords(open.facts.asAt) },
              { key: 'Published', value: momentInWords(release.publishedAt) },
              { key: 'Contact', value: release.contact },
            ]}
          />
          <Files release={release} />
          <ReleaseFigures open={open} />
          <Section id="facts" heading="About the figures">
            <ReleaseFactsList open={open} />
          </Section>
          {mayWithdraw ? <LinkLine text="Withdraw this release" href={`/find/releases/${release.id}/withdraw`} /> : null}
        </>
      ),
    }
  },
})

const Files = ({ release }: { release: PublicRelease }) => {
  const file = (name: string): string => `/find/releases/${release.id}/files/${name}`
  const left = leftOutOfWorkforceFile(release.open)
  return (
    <Section id="files" heading="Take it away">
      <LinkLine text="Workbook (XLSX)" href={file('workbook.xlsx')} />
      <LinkLine text="Data in the shape of the NHS Workforce Statistics (CSV)" href={file('data.csv')} />
      {left.length > 0 ? <SmallPrint>{`That file has no place for: ${left.join('; ')}.`}</SmallPrint> : null}
      <LinkLine text="Report as one page (HTML)" href={file('report.html')} />
      <LinkLine text="Board paper to print on one side of A4 (HTML)" href={file('board-paper.html')} />
    </Section>
  )
}

/** What a withdrawal means, before it is done. */
export const withdrawPage = page({
  path: '/find/releases/:release/withdraw',
  query: releaseToWithdraw,
  view: (release, _, tried) => ({
    title: 'Withdraw a release',
    panel: 'Find',
    breadcrumbs: [findCrumb.find, findCrumb.releases],
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} />
        <PageHeading caption={release.title} heading="Withdraw a release" />
        <BulletList
          items={[
            'Other organisations no longer see it.',
            'Whoever took it away still has it, so later releases go on reckoning with it.',
            'It cannot be published again: prepare a new one, with the same tables, to correct it.',
          ]}
        />
        <Form action={`/find/releases/${release.id}/withdraw`}>
          <TextInput name="reason" label="Why is it withdrawn?" labelSize="m" value={tried?.values['reason']} problems={tried?.problems} />
          <Button text="Withdraw" variant="warning" preventDoubleClick />
        </Form>
      </>
    ),
  }),
})

export const withdrawForm = form({
  path: '/find/releases/:release/withdraw',
  page: withdrawPage,
  command: withdrawRelease,
  said: 'The release is withdrawn.',
  leadsTo: (_, { params }) => ({ to: `/find/releases/${params['release'] ?? ''}` }),
})
