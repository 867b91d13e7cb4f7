import {
  agreementChoices,
  COVERS,
  endAgreement,
  findAgreement,
  listAgreements,
  recordAgreement,
  type ListedAgreement,
} from '../../../access/index.ts'
import { form, page } from '../../../http/index.ts'
import { dayInWords } from '../../../kernel/index.ts'
import {
  Button,
  ButtonLink,
  DateInput,
  Details,
  ErrorSummary,
  FilterForm,
  Form,
  Hidden,
  InsetText,
  ListTable,
  PageHeading,
  Radios,
  Select,
  SummaryList,
  Tag,
  TextInput,
  type TagColour,
} from '../../../ui/index.ts'
import { crumb } from '../crumbs.ts'
import { sentenceCase } from '../../in-words.ts'
import { listAddress, PAGE_SIZE } from '../../list-address.ts'

const path = '/admin/agreements'
const address = listAddress({ sorts: ['ends', 'giver', 'receiver'], filters: ['state'], sort: 'ends' })

const colours = { 'in force': 'green', 'ending soon': 'orange', 'not yet': 'blue', over: 'grey' } as const satisfies Record<
  ListedAgreement['state'],
  TagColour
>

const StateTag = ({ state }: { state: ListedAgreement['state'] }) => <Tag text={sentenceCase(state)} colour={colours[state]} />

export const agreementsPage = page({
  path,
  query: listAgreements,
  input: address.input,
  view: ({ rows, total }, asked) => {
    const state = address.state(asked)
    return {
      title: 'Sharing agreements',
      panel: 'Administration',
      wide: true,
      content: (
        <>
          <PageHeading caption="Administration" heading="Sharing agreements" />
          <p>Without an agreement another organisation sees safe figures only: small numbers suppressed, the rest rounded.</p>
          {asked.viewer.allowance('manage agreements').organisations.length > 0 ? (
            <ButtonLink text="Record an agreement" href="/admin/agreements/new" />
          ) : null}
          <FilterForm
            path={path}
            state={state}
            fields={[
              {
                kind: 'select',
                name: 'state',
                label: 'State',
                options: Object.keys(colours).map((each) => ({ value: each, text: sentenceCase(each) })),
              },
            ]}
          />
          <ListTable
            id="agreements"
            caption="Agreements that your organisations gave or were given"
            path={path}
            state={state}
            columns={[
              { key: 'reference', heading: 'Reference' },
              { key: 'giver', heading: 'Given by', sortable: true },
              { key: 'receiver', heading: 'Given to', sortable: true },
              { key: 'covers', heading: 'Covers' },
              { key: 'starts', heading: 'Starts', nowrap: true },
              { key: 'ends', heading: 'Ends', sortable: true, nowrap: true },
              { key: 'state', heading: 'State', nowrap: true },
            ]}
            rows={rows.map((row) => ({
              reference: <a href={`/admin/agreements/${row.id}`}>{row.reference}</a>,
              giver: row.giverName,
              receiver: row.receiverName,
              covers: sentenceCase(row.covers),
              starts: dayInWords(row.starts),
              ends: dayInWords(row.ends),
              state: <StateTag state={row.state} />,
            }))}
            total={total}
            pageSize={PAGE_SIZE}
            noun={['agreement', 'agreements']}
          />
        </>
      ),
    }
  },
})

const partsOf = (values: Readonly<Record<string, string>> | undefined, name: string) => ({
  day: values?.[`${name}-day`] ?? '',
  month: values?.[`${name}-month`] ?? '',
  year: values?.[`${name}-year`] ?? '',
})

export const newAgreementPage = page({
  path: '/admin/agreements/new',
  query: agreementChoices,
  input: () => ({}),
  view: ({ givers, receivers }, _, tried) => ({
    title: 'Record an agreement',
    panel: 'Administration',
    breadcrumbs: [crumb.agreements],
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} />
        <PageHeading caption="Sharing agreements" heading="Record an agreement" />
        <InsetText>
          <p>Record what both sides have signed. It opens what it covers from its first day to its last, and you can end it at any time.</p>
        </InsetText>
        <Form action="/admin/agreements/new">
          <Select
            name="giver"
            label="Which organisation lets its data be seen?"
            value={tried?.values['giver'] ?? givers[0]?.id}
            options={givers.map(({ id, name }) => ({ value: id, text: name }))}
            problems={tried?.problems}
          />
          <Select
            name="receiver"
            label="Who may see it?"
            value={tried?.values['receiver'] ?? ''}
            options={[{ value: '', text: 'Choose an organisation' }, ...receivers.map(({ id, name }) => ({ value: id, text: name }))]}
            problems={tried?.problems}
          />
          <Radios
            name="covers"
            label="What does it cover?"
            value={tried?.values['covers']}
            choices={COVERS.map((value) => ({ value, text: sentenceCase(value) }))}
            problems={tried?.problems}
          />
          <TextInput
            name="reference"
            label="Where is the signed agreement kept?"
            hint="For example: information governance register, DSA 12"
            value={tried?.values['reference']}
            problems={tried?.problems}
          />
          <DateInput
            name="starts"
            label="Starts on"
            hint="For example, 1 4 2027"
            value={partsOf(tried?.values, 'starts')}
            problems={tried?.problems}
          />
          <DateInput
            name="ends"
            label="Ends on"
            hint="The last day it holds"
            value={partsOf(tried?.values, 'ends')}
            problems={tried?.problems}
          />
          <Button text="Record the agreement" preventDoubleClick />
        </Form>
      </>
    ),
  }),
})

export const newAgreementForm = form({
  path: '/admin/agreements/new',
  page: newAgreementPage,
  command: recordAgreement,
  input: (_, { values }) => values,
  said: 'The agreement was recorded.',
  leadsTo: ({ id }) => ({ to: `/admin/agreements/${id}` }),
})

export const agreementPage = page({
  path: '/admin/agreements/:agreement',
  query: findAgreement,
  view: (agreement, { viewer }, tried) => ({
    title: agreement.reference,
    panel: 'Administration',
    breadcrumbs: [crumb.agreements],
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} />
        <PageHeading caption="Sharing agreement" heading={agreement.reference} />
        <SummaryList
          rows={[
            { key: 'Given by', value: agreement.giverName },
            { key: 'Given to', value: agreement.receiverName },
            { key: 'Covers', value: sentenceCase(agreement.covers) },
            { key: 'Starts', value: dayInWords(agreement.starts) },
            { key: 'Ends', value: dayInWords(agreement.ends) },
            { key: 'State', value: <StateTag state={agreement.state} /> },
          ]}
        />
        {agreement.state !== 'over' && viewer.allowance('manage agreements').organisations.includes(agreement.giver) ? (
          <Details summary="End this agreement now">
            <p>
              {agreement.receiverName} stops seeing what it covers from the next page it opens. It cannot be undone: record a new one
              instead.
            </p>
            <Form action={`/admin/agreements/${agreement.id}/end`}>
              <Hidden name="version" value={String(agreement.version)} />
              <Button text="End the agreement" variant="warning" preventDoubleClick />
            </Form>
          </Details>
        ) : null}
      </>
    ),
  }),
})

export const endAgreementForm = form({
  path: '/admin/agreements/:agreement/end',
  page: agreementPage,
  command: endAgreement,
  said: 'The agreement was ended.',
  leadsTo: (_, { params }) => ({ to: `/admin/agreements/${params['agreement']}` }),
})
