import { Button, Form, Hidden } from '../../../ui/index.ts'

/** Takes back what one decided last, wherever one has gone since. */
export const UndoLast = ({ last }: { last: { readonly decision: string } | null }) =>
  last === null ? null : (
    <Form action="/find/review/undo">
      <Hidden name="decision" value={last.decision} />
      <Button text="Undo my last decision" variant="secondary" small preventDoubleClick />
    </Form>
  )
