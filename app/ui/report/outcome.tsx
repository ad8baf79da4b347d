import type { ReportContext, ReportDossier } from '~machines/provider-report/case'
import { Card, Instant, SummaryList, type SummaryRow } from '~/ui/components'
import { outcomeTone } from '~/ui/requests/tones'
import { useWords } from '~/ui/words'

export interface OutcomeProps {
  readonly context: Pick<ReportContext, 'outcome' | 'ground' | 'usefulness' | 'priority'>
  readonly dossier: Pick<ReportDossier, 'triage' | 'outcome' | 'feedback' | 'withdrawal' | 'returned'>
  readonly pack: string
  readonly now: string
  readonly zone: string
}

/** What became of the report so far, the latest first, as its reader may see it. */
export function Outcome(props: OutcomeProps) {
  const { dossier } = props
  return (
    <>
      {dossier.withdrawal && <Said title="event.report.withdraw.done" said={dossier.withdrawal} {...props} />}
      {dossier.feedback && <Feedback {...props} />}
      {dossier.outcome && <Decided {...props} />}
      {dossier.triage && <Triage {...props} />}
      {dossier.returned && <Said title="event.report.return.done" said={dossier.returned} {...props} />}
    </>
  )
}

type Common = Pick<OutcomeProps, 'now' | 'zone'>

function Said({
  title,
  said,
  now,
  zone,
}: Common & { readonly title: string; readonly said: { readonly at: string; readonly text: string } }) {
  const t = useWords()
  return (
    <Card title={t(title)} tone="soon">
      <p className="quiet">
        <Instant at={said.at} now={now} zone={zone} />
      </p>
      <p className="pre-line">{said.text}</p>
    </Card>
  )
}

function Feedback({ context, dossier, pack, now, zone }: OutcomeProps) {
  const t = useWords()
  const { at, text } = dossier.feedback!
  return (
    <Card title={t('report.feedback')} tone="done">
      <p className="quiet">
        <Instant at={at} now={now} zone={zone} />
      </p>
      <p>
        <strong>{t(`pack.${pack}.usefulness.${context.usefulness}`)}</strong>
      </p>
      <p className="pre-line">{text}</p>
    </Card>
  )
}

const grounds: Readonly<Record<string, string>> = { referred: 'referralGrounds', noAction: 'noActionGrounds' }

function Decided({ context, dossier, pack, now, zone }: OutcomeProps) {
  const t = useWords()
  const { at, text, reference, shared, to } = dossier.outcome!
  const outcome = context.outcome!
  const rows: readonly (SummaryRow | false)[] = [
    to !== null && { key: t('report.referredTo'), value: to.name },
    context.ground !== null && {
      key: t('record.ground'),
      value: t(`pack.${pack}.${grounds[outcome]}.${context.ground}`),
    },
    reference !== '' && {
      key: t('report.outcome.reference'),
      value: shared ? reference : `${reference} (${t('report.outcome.unshared')})`,
    },
    text !== '' && { key: t('record.text'), value: <span className="pre-line">{text}</span> },
  ]
  const shown = rows.filter((row) => row !== false)
  return (
    <Card title={t(`outcome.${outcome}`)} tone={outcomeTone(outcome) === 'danger' ? 'danger' : 'plain'}>
      <p className="quiet">
        <Instant at={at} now={now} zone={zone} />
      </p>
      {shown.length > 0 && <SummaryList rows={shown} compact />}
    </Card>
  )
}

function Triage({ context, dossier, pack, now, zone }: OutcomeProps) {
  const t = useWords()
  const { at, text } = dossier.triage!
  return (
    <Card title={t('report.triage')}>
      <p className="quiet">
        <Instant at={at} now={now} zone={zone} /> · {t('report.triage.internal')}
      </p>
      {context.priority && (
        <p>
          <strong>{t('report.priority.is', { priority: t(`pack.${pack}.priorities.${context.priority}`) })}</strong>
        </p>
      )}
      <p className="pre-line">{text}</p>
    </Card>
  )
}
