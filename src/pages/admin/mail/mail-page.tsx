import { listMail, MAIL_STATES, sendLetterAgain } from '../../../installation/index.ts'
import { form, page } from '../../../http/index.ts'
import { momentInWords } from '../../../kernel/index.ts'
import {
  Button,
  ErrorSummary,
  FilterForm,
  Form,
  HeardOnly,
  Hidden,
  ListTable,
  PageHeading,
  Tag,
  type TagColour,
} from '../../../ui/index.ts'
import { sentenceCase } from '../../in-words.ts'
import { listAddress, PAGE_SIZE } from '../../list-address.ts'

const path = '/admin/mail'
const address = listAddress({ sorts: ['created', 'state'], filters: ['state'], sort: 'created', direction: 'descending' })

const colours = { waiting: 'blue', sending: 'yellow', sent: 'green', failed: 'red', unknown: 'orange' } as const satisfies Record<
  (typeof MAIL_STATES)[number],
  TagColour
>

export const mailPage = page({
  path,
  query: listMail,
  input: address.input,
  view: ({ rows, total }, asked, tried) => {
    const state = address.state(asked)
    return {
      title: 'Letters',
      panel: 'Administration',
      wide: true,
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption="Administration" heading="Letters" />
          <p>What the service sends. Whom a letter goes to and what it says is not shown here, and is forgotten once it is sent.</p>
          <FilterForm
            path={path}
            state={state}
            fields={[
              {
                kind: 'select',
                name: 'state',
                label: 'State',
                options: MAIL_STATES.map((each) => ({ value: each, text: sentenceCase(each) })),
              },
            ]}
          />
          <ListTable
            id="letters"
            caption="Letters of the service"
            path={path}
            state={state}
            columns={[
              { key: 'purpose', heading: 'Purpose' },
              { key: 'organisation', heading: 'On behalf of' },
              { key: 'created', heading: 'Written', sortable: true },
              { key: 'sent', heading: 'Sent' },
              { key: 'state', heading: 'State', sortable: true },
              { key: 'problem', heading: 'Problem' },
              { key: 'act', heading: 'Send again' },
            ]}
            rows={rows.map((letter) => ({
              purpose: sentenceCase(letter.purpose),
              organisation: letter.organisationName,
              created: momentInWords(letter.createdAt),
              sent: letter.sentAt ? momentInWords(letter.sentAt) : 'Not yet',
              state: <Tag text={sentenceCase(letter.state)} colour={colours[letter.state]} />,
              problem: letter.problem ?? 'None',
              act:
                letter.state === 'failed' || letter.state === 'unknown' ? (
                  <Form action={`${path}/send-again`}>
                    <Hidden name="letter" value={letter.id} />
                    <Button
                      text={
                        <>
                          Send again
                          <HeardOnly>
                            the letter of {momentInWords(letter.createdAt)} on behalf of {letter.organisationName}
                          </HeardOnly>
                        </>
                      }
                      variant="secondary"
                      small
                    />
                  </Form>
                ) : (
                  'Not applicable'
                ),
            }))}
            total={total}
            pageSize={PAGE_SIZE}
            noun={['letter', 'letters']}
          />
        </>
      ),
    }
  },
})

export const sendAgainForm = form({
  path: `${path}/send-again`,
  page: mailPage,
  command: sendLetterAgain,
  input: (_, { values }) => values,
  said: 'The letter waits to be sent again.',
  leadsTo: () => ({ to: path }),
})
