import type { Problem } from '~machines/kit/refusal'
import { Button, HiddenFields } from '~/ui/components'
import { Select, TextArea } from '~/ui/form'
import { errorsByField, useWords } from '~/ui/words'
import { CategoryFields, ZoneField } from './identifier-fields'

export interface PasteTyped {
  readonly text: string
  readonly zone: string
  readonly order: string
  readonly categories: readonly string[]
}

export interface PasteFormProps {
  readonly step: Readonly<Record<string, string | number>>
  readonly typed: PasteTyped
  readonly categories: readonly string[]
  readonly problems: readonly Problem[]
  /** it was read once already */
  readonly again: boolean
}

/** Takes many identifiers as text, and what holds for lines that leave something unsaid. */
export function PasteForm({ step, typed, categories, problems, again }: PasteFormProps) {
  const t = useWords()
  const errors = errorsByField(t, problems)
  const orders = ['dayFirst', 'monthFirst'].map((value) => ({ value, label: t(`filing.paste.order.${value}`) }))
  return (
    <form method="post" noValidate className="page--narrow">
      <HiddenFields fields={{ ...step, intent: 'read' }} />
      <TextArea
        name="text"
        label={t('filing.paste.text')}
        hint={t('filing.paste.hint')}
        value={typed.text}
        error={errors.text}
        rows={10}
        mono
      />
      <ZoneField name="zone" label={t('filing.paste.zone')} hint={t('filing.paste.zone.hint')} value={typed.zone} />
      <Select
        name="order"
        label={t('filing.paste.order')}
        value={typed.order}
        empty={t('filing.paste.order.none')}
        options={orders}
      />
      <CategoryFields label={t('filing.paste.categories')} categories={categories} values={typed.categories} />
      <Button tone={again ? 'calm' : 'action'}>{t(again ? 'filing.paste.again' : 'filing.paste.read')}</Button>
    </form>
  )
}
