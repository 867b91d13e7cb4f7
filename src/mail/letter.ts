/** Whom a letter goes to. */
export interface Addressee {
  /** One plain address. */
  readonly address: string
  /** As the letter greets them; may be empty. */
  readonly name: string
}

/** A letter of plain text, as a template writes it. */
export interface Letter {
  readonly subject: string
  readonly text: string
}

/** A letter on its way. */
export interface QueuedLetter extends Letter {
  /** uuid: names the message for ever, so that a copy is known as one. */
  readonly id: string
  readonly to: Addressee
}

/** The installation's own address, in the head of every letter. */
export interface Sender {
  readonly address: string
  readonly name: string
}
