import type { OrganisationFacts } from '~machines/kit/facts'
import type { InternationalContent } from '~machines/international/case'
import { Card, SummaryList, type SummaryRow } from '~/ui/components'
import { useDayWords } from '~/ui/components/instant'
import { IdentifierTable } from '~/ui/request/identifier-table'
import { useWords } from '~/ui/words'

export interface OrderProps {
  readonly order: InternationalContent['order']
  readonly instrument: string
  /** whoever holds the data, where the directory has them */
  readonly custodian: Pick<OrganisationFacts, 'name' | 'country'> | null
  /** zone of the authority that is asked */
  readonly zone: string
}

/** What the provider may see, and nothing of the case. */
export function Order({ order, instrument, custodian, zone }: OrderProps) {
  const t = useWords()
  const days = useDayWords()
  const holder = custodian ? `${custodian.name} (${custodian.country})` : order.custodianName
  const rows: readonly (SummaryRow | false)[] = [
    instrument !== '' && { key: t('abroad.instrument'), value: t(`instrument.${instrument.split('@')[0]}`) },
    holder !== '' && { key: t('abroad.custodian'), value: holder },
    { key: t('abroad.until'), value: order.until ? days.of(order.until) : t('abroad.until.none') },
    { key: t('record.confidentiality'), value: t(`record.confidentiality.${order.confidentiality}`) },
    order.note !== '' && { key: t('abroad.note'), value: <span className="pre-line">{order.note}</span> },
  ]
  return (
    <>
      <Card title={t('abroad.order')}>
        <SummaryList rows={rows.filter((row) => row !== false)} compact />
      </Card>
      {order.identifiers.length > 0 && <IdentifierTable identifiers={order.identifiers} zone={zone} />}
    </>
  )
}

export interface SupportProps {
  readonly support: InternationalContent['support']
  /** policy pack's name in keys */
  readonly pack: string
}

/** What authorities alone read. */
export function Support({ support, pack }: SupportProps) {
  const t = useWords()
  const { offence, assistance, central } = support
  const texts = (['provisions', 'facts', 'relation', 'necessity'] as const).map(
    (name): SummaryRow | false =>
      support[name] !== '' && { key: t(`abroad.${name}`), value: <span className="pre-line">{support[name]}</span> },
  )
  const rows: readonly (SummaryRow | false)[] = [
    support.title !== '' && { key: t('abroad.title'), value: support.title },
    support.reference !== '' && { key: t('abroad.reference'), value: support.reference },
    offence !== '' && { key: t('abroad.offence'), value: t(`pack.${pack}.offences.${offence}`) },
    ...texts,
    assistance === 'yes' && { key: t('abroad.assistance'), value: t('abroad.assistance.by', { central }) },
  ]
  return (
    <Card title={t('abroad.support')}>
      <SummaryList rows={rows.filter((row) => row !== false)} compact />
    </Card>
  )
}
