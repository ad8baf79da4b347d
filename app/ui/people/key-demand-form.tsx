import { Button, HiddenFields } from '~/ui/components'
import { Radios, TextArea } from '~/ui/form'
import { errorsByField, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'

export interface Attempted {
  readonly problems: readonly Problem[]
  readonly typed: Readonly<Record<string, unknown>>
}

export interface KeyDemandFormProps {
  readonly demand: { readonly deviceBound: boolean; readonly aaguids: readonly string[] }
  readonly step: Readonly<Record<string, string | number>>
  readonly attempt: Attempted | null
}

/** What an organisation demands of the passkeys of those who release, approve or administer. */
export function KeyDemandForm({ demand, step, attempt }: KeyDemandFormProps) {
  const t = useWords()
  const errors = errorsByField(t, attempt?.problems ?? [])
  const listed = Object.entries(errors).find(([field]) => field.startsWith('aaguids'))?.[1]
  const typed = attempt?.typed
  return (
    <form method="post" noValidate>
      <h2>{t('signin.demand')}</h2>
      <p className="govuk-body">{t('signin.demand.text')}</p>
      <HiddenFields fields={step} />
      <Radios
        name="deviceBound"
        label={t('signin.demand.choose')}
        value={String(typed?.deviceBound ?? (demand.deviceBound ? 'yes' : 'no'))}
        options={[
          { value: 'no', label: t('signin.demand.no') },
          { value: 'yes', label: t('signin.demand.yes'), hint: t('signin.demand.yes.hint') },
        ]}
      />
      <TextArea
        name="aaguids"
        label={t('signin.demand.aaguids')}
        hint={t('signin.demand.aaguids.hint')}
        value={String(typed?.aaguids ?? demand.aaguids.join('\n'))}
        error={listed}
        rows={3}
        mono
      />
      <Button name="event" value="keys.demand">
        {t('event.keys.demand')}
      </Button>
    </form>
  )
}
