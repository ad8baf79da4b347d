import type { RequestDossier } from '~machines/request/case'
import { Card, Instant } from '~/ui/components'
import { useWords } from '~/ui/words'

type Answer = NonNullable<RequestDossier['answer']>

export interface AnswerCardProps {
  readonly answer: Answer
  readonly pack: string
  readonly now: string
  readonly zone: string
}

/** What the provider said of the request as a whole, with its ground and the way on. */
export function AnswerCard({ answer, pack, now, zone }: AnswerCardProps) {
  const t = useWords()
  const { kind, at, ground, text, referral } = answer
  const list = kind === 'rejection' ? 'rejectionGrounds' : 'refusalGrounds'
  const refused = kind === 'refusal' || kind === 'rejection'
  return (
    <Card title={t(`case.answer.${kind}`)} tone={refused ? 'danger' : kind === 'notHolder' ? 'soon' : 'plain'}>
      <p className="quiet">
        <Instant at={at} now={now} zone={zone} />
      </p>
      {ground && <p>{t('case.answer.ground', { ground: t(`pack.${pack}.${list}.${ground}`) })}</p>}
      {text && <p className="pre-line">{text}</p>}
      {referral && <p>{t('case.answer.referral', { referral })}</p>}
      {kind !== 'decision' && <p className="quiet">{t('record.remedy')}</p>}
    </Card>
  )
}
