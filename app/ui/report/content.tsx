import type { ReportContent } from '~machines/provider-report/case'
import { Card, SummaryList, type SummaryRow } from '~/ui/components'
import { IdentifierName } from '~/ui/request/identifier-table'
import { Moments } from '~/ui/request/moments'
import { References } from '~/ui/request/references'
import { useWords } from '~/ui/words'

export interface ContentProps {
  readonly content: ReportContent
  /** policy pack's name in keys */
  readonly pack: string
  /** zone of the provider's calendar */
  readonly zone: string
}

/** What is reported, as its reader may see it. */
export function ReportContentCard({ content, pack, zone }: ContentProps) {
  const t = useWords()
  const { incident, service, from, until, seen, reference, urgent, urgency, material, references, identifiers } =
    content
  const rows: readonly (SummaryRow | false)[] = [
    incident !== '' && { key: t('report.incident'), value: t(`pack.${pack}.incidents.${incident}`) },
    from !== null && { key: t('report.when'), value: <Moments identifier={{ from, until }} zone={zone} /> },
    service !== '' && { key: t('report.service'), value: service },
    seen !== '' && { key: t('report.seen'), value: <span className="pre-line">{seen}</span> },
    { key: t('report.urgent.tag'), value: t(urgent ? 'report.yes' : 'report.no') },
    urgency !== '' && { key: t('report.urgency'), value: <span className="pre-line">{urgency}</span> },
    { key: t('record.report.material'), value: t(material ? 'report.yes' : 'report.no') },
    reference !== '' && { key: t('material.own'), value: reference },
  ]
  return (
    <Card title={t('report.content')}>
      <SummaryList rows={rows.filter((row) => row !== false)} compact />
      {references.length > 0 && (
        <>
          <h3>{t('material.references')}</h3>
          <References references={references} />
        </>
      )}
      {identifiers.length > 0 && <Identifiers identifiers={identifiers} zone={zone} />}
    </Card>
  )
}

/** Identifiers with their times; nothing is sought of them, so no category of data stands there. */
function Identifiers({ identifiers, zone }: Pick<ReportContent, 'identifiers'> & { readonly zone: string }) {
  const t = useWords()
  return (
    <>
      <h3>{t('report.identifiers')}</h3>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('filing.identifier')}</th>
            <th scope="col">{t('filing.identifier.when')}</th>
          </tr>
        </thead>
        <tbody>
          {identifiers.map((identifier) => (
            <tr key={identifier.id}>
              <td data-label={t('filing.identifier')}>
                <IdentifierName identifier={identifier} copy />
              </td>
              <td data-label={t('filing.identifier.when')}>
                <Moments identifier={identifier} zone={zone} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
