import { expect, it } from 'vitest'
import type { Problem } from '../kernel/index.ts'
import { DateInput } from './components/date-input.tsx'
import { ErrorSummary } from './components/error-summary.tsx'
import { TextInput } from './components/text-input.tsx'
import { errorFor } from './form-problems.ts'
import { rendered } from './rendered.ts'

const problem = (message: string, field?: string, kind: Problem['kind'] = 'error'): Problem => ({
  code: 'test',
  kind,
  message,
  todo: '',
  ...(field === undefined ? {} : { where: { field } }),
})

const problems = [
  problem('Enter how many places', 'places'),
  problem('Places must be a whole number', 'places'),
  problem('Two offers overlap'),
  problem('This is unusual', 'places', 'warning'),
  { ...problem('The start date is in the past', 'start-month'), todo: 'Enter a date from today on' },
]

it('says at the field what it says in the summary, and there once for each field', () => {
  const summary = rendered(<ErrorSummary problems={problems} />)
  expect(summary).toContain('<a href="#places">Enter how many places</a>')
  expect(summary).toContain('<li>Two offers overlap</li>')
  expect(summary).toContain('<a href="#start-month">The start date is in the past. Enter a date from today on</a>')
  expect(summary).not.toMatch(/whole number|unusual/)
  expect(errorFor(problems, 'places')).toBe('Enter how many places')
})

it('shows a field its own error, tied to it, and keeps what was typed', () => {
  const html = rendered(<TextInput name="places" label="Places" hint="A whole number" value={'"x'} problems={problems} />)
  expect(html).toMatch(/id="places"[^>]* value="&quot;x"[^>]* aria-describedby="places-hint places-error"/)
  expect(rendered(<TextInput name="weeks" label="Weeks" problems={problems} />)).not.toContain('rror')
})

it('marks the part of a date that is wrong, and gives its first part the id that the summary links to', () => {
  const html = rendered(<DateInput name="start" label="Start" problems={problems} />)
  expect(html.match(/nhsuk-input--error/g)).toHaveLength(1)
  expect(html).toMatch(/nhsuk-input--error[^>]* id="start-month" name="start-month"/)
  expect(html).toMatch(/id="start" name="start-day"/)
  expect(html).toContain('id="start-error"')
  const day = rendered(<DateInput name="start" label="Start" problems={[problem('Enter a day', 'start-day')]} />)
  expect(day).toMatch(/nhsuk-input--error[^>]* id="start-day" name="start-day"/)
})

it('has no summary where nothing stops the form', () => {
  expect(rendered(<>{<ErrorSummary problems={[problem('Worth knowing', 'places', 'warning')]} />}</>)).toBe('')
})
