import { Button, HiddenFields, Mono } from '~/ui/components'
import { TextField } from '~/ui/form'
import { errorsByField, useWords } from '~/ui/words'
import type { Attempted } from './key-demand-form'

export interface ProviderFormProps {
  readonly provider: {
    readonly name: string
    readonly issuer: string
    readonly clientId: string
    readonly acr: readonly string[]
    readonly amr: readonly string[]
    readonly maxAge: number
  } | null
  /** address to which the provider sends people back */
  readonly returns: string
  readonly step: Readonly<Record<string, string | number>>
  readonly attempt: Attempted | null
}

/** The identity provider an organisation brings: whose word is taken, and how strong it must be. */
export function ProviderForm({ provider, returns, step, attempt }: ProviderFormProps) {
  const t = useWords()
  const errors = errorsByField(t, attempt?.problems ?? [])
  const typed = (name: string, stored: string | undefined) => String(attempt?.typed[name] ?? stored ?? '')
  const field = (name: string, stored: string | undefined) => ({
    ...{ name, label: t(`signin.idp.${name}`), hint: t(`signin.idp.${name}.hint`) },
    ...{ value: typed(name, stored), error: errors[name] },
  })
  return (
    <form method="post" noValidate>
      <h2>{t('signin.idp')}</h2>
      <p className="govuk-body">{t('signin.idp.text')}</p>
      <p className="govuk-body">
        {t('signin.idp.returns')} <Mono copy>{returns}</Mono>
      </p>
      <HiddenFields fields={step} />
      <TextField {...field('name', provider?.name)} />
      <TextField {...field('issuer', provider?.issuer)} type="url" mono />
      <TextField {...field('clientId', provider?.clientId)} mono />
      <TextField {...field('secret', undefined)} mono autoComplete="off" />
      <TextField {...field('acr', provider?.acr.join(' '))} mono />
      <TextField {...field('amr', provider?.amr.join(' '))} mono />
      <TextField
        {...field('maxAge', (provider && String(provider.maxAge / 60)) || '60')}
        width={4}
        inputMode="numeric"
      />
      <div className="button-row">
        <Button name="event" value="identity.trust">
          {t('event.identity.trust')}
        </Button>
        {provider && (
          <Button name="event" value="identity.distrust" tone="danger">
            {t('event.identity.distrust')}
          </Button>
        )}
      </div>
    </form>
  )
}
