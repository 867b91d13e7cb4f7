import { ConflictChoice, MessagePage } from '../message/index.ts'

/** A page that says no, and the choice between two versions. */
export const MessagesPage = () => (
  <>
    <MessagePage status={404} reference="01JD3X9V7P" />
    <h2 class="nhsuk-heading-l">Someone else has changed this offer</h2>
    <ConflictChoice
      version="7"
      savedBy="Bethan Pryce, today at 14:05"
      fields={[
        { name: 'places', label: 'Places', yours: { value: '3' }, saved: { value: '4' } },
        {
          name: 'note',
          label: 'Note to trainees',
          yours: { value: '' },
          saved: { value: 'The ward is quiet on Tuesdays.\nBring a badge.' },
        },
        { name: 'modality', label: 'Modality', yours: { value: 'art' }, saved: { value: 'art', shown: 'Art therapy' } },
      ]}
    />
  </>
)
