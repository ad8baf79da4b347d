import type { OrganisationFacts, ServiceFacts } from '~machines/kit/facts'
import { Checkboxes, Select, TextArea, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'

/** The form of a draft as it was typed; the names are those of its fields. */
export interface TypedReport {
  readonly agency: string
  readonly incident: string
  readonly serviceId: string
  readonly from: string
  readonly until: string
  readonly zone: string
  readonly seen: string
  readonly reference: string
  readonly urgent: boolean
  readonly urgency: string
  readonly material: boolean
  /** a line each: hash, then the provider's reference */
  readonly references: string
  /** a line each, or a table */
  readonly identifiers: string
}

export interface DraftFieldsProps {
  readonly typed: TypedReport
  readonly errors: Readonly<Record<string, string>>
  readonly agencies: readonly Pick<OrganisationFacts, 'id' | 'name'>[]
  readonly services: readonly Pick<ServiceFacts, 'id' | 'name'>[]
  readonly incidents: readonly string[]
  /** policy pack's name in keys */
  readonly pack: string
}

/** Everything a report says, on one page. */
export function DraftFields(props: DraftFieldsProps) {
  const t = useWords()
  const { agencies, services, incidents, pack } = props
  const line = fieldsOf(props, t)
  return (
    <>
      <Select {...line('agency')} options={agencies.map(({ id, name }) => ({ value: id, label: name }))} empty="" />
      <Select
        {...line('incident')}
        options={incidents.map((code) => ({ value: code, label: t(`pack.${pack}.incidents.${code}`) }))}
        empty=""
      />
      <Select
        {...line('serviceId')}
        options={services.map(({ id, name }) => ({ value: id, label: name }))}
        empty={t('report.service.none')}
      />
      <TextField {...line('from')} hint={t('filing.identifier.from.hint')} mono width={30} />
      <TextField {...line('until')} hint={t('report.until.hint')} mono width={30} />
      <TextField {...line('zone')} hint={t('filing.identifier.zone.hint')} mono width={30} />
      <TextArea {...line('seen')} hint={t('report.seen.hint')} rows={7} />
      <TextArea {...line('identifiers')} hint={t('report.identifiers.hint')} rows={5} mono />
      <Flags {...props} />
      <TextField {...line('reference')} hint={t('report.reference.hint')} width={30} />
    </>
  )
}

/** Whether it is urgent, and whether it is about material that nobody may pass on. */
function Flags(props: DraftFieldsProps) {
  const t = useWords()
  const line = fieldsOf(props, t)
  const { typed, errors } = props
  const flag = (name: 'urgent' | 'material') => (
    <Checkboxes
      name={name}
      label={t(`report.${name}`)}
      hint={t(`report.${name}.hint`)}
      options={[{ value: 'true', label: t(`report.${name}.say`) }]}
      values={typed[name] ? ['true'] : []}
      error={errors[name]}
    />
  )
  return (
    <>
      {flag('urgent')}
      <TextArea {...line('urgency')} hint={t('report.urgency.hint')} rows={3} />
      {flag('material')}
      <TextArea {...line('references')} hint={t('report.references.hint')} rows={4} mono />
    </>
  )
}

type Line = Exclude<keyof TypedReport, 'urgent' | 'material'>

function fieldsOf({ typed, errors }: DraftFieldsProps, t: ReturnType<typeof useWords>) {
  return (name: Line) => ({ name, label: t(`report.field.${name}`), value: typed[name], error: errors[name] })
}
