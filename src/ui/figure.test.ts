import { expect, it } from 'vitest'
import { bits, probability, share, shownFigure } from './figure.ts'

it('shows bits with three decimals and a sign that does not break from its number', () => {
  expect([13_482, -1_112, 0, 5].map(bits)).toEqual(['+13.482', '−1.112', '0.000', '+0.005'])
})

it('shows thousands with commas and symbols as they are', () => {
  expect(['61204', '[c]', '0'].map(shownFigure)).toEqual(['61,204', '[c]', '0'])
})

it('claims no certainty that the evidence does not give', () => {
  expect([0.999999, 0.62, 0.00002].map(probability)).toEqual(['more than 0.9999', '0.6200', 'less than 0.0001'])
})

it('shows a small share with the decimals it needs', () => {
  expect([0.912, 0.00021, 0].map(share)).toEqual(['0.9120', '0.00021', '0.0000'])
})
