import { Button, HiddenFields } from '~/ui/components'
import { Select, TextArea, type Choice } from '~/ui/form'
import { useWords } from '~/ui/words'
import { ScopeField } from './scope-field'

export interface CollectFormProps {
  readonly step: Readonly<Record<string, string | number>>
  /** reasons for each result but `found` */
  readonly nilGrounds: Readonly<Record<string, readonly string[]>>
  readonly pack: string
  readonly open: number
  readonly errors: Readonly<Record<string, string>>
  readonly typed: { readonly result: string; readonly text: string }
}

/** Records what was found for the ticked lines, or for all that are left; the reason is part of the choice. */
export function CollectForm({ step, nilGrounds, pack, open, errors, typed }: CollectFormProps) {
  const t = useWords()
  const reasons = Object.entries(nilGrounds).flatMap(([result, grounds]) =>
    grounds.map((ground): Choice => ({
      value: `${result}/${ground}`,
      label: t(`pack.${pack}.nilGrounds.${ground}`),
      group: t(`result.${result}`),
    })),
  )
  return (
    <form method="post" noValidate id="collect" className="card card--action page--narrow">
      <h2 className="card__title">{t('case.collect')}</h2>
      <HiddenFields fields={{ ...step, event: 'item.collect' }} />
      <ScopeField rest={open} restLabel={t('case.collect.rest', { count: open })} error={errors.items} />
      <Select
        name="result"
        label={t('case.collect.result')}
        hint={t('case.collect.result.hint')}
        value={typed.result}
        error={errors.result ?? errors.ground}
        empty={t('case.decide.ground.none')}
        options={[{ value: 'found', label: t('result.found') }, ...reasons]}
      />
      <TextArea
        name="text"
        label={t('record.text')}
        hint={t('case.collect.text.hint')}
        value={typed.text}
        error={errors.text}
        rows={3}
      />
      <Button>{t('event.item.collect')}</Button>
    </form>
  )
}
