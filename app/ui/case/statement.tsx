import type { AnsweringDossier } from '~machines/request/answer/case'
import { Card, SummaryList, useInstantWords } from '~/ui/components'
import { useWords } from '~/ui/words'

/** What the provider states of its search: which system, when, with what reservation. */
export function Statement({
  statement,
  zone,
}: {
  readonly statement: NonNullable<AnsweringDossier['statement']>
  readonly zone: string
}) {
  const t = useWords()
  const words = useInstantWords()
  const rows = [
    { key: t('record.system'), value: statement.system },
    { key: t('record.extractedAt'), value: words.absolute(statement.extractedAt, zone) },
    ...(statement.text ? [{ key: t('record.text'), value: <span className="pre-line">{statement.text}</span> }] : []),
  ]
  return (
    <Card title={t('record.statement')}>
      <SummaryList rows={rows} compact />
    </Card>
  )
}
