import type { ReactNode } from 'react'
import { useWords } from '~/ui/words'
import { HiddenFields } from './button'

export interface PasskeyFormProps {
  /** `get` uses a passkey, `create` makes one */
  readonly ceremony: 'get' | 'create'
  /** address that gives the options */
  readonly options: string
  readonly fields?: Readonly<Record<string, string | number>>
  readonly label: string
  readonly children?: ReactNode
}

/** A form whose button needs a passkey. The client script enables it; without script it says what is missing. */
export function PasskeyForm({ ceremony, options, fields = {}, label, children }: PasskeyFormProps) {
  const t = useWords()
  return (
    <form
      method="post"
      noValidate
      data-passkey={ceremony}
      data-options={options}
      data-unsupported={t('people.passkey.unsupported')}
      data-failed={t('people.passkey.failed')}
    >
      <HiddenFields fields={fields} />
      <input type="hidden" name="response" defaultValue="" />
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
