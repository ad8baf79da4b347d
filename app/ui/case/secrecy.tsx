import { Card, Instant, Tag, useDayWords } from '~/ui/components'
import { sourceWords } from '~/ui/policy-words'
import { useWords } from '~/ui/words'
import type { NoticeRule } from '~machines/policy/pack'
import { isNoticeDue, isOpenEnded, type RequestSecrecy } from '~machines/request/secrecy/case'
import { StepLinks } from './step-links'

export interface SecrecyProps {
  readonly secrecy: RequestSecrecy
  /** who tells the person under the pack of the case, and where that stands */
  readonly rule: NoticeRule
  /** vocabulary of the pack */
  readonly pack: string
  /** events this person may perform now */
  readonly offers: readonly string[]
  readonly caseId: string
  readonly now: string
  readonly zone: string
}

const steps = [
  ['notice.give', 'go'],
  ['notice.withhold', 'calm'],
  ['secrecy.extend', 'calm'],
] as const

/** How long the request is secret, by which order, and whether the person concerned was told afterwards. */
export function Secrecy({ secrecy, rule, pack, offers, caseId, now, zone }: SecrecyProps) {
  const t = useWords()
  const days = useDayWords()
  const { orders, lapsedAt, notices } = secrecy
  const order = orders.at(-1)
  if (!order) return null
  const due = isNoticeDue(secrecy, rule)
  const here = steps.filter(([event]) => offers.includes(event))
  return (
    <Card title={t('case.secrecy')} tone={due ? 'action' : 'plain'} id="secrecy">
      <p>
        {order.until ? t('case.secrecy.until', { day: days.of(order.until) }) : t('filing.handling.secret')}{' '}
        {isOpenEnded(secrecy) && <Tag tone="soon">{t('case.secrecy.open')}</Tag>}
      </p>
      <p className="quiet">{t('case.secrecy.ground', { ground: order.ground })}</p>
      {lapsedAt && (
        <p>
          {t('case.secrecy.lapsed')} <Instant at={lapsedAt} now={now} zone={zone} />
        </p>
      )}
      {due && <p>{t(`case.notice.due.${rule.givenBy}`, { source: sourceWords(t, rule.source) })}</p>}
      {notices.map(({ at, given, day, code, text }) => (
        <div key={at}>
          <p>
            {given
              ? t('case.notice.given', { day: days.of(day), how: t(`notice.way.${code}`) })
              : t('case.notice.withheld', {
                  day: days.of(day),
                  ground: t(`pack.${pack}.withholdGrounds.${code}`),
                })}
          </p>
          {text && <p className="pre-line">{text}</p>}
        </div>
      ))}
      <StepLinks caseId={caseId} steps={here} />
    </Card>
  )
}
