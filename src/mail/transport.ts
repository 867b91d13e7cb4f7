import type { QueuedLetter } from './letter.ts'

/** What became of a letter that was handed over. `because` is for people, without anything the server or the letter said. */
export type HandedOver =
  | { readonly kind: 'accepted' }
  /** Certainly not gone out, and it may go out later. `everybody`: the reason has nothing to do with this letter. */
  | { readonly kind: 'later'; readonly because: string; readonly everybody: boolean }
  /** Certainly not gone out, and never will. */
  | { readonly kind: 'refused'; readonly because: string }
  /** It may have gone out. */
  | { readonly kind: 'unknown'; readonly because: string }

/** Where letters go. `send` answers what became of the letter; a throw is a bug. */
export interface Transport {
  send(letter: QueuedLetter): Promise<HandedOver>
}
