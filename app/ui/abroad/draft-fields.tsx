import { Checkboxes, DateField, Radios, Select, TextArea, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'
import { dataCategories } from '~machines/identifiers/identifier'

export interface DraftFieldsProps {
  readonly typed: Readonly<Record<string, string>>
  /** kinds of data that are ticked */
  readonly categories: readonly string[]
  readonly errors: Readonly<Record<string, string>>
  readonly instruments: readonly string[]
  readonly points: readonly { readonly id: string; readonly name: string }[]
  readonly providers: readonly { readonly id: string; readonly name: string }[]
  readonly offences: readonly string[]
  /** policy pack's name in keys */
  readonly pack: string
}

function useLine({ typed, errors }: Pick<DraftFieldsProps, 'typed' | 'errors'>) {
  const t = useWords()
  return (name: string) => ({ name, label: t(`abroad.${name}`), value: typed[name] ?? '', error: errors[name] })
}

const optionsOf = (all: readonly { readonly id: string; readonly name: string }[]) =>
  all.map(({ id, name }) => ({ value: id, label: name }))

/** To whom, and on which ground. */
export function RouteFields(props: DraftFieldsProps) {
  const t = useWords()
  const line = useLine(props)
  const { instruments, points } = props
  return (
    <>
      <Select {...line('foreignPoint')} hint={t('abroad.foreignPoint.hint')} options={optionsOf(points)} empty="" />
      <Radios
        {...line('instrument')}
        hint={t('abroad.instrument.hint')}
        options={instruments.map((value) => ({ value, label: t(`instrument.${value.split('@')[0]}`) }))}
      />
    </>
  )
}

/** What is asked; the provider may see all of it. */
export function OrderFields(props: DraftFieldsProps) {
  const t = useWords()
  const line = useLine(props)
  const { providers, categories, errors } = props
  return (
    <>
      <Select {...line('custodian')} options={optionsOf(providers)} empty={t('abroad.custodian.none')} />
      <TextField {...line('custodianName')} hint={t('abroad.custodianName.hint')} />
      <TextArea {...line('identifiers')} hint={t('abroad.identifiers.hint')} rows={5} mono />
      <TextField {...line('zone')} hint={t('filing.identifier.zone.hint')} mono width={30} />
      <Checkboxes
        name="categories"
        label={t('filing.identifier.data')}
        options={dataCategories.map((value) => ({ value, label: t(`category.${value}`) }))}
        values={categories}
        error={errors.categories}
      />
      <DateField {...line('until')} hint={t('abroad.until.hint')} />
      <Radios
        {...line('confidentiality')}
        label={t('record.confidentiality')}
        options={(['secret', 'mayInform'] as const).map((value) => ({
          value,
          label: t(`record.confidentiality.${value}`),
        }))}
      />
      <TextArea {...line('note')} hint={t('abroad.note.hint')} rows={4} />
    </>
  )
}

/** Why it is asked; authorities alone read it. */
export function SupportFields(props: DraftFieldsProps) {
  const t = useWords()
  const line = useLine(props)
  const { offences, pack, typed, errors } = props
  return (
    <>
      <TextField {...line('title')} hint={t('abroad.title.hint')} />
      <TextField {...line('reference')} width={30} />
      <Select
        {...line('offence')}
        options={offences.map((code) => ({ value: code, label: t(`pack.${pack}.offences.${code}`) }))}
        empty=""
      />
      <TextArea {...line('provisions')} hint={t('abroad.provisions.hint')} rows={3} />
      <TextArea {...line('facts')} hint={t('abroad.facts.hint')} rows={6} />
      <TextArea {...line('relation')} hint={t('abroad.relation.hint')} rows={4} />
      <TextArea {...line('necessity')} hint={t('abroad.necessity.hint')} rows={4} />
      <Checkboxes
        name="assistance"
        label={t('abroad.assistance')}
        options={[{ value: 'yes', label: t('abroad.assistance.say') }]}
        values={[typed.assistance ?? '']}
        error={errors.assistance}
      />
      <TextField {...line('central')} hint={t('abroad.central.hint')} />
    </>
  )
}
