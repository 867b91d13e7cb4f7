import { described, LabelledField, type FieldProps } from './field.tsx'

export interface FileUploadProps extends FieldProps {
  /** What the browser's dialogue offers first: `.csv,.xlsx`. The server checks what arrives. */
  readonly accept?: string | undefined
  readonly multiple?: boolean | undefined
}

/** One file or several. The form around it needs `encType="multipart/form-data"`. */
export const FileUpload = (props: FileUploadProps) => {
  const field = described(props)
  const several = {
    'data-i18n.choose-files-button': 'Choose files',
    'data-i18n.no-file-chosen': 'No files chosen',
    'data-i18n.drop-instruction': 'or drop files',
  } as const
  return (
    <LabelledField
      field={props}
      described={field}
      class="nhsuk-file-upload"
      module="nhsuk-file-upload"
      data={props.multiple ? several : {}}
    >
      <input
        class="nhsuk-file-upload__input"
        id={field.id}
        name={props.name}
        type="file"
        accept={props.accept}
        disabled={props.disabled}
        multiple={props.multiple}
        aria-describedby={field.describedBy}
      />
    </LabelledField>
  )
}
