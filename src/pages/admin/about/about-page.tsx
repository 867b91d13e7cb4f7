import { z } from 'zod'
import { query } from '../../../commands/index.ts'
import { page } from '../../../http/index.ts'
import { dayInWords, type PlainDate } from '../../../kernel/index.ts'
import { referenceLists } from '../../../workforce/index.ts'
import { PageHeading, Section, SummaryList, Table } from '../../../ui/index.ts'
import { sentenceCase } from '../../in-words.ts'
import { VERSION } from '../../../version.ts'

const seeAbout = query({
  name: 'pages.about.versions',
  did: 'looked at the page about Triptych',
  input: z.object({}),
  permits: { act: 'see about', where: 'self' },
  run: async ({ installation }) => ({ demonstration: installation.demonstration }),
  audit: null,
})

export const aboutPage = page({
  path: '/admin/about',
  query: seeAbout,
  input: () => ({}),
  view: ({ demonstration }, { viewer }) => ({
    title: 'About Triptych',
    content: (
      <>
        <PageHeading caption="Triptych" heading="About Triptych" />
        <p>Open-source software for the arts therapies in the NHS. It is not a service of the NHS.</p>
        <SummaryList
          rows={[
            ...(viewer.kind === 'account'
              ? [
                  { key: 'Version', value: VERSION },
                  { key: 'Node', value: process.version },
                ]
              : []),
            { key: 'Data', value: demonstration ? 'Fictional, for demonstration' : 'Of the organisations that use it' },
            { key: 'Licence', value: 'Apache-2.0' },
          ]}
        />
        <Section id="sources" heading="Where the code lists come from">
          <Table
            id="lists"
            caption="Reference lists"
            captionSize="s"
            columns={[{ heading: 'List' }, { heading: 'Source' }, { heading: 'Version' }, { heading: 'As at', nowrap: true }]}
            rows={referenceLists.map(({ name, source, version, asAt }) => ({
              cells: [sentenceCase(name), source, version, dayInWords(asAt as PlainDate)],
            }))}
          />
        </Section>
      </>
    ),
  }),
})
