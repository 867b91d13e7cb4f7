import {
  changeOrganisation,
  closeOrganisation,
  findOrganisation,
  inviteAdministrator,
  ORGANISATION_KINDS,
} from '../../../../access/index.ts'
import type { Act } from '../../../../commands/index.ts'
import { form, page } from '../../../../http/index.ts'
import { momentInWords } from '../../../../kernel/index.ts'
import {
  Button,
  ConflictChoice,
  Details,
  ErrorSummary,
  Form,
  Hidden,
  PageHeading,
  Section,
  SummaryList,
  TextInput,
} from '../../../../ui/index.ts'
import { crumb } from '../../crumbs.ts'
import { invitationMade } from '../../people/invitation-made.tsx'
import { OrganisationFields } from '../organisation-fields.tsx'

const path = '/admin/organisations/:organisation'

export const organisationPage = page({
  path,
  query: findOrganisation,
  view(organisation, { viewer }, tried) {
    const here = `/admin/organisations/${organisation.id}`
    const conflict = tried?.problems.find(({ code }) => code === 'changed-meanwhile')
    const values = { name: organisation.name, odsCode: organisation.odsCode ?? '', nation: organisation.nation ?? '' }
    const may = (act: Act): boolean => {
      const { everywhere, organisations } = viewer.allowance(act)
      return everywhere || organisations.includes(organisation.id)
    }
    return {
      title: organisation.name,
      panel: 'Administration',
      breadcrumbs: [crumb.organisations],
      content: (
        <>
          {conflict ? (
            <ErrorSummary
              heading="This has been changed since you opened it"
              problems={[]}
              description={
                <>
                  Nothing of yours is lost: <a href="#details">choose for each difference</a> which version to keep.
                </>
              }
            />
          ) : (
            <ErrorSummary problems={tried?.problems ?? []} />
          )}
          <PageHeading caption={ORGANISATION_KINDS[organisation.kind].name} heading={organisation.name} />
          <SummaryList
            rows={[
              { key: 'ODS code', value: organisation.odsCode ?? 'None' },
              { key: 'Nation', value: organisation.nation ?? 'Not known' },
              { key: 'Status', value: organisation.closedAt ? `Closed on ${momentInWords(organisation.closedAt)}` : 'Open' },
              ...(may('see people')
                ? [{ key: 'People', value: <a href={`/admin/people?organisation=${organisation.id}`}>People of this organisation</a> }]
                : []),
            ]}
          />
          {may('change organisations') && !organisation.closedAt ? (
            <Section id="details" heading={conflict ? 'Choose what to keep' : 'Change the details'}>
              {conflict ? (
                <ConflictChoice
                  action={here}
                  version={String(organisation.version)}
                  savedBy="somebody else meanwhile"
                  fields={Object.entries({ name: 'Name', odsCode: 'ODS code', nation: 'Nation' }).map(([name, label]) => ({
                    name,
                    label,
                    yours: { value: tried?.values[name] ?? '' },
                    saved: { value: values[name as keyof typeof values] },
                  }))}
                />
              ) : (
                <Form action={here}>
                  <Hidden name="version" value={String(tried?.values['version'] ?? organisation.version)} />
                  <OrganisationFields values={values} tried={tried?.values['version'] ? tried : null} />
                  <Button text="Save the details" preventDoubleClick />
                </Form>
              )}
            </Section>
          ) : null}
          {may('invite administrators') && !organisation.closedAt && !organisation.hasAdministrator ? (
            <Section id="invite" heading="Invite an administrator">
              <Form action={`${here}/invite`}>
                <TextInput
                  name="name"
                  id="person-name"
                  label="Name of the person"
                  value={tried?.values['email'] === undefined ? undefined : tried.values['name']}
                  problems={tried?.values['email'] === undefined ? [] : tried.problems}
                />
                <TextInput name="email" label="Email address" type="email" value={tried?.values['email']} problems={tried?.problems} />
                <Button text="Send the invitation" variant="secondary" preventDoubleClick />
              </Form>
            </Section>
          ) : null}
          {may('create organisations') && organisation.kind !== 'host' && !organisation.closedAt ? (
            <Details summary="Close this organisation">
              <p>
                Its people lose their roles in it, at once. Its records and its audit trail stay. It can be added anew with the same ODS
                code.
              </p>
              <Form action={`${here}/close`}>
                <TextInput name="typed" label="Type the name of the organisation to confirm" problems={tried?.problems} />
                <Button text="Close the organisation" variant="warning" preventDoubleClick />
              </Form>
            </Details>
          ) : null}
        </>
      ),
    }
  },
})

export const changeOrganisationForm = form({
  path,
  page: organisationPage,
  command: changeOrganisation,
  said: 'The details were saved.',
  leadsTo: (_, { params }) => ({ to: `/admin/organisations/${params['organisation']}` }),
})

export const inviteAdministratorForm = form({
  path: '/admin/organisations/:organisation/invite',
  page: organisationPage,
  command: inviteAdministrator,
  said: 'The invitation is on its way.',
  leadsTo: ({ link }, { params }) => {
    const to = `/admin/organisations/${params['organisation']}`
    return link === null ? { to } : { view: invitationMade(link, { text: 'The organisation', href: to }) }
  },
})

export const closeOrganisationForm = form({
  path: '/admin/organisations/:organisation/close',
  page: organisationPage,
  command: closeOrganisation,
  said: 'The organisation was closed.',
  leadsTo: () => ({ to: '/admin/organisations?status=closed' }),
})
