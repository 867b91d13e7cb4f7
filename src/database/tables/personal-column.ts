/** What a column says of a person, why it is held and until when. */
export interface PersonalColumn {
  readonly kind: 'identity' | 'contact' | 'secret' | 'behaviour' | 'content'
  readonly purpose: string
  readonly kept: string
}
