import { expect, it } from 'vitest'
import { rendered } from '../rendered.ts'
import { ConflictChoice } from './conflict-choice.tsx'
import { MessagePage, messageTitle, type MessageStatus } from './message-page.tsx'

it.each([403, 404, 409, 429, 500, 503] as const satisfies readonly MessageStatus[])(
  'says what happened, what to do and what to quote: %i',
  (status) => {
    const html = rendered(<MessagePage status={status} reference="01J-7F" />)
    expect(html).toContain(`<h1 class="nhsuk-heading-xl">${messageTitle(status)}</h1>`)
    expect(html).toContain('01J-7F')
    expect(html).not.toMatch(/sorry|please|invalid|forbidden|oops|!/i)
  },
)

it('asks about each field that differs, sends the others as they are, and chooses nothing beforehand', () => {
  const html = rendered(
    <ConflictChoice
      version="7"
      savedBy="Ada Okoro"
      fields={[
        { name: 'places', label: 'Places', yours: { value: '3' }, saved: { value: '4' } },
        {
          name: 'modality',
          label: 'Modality',
          yours: { value: 'art', shown: 'Art therapy' },
          saved: { value: 'art', shown: 'Art therapy' },
        },
        { name: 'note', label: 'Note', yours: { value: '' }, saved: { value: 'Tuesdays' } },
      ]}
    />,
  )
  expect(html).toContain('<input type="hidden" name="version" value="7"/>')
  expect(html).toContain('<input type="hidden" name="modality" value="art"/>')
  expect(html.match(/type="radio"/g)).toHaveLength(4)
  expect(html).toMatch(/name="note" type="radio" value=""/)
  expect(html).toContain('Nothing entered')
  expect(html).not.toContain('checked')
})
