import { Card, Instant } from '~/ui/components'
import { SummaryList } from '~/ui/components/summary-list'
import { useWords } from '~/ui/words'
import type { EmergencyContext, EmergencyDossier } from '~machines/emergency/case'
import { ValidationCard } from '~/ui/request/validation-card'
import { PerilCard } from './peril-card'
import { ShareCard, type ShareProps } from './share'

export interface EmergencyShown extends Pick<
  EmergencyDossier,
  'peril' | 'oral' | 'assessed' | 'downgrade' | 'validation' | 'restriction'
> {
  readonly standing: Pick<EmergencyContext, 'validation' | 'authoriser'> & { readonly confirmed: boolean }
  /** how often the agency has asked so before, for those who examine it */
  readonly share: ShareProps | null
  /** where the same is asked in the ordinary way; null for whoever may not, or while it is not called for */
  readonly ordinary: string | null
}

export interface EmergencyProps {
  readonly shown: EmergencyShown
  /** policy pack's name in keys */
  readonly pack: string
  readonly now: string
  readonly zone: string
}

/** What an emergency shows beside what every request does. */
export function Emergency(props: EmergencyProps) {
  const { shown, pack } = props
  return (
    <>
      <Downgraded {...props} />
      <OralCard {...props} />
      <PerilCard peril={shown.peril} pack={pack} />
      <ValidationCard
        {...{ standing: shown.standing.validation, outcome: shown.validation, of: 'text' }}
        {...{ now: props.now, zone: props.zone }}
      />
      <Restricted {...props} />
      {shown.share && <ShareCard {...shown.share} />}
    </>
  )
}

/** Asked by voice: who called, when, and whether it was confirmed in writing since. */
function OralCard({ shown: { oral, standing }, now, zone }: EmergencyProps) {
  const t = useWords()
  if (!oral) return null
  const settled = standing.authoriser !== null
  const stage = settled ? 'countersigned' : standing.confirmed ? 'confirmed' : 'open'
  const rows = [
    { key: t('oral.caller'), value: oral.caller },
    ...(oral.callerNumber ? [{ key: t('oral.callerNumber'), value: oral.callerNumber }] : []),
    { key: t('oral.calledAt'), value: <Instant at={oral.calledAt} {...{ now, zone }} /> },
    { key: t('oral.recordedAt'), value: <Instant at={oral.at} {...{ now, zone }} /> },
    { key: t('oral.inWriting'), value: t(`oral.stage.${stage}`) },
  ]
  return (
    <Card title={t('oral.title')} tone={settled ? 'plain' : 'soon'}>
      <SummaryList rows={rows} compact />
      {oral.code !== '' && !settled && (
        <p>
          {t('oral.code')} <strong className="script__words">{oral.code}</strong>
        </p>
      )}
    </Card>
  )
}

function Restricted({ shown: { restriction }, now, zone }: EmergencyProps) {
  const t = useWords()
  if (!restriction) return null
  const rows = [
    { key: t('restriction.how'), value: t(`restriction.${restriction.how}`) },
    { key: t('restriction.doneAt'), value: <Instant at={restriction.doneAt} {...{ now, zone }} /> },
    { key: t('restriction.system'), value: restriction.system },
  ]
  return (
    <Card title={t('restriction.title')} tone="done">
      <SummaryList rows={rows} compact />
      <p className="pre-line">{restriction.text}</p>
    </Card>
  )
}

function Downgraded({ shown: { downgrade, ordinary }, pack, now, zone }: EmergencyProps) {
  const t = useWords()
  if (!downgrade) return null
  return (
    <Card title={t('downgrade.title')} tone="soon">
      <p className="quiet">
        <Instant at={downgrade.at} {...{ now, zone }} />
      </p>
      <p>{t('case.answer.ground', { ground: t(`pack.${pack}.downgradeGrounds.${downgrade.ground}`) })}</p>
      <p className="pre-line">{downgrade.text}</p>
      {ordinary && (
        <p>
          <a href={ordinary}>{t('downgrade.ordinary')}</a>
        </p>
      )}
    </Card>
  )
}
