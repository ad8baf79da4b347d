import type { ReactNode } from 'react'
import { useWords } from '~/ui/words'
import { HiddenFields, type HiddenValues } from './button'

export interface PasskeyFormProps {
  /** `get` uses a passkey, `create` makes one */
  readonly ceremony: 'get' | 'create'
  /** address that gives the options … */
  readonly options?: string
  /** … or the options themselves, as JSON */
  readonly request?: string
  /** where the form is posted; the page itself when absent */
  readonly action?: string
  readonly fields?: HiddenValues
  /** name of the field that carries the passkey's answer */
  readonly answerField?: string
  readonly label: string
  readonly children?: ReactNode
}

/** A form whose button needs a passkey. The client script enables it; without script it says what is missing. */
export function PasskeyForm({
  ceremony,
  options,
  request,
  action,
  fields = {},
  answerField = 'response',
  label,
  children,
}: PasskeyFormProps) {
  const t = useWords()
  return (
    <form
      method="post"
      action={action}
      noValidate
      data-passkey={ceremony}
      data-options={options}
      data-request={request}
      data-unsupported={t('people.passkey.unsupported')}
      data-failed={t('people.passkey.failed')}
    >
      <HiddenFields fields={fields} />
      <input type="hidden" name={answerField} defaultValue="" data-answer />
      {children}
      <p className="govuk-error-message" role="status" data-message hidden />
      <button className="govuk-button button--action" disabled>
        {label}
      </button>
      <noscript>
        <p className="govuk-body">{t('people.passkey.script')}</p>
      </noscript>
    </form>
  )
}
