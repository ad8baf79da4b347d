import type { AddedStep } from '~machines/request/source-check'
import { Button, Card, HiddenFields } from '~/ui/components'
import { Radios, TextArea, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'

export interface CheckFormsProps {
  readonly methods: readonly string[]
  /** policy pack's name in keys */
  readonly pack: string
  readonly caseId: string
  readonly offers: readonly string[]
  readonly steps: readonly AddedStep[]
  readonly check: { readonly method: string; readonly reached: string } | null
  readonly checkedBy: string | null
  readonly step: Readonly<Record<string, string | number>>
  readonly errors: Readonly<Record<string, string>>
  readonly typed: Readonly<Record<string, string>>
}

/** The outcome of the check: verified, verified by a second person too, or rejected. */
export function CheckForms(props: CheckFormsProps) {
  const { offers, check, checkedBy, pack, caseId, steps } = props
  const t = useWords()
  const method = check && t(`pack.${pack}.sourceCheckMethods.${check.method}`)
  return (
    <>
      {check && (
        <Card title={t('source.checked')} tone="done">
          <p>
            {t('source.checked.by', { by: checkedBy ?? '', method })}
            {check.reached && <> {t('source.call.reached', { reached: check.reached })}</>}
          </p>
          {offers.includes('source.verify') || !steps.includes('secondPerson') ? null : <p>{t('source.second')}</p>}
        </Card>
      )}
      {offers.includes('source.verify') && <Verify {...props} />}
      {offers.includes('source.countersign') && <Countersign {...props} />}
      {offers.includes('source.reject') && (
        <p>
          <a href={`/requests/${caseId}/step/source.reject`}>{t('event.source.reject')}</a>
        </p>
      )}
    </>
  )
}

function Verify({ methods, pack, step, errors, typed }: CheckFormsProps) {
  const t = useWords()
  return (
    <form method="post" noValidate className="card">
      <h2 className="card__title">{t('source.verify')}</h2>
      <HiddenFields fields={{ ...step, event: 'source.verify' }} />
      <Radios
        name="method"
        label={t('record.method')}
        value={typed.method ?? ''}
        error={errors.method}
        options={methods.map((code) => ({ value: code, label: t(`pack.${pack}.sourceCheckMethods.${code}`) }))}
      />
      <TextField
        name="reached"
        label={t('source.consulted')}
        hint={t('source.consulted.hint')}
        value={typed.reached ?? ''}
        error={errors.reached}
        width={30}
      />
      <TextArea name="text" label={t('case.text.optional')} value={typed.text ?? ''} error={errors.text} rows={2} />
      <Button tone="go">{t('event.source.verify')}</Button>
    </form>
  )
}

function Countersign({ step, errors, typed }: CheckFormsProps) {
  const t = useWords()
  return (
    <form method="post" noValidate className="card card--action">
      <h2 className="card__title">{t('event.source.countersign')}</h2>
      <p>{t('source.countersign.text')}</p>
      <HiddenFields fields={{ ...step, event: 'source.countersign' }} />
      <TextArea name="text" label={t('case.text.optional')} value={typed.text ?? ''} error={errors.text} rows={2} />
      <Button tone="go">{t('event.source.countersign')}</Button>
    </form>
  )
}
