interface RowCheckboxProps {
  readonly name: string
  /** Unique on the page. */
  readonly id: string
  readonly value: string
  /** What is chosen, heard only: the row says it to those who see it. */
  readonly label: string
  /** The id of the form that it belongs to, which may stand below the list. */
  readonly form: string
}

/** Chooses a row of a list for what is done with several of them. */
export const RowCheckbox = ({ name, id, value, label, form }: RowCheckboxProps) => (
  <div class="nhsuk-checkboxes nhsuk-checkboxes--small">
    <div class="nhsuk-checkboxes__item">
      <input class="nhsuk-checkboxes__input" id={id} name={name} type="checkbox" value={value} form={form} />
      <label class="nhsuk-label nhsuk-checkboxes__label" for={id}>
        <span class="nhsuk-u-visually-hidden">{label}</span>
      </label>
    </div>
  </div>
)
