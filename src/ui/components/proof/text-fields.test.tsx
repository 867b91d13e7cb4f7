import { CharacterCount } from '../character-count.tsx'
import { FileUpload } from '../file-upload.tsx'
import { PasswordInput } from '../password-input.tsx'
import { SearchInput } from '../search-input.tsx'
import { Select } from '../select.tsx'
import { TextInput, type TextInputProps } from '../text-input.tsx'
import { Textarea } from '../textarea.tsx'
import { buttonBeside, fieldProps, hasOwnId, noWords, ownIds, ownWords } from './field-context.ts'
import { given, list, proves, text, words, type Context } from './fixtures.ts'

const affixes = (context: Context): Pick<TextInputProps, 'prefix' | 'suffix'> => ({
  ...(context['prefix'] === undefined ? {} : { prefix: words(context['prefix']) }),
  ...(context['suffix'] === undefined ? {} : { suffix: words(context['suffix']) }),
})

proves({
  component: 'input',
  proven: 33,
  render: (context) => (
    <TextInput
      {...fieldProps(context)}
      {...affixes(context)}
      type={given(context, 'type')}
      width={given(context, 'width')}
      value={given(context, 'value')}
      code={given(context, 'code')}
      spellcheck={given(context, 'spellcheck')}
      inputmode={given(context, 'inputmode')}
      autocomplete={given(context, 'autocomplete')}
    />
  ),
  leftOut: [
    [ownIds, hasOwnId],
    ['classes of the page on the input: ours has none', ({ classes }) => classes !== undefined],
    [buttonBeside, /with button/],
    [noWords, 'with error only'],
  ],
})

proves({
  component: 'textarea',
  proven: 14,
  render: (context) => <Textarea {...fieldProps(context)} autocomplete={given(context, 'autocomplete')} />,
  leftOut: [
    [ownIds, hasOwnId],
    [noWords, 'with error only'],
  ],
})

proves({
  component: 'character-count',
  proven: 25,
  render: (context) => (
    <CharacterCount
      {...fieldProps(context)}
      limit={Number(context['maxlength'])}
      rows={given(context, 'rows')}
      value={given(context, 'value')}
      threshold={given(context, 'threshold')}
      countType={given(context, 'countType')}
    />
  ),
  leftOut: [
    [ownIds, hasOwnId],
    ['no limit, or one that JavaScript sets: ours is said without JavaScript', 'to configure in JavaScript', /^with neither/],
    ['an older way to count words', 'with maxwords'],
    ['an attribute of the browser that cuts text off without a word', 'with maxlength attribute'],
    [ownWords, 'with translations'],
    [noWords, 'with error only'],
  ],
})

proves({
  component: 'select',
  proven: 16,
  render: (context) => (
    <Select
      {...fieldProps(context)}
      value={given(context, 'value')}
      options={list(context, 'items').map((item) =>
        item['divider'] ? 'divider' : { value: text(item, 'value'), text: text(item, 'text'), disabled: given(item, 'disabled') },
      )}
    />
  ),
  leftOut: [
    [ownIds, hasOwnId],
    [buttonBeside, /with button/],
    [noWords, 'with error only'],
  ],
})

proves({
  component: 'file-upload',
  proven: 14,
  render: (context) => <FileUpload {...fieldProps(context)} multiple={given(context, 'multiple')} />,
  leftOut: [
    [ownIds, hasOwnId],
    ['a button of another look', 'button'],
    ['no label', 'to configure in JavaScript'],
    [ownWords, 'with translations'],
    [noWords, 'with error only'],
  ],
})

proves({
  component: 'password-input',
  proven: 10,
  render: (context) => <PasswordInput {...fieldProps(context)} autocomplete={given(context, 'autocomplete')} />,
  leftOut: [
    ['a button that is disabled, or not, against its field', 'disabled button', 'disabled with enabled button'],
    ['a button that is pressed to look, not to send', /double click/],
    ['codes and their widths: not what we ask for a password', /prefix/, 'with width'],
    ['a password that the server sends back: ours never does', ({ value }) => value !== undefined],
    [ownWords, 'with translations'],
    [noWords, 'with error only'],
  ],
})

proves({
  component: 'search-input',
  proven: 10,
  render: (context) => (
    <SearchInput
      {...fieldProps({ ...context, label: hiddenLabel(context) ?? context['label'] })}
      hideLabel={hiddenLabel(context) !== undefined}
      width={given(context, 'width')}
      value={given(context, 'value')}
      button={context['button'] !== false}
    />
  ),
  leftOut: [
    ['a placeholder: it is gone once people type', ({ placeholder }) => placeholder !== undefined],
    ['a button of another look', /(brand|secondary) button/, 'with alternative icon', /^large/],
    ['a button that is disabled, or not, against its field', 'disabled button', 'disabled with enabled button'],
    ['codes', /prefix/],
    [noWords, 'with error only'],
  ],
})

function hiddenLabel(context: Context): string | undefined {
  const label = context['label'] as { text?: string; classes?: string }
  return label.classes === 'nhsuk-u-visually-hidden' ? label.text : undefined
}
