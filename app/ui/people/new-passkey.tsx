import type { ReactNode } from 'react'
import { PasskeyForm } from '~/ui/components'
import { TextField } from '~/ui/form'
import { errorsByField, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'

export interface PasskeyNameProps {
  readonly value: string
  readonly problems: readonly Problem[]
}

/** What the person calls a passkey that they add. */
export function PasskeyName({ value, problems }: PasskeyNameProps) {
  const t = useWords()
  return (
    <TextField
      name="passkey.name"
      label={t('people.passkey.name')}
      hint={t('people.passkey.name.hint')}
      value={value}
      error={errorsByField(t, problems)['passkey.name']}
      width={20}
    />
  )
}

export interface FirstPasskeyProps {
  /** the page of the link by which the person came */
  readonly path: string
  readonly version: number
  readonly token: string
  readonly label: string
  readonly problems: readonly Problem[]
  /** as typed in the attempt before */
  readonly name?: string
  /** what else is asked for */
  readonly children?: ReactNode
}

/** Whoever came by a link makes the passkey with which they sign in from then on. */
export function FirstPasskey({ path, version, token, label, problems, name, children }: FirstPasskeyProps) {
  const t = useWords()
  return (
    <>
      <h2>{t('people.passkey.make')}</h2>
      <p className="govuk-body">{t('people.passkey.what')}</p>
      <PasskeyForm ceremony="create" options={`${path}/options`} fields={{ version, token }} label={label}>
        {children}
        <PasskeyName value={name ?? t('people.passkey.name.first')} problems={problems} />
      </PasskeyForm>
    </>
  )
}
