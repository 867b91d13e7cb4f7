import { PAGE_SIZE } from '../commands/index.ts'
import type { Asked } from '../http/index.ts'
import { listState, type ListState } from '../ui/index.ts'

export { PAGE_SIZE }

type Rules = Parameters<typeof listState>[1]

/** A list whose order, page and filters stand in the address: read once for the query and for the page, so that they agree. */
export const listAddress = (rules: Rules) => {
  const state = ({ search }: Asked): ListState => listState(new URLSearchParams(search), rules)
  return {
    state,
    input: (asked: Asked): Record<string, unknown> => {
      const { filters, ...order } = state(asked)
      return { ...filters, ...order, ...asked.params }
    },
  }
}
