import { decisions } from '~machines/request/answer/case'
import { Button, HiddenFields } from '~/ui/components'
import { Radios, Select, TextArea } from '~/ui/form'
import { useWords } from '~/ui/words'
import { ScopeField } from './scope-field'

export interface DecideFormProps {
  readonly step: Readonly<Record<string, string | number>>
  readonly grounds: readonly string[]
  readonly pack: string
  readonly undecided: number
  readonly errors: Readonly<Record<string, string>>
  readonly typed: { readonly decision: string; readonly ground: string; readonly text: string }
}

/** Decides the ticked lines, or all that are left, in one go. */
export function DecideForm({ step, grounds, pack, undecided, errors, typed }: DecideFormProps) {
  const t = useWords()
  return (
    <form method="post" noValidate id="decide" className="card card--action page--narrow">
      <h2 className="card__title">{t('case.decide')}</h2>
      <HiddenFields fields={step} />
      <ScopeField rest={undecided} restLabel={t('case.decide.rest', { count: undecided })} error={errors.items} />
      <Radios
        name="decision"
        label={t('record.decision')}
        value={typed.decision}
        error={errors.decision}
        inline
        options={decisions.map((each) => ({ value: each, label: t(`decision.${each}`) }))}
      />
      <Select
        name="ground"
        label={t('case.decide.ground')}
        hint={t('case.decide.ground.hint')}
        value={typed.ground}
        error={errors.ground}
        empty={t('case.decide.ground.none')}
        options={grounds.map((each) => ({ value: each, label: t(`pack.${pack}.refusalGrounds.${each}`) }))}
      />
      <TextArea
        name="text"
        label={t('record.reasons')}
        hint={t('case.decide.text.hint')}
        value={typed.text}
        error={errors.text}
        rows={3}
      />
      <Button>{t('event.item.decide')}</Button>
    </form>
  )
}
