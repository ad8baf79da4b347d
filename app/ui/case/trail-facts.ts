import type { TFunction } from 'i18next'
import { plainMoney, type Money } from '~machines/kit/money'

/** Where the codes of an event are said that are the portal's or a treaty's, and no pack's. */
const ownCodes: Readonly<Record<string, string>> = {
  'point.check': 'abroad.method',
  'point.consult': 'abroad.consultation',
  'point.refuse': 'abroad.refusal',
  'mutualAssistance.decide': 'abroad.assistance',
  'notice.give': 'notice.way',
  'restriction.prove': 'restriction',
  'validation.record': 'validation',
}

/** Lists of the policy pack in which an event's codes stand. */
const codeLists: Readonly<Record<string, string>> = {
  'request.return': 'returnReasons',
  'source.verify': 'sourceCheckMethods',
  'source.reject': 'rejectionGrounds',
  'request.refuse': 'refusalGrounds',
  'item.decide': 'refusalGrounds',
  'item.collect': 'nilGrounds',
  'item.secure': 'nilGrounds',
  'answer.contest': 'contestGrounds',
  'breach.explain': 'breachGrounds',
  'report.refer': 'referralGrounds',
  'report.dismiss': 'noActionGrounds',
  'report.feedback': 'usefulness',
  'clarification.seek': 'defects',
  'emergency.downgrade': 'downgradeGrounds',
  'notice.withhold': 'withholdGrounds',
  'identity.reveal': 'sightReasons',
  'identity.askOversight': 'sightReasons',
}

const isPacks = (list: string) => list.startsWith('pack.')

type Reader = (t: TFunction, value: string, list: string) => string

/** How each fact that an entry holds in clear is said; ids and hashes of stored bytes are left to those who verify. */
const readers: Readonly<Record<string, Reader>> = {
  reason: (t, code, list) => t(`${list}.${code}`),
  method: (t, code, list) => t(`${list}.${code}`),
  ground: (t, code, list) => t(`${list}.${code}`),
  usefulness: (t, code, list) => t(`${list}.${code}`),
  defects: (t, codes, list) =>
    codes
      .split(',')
      .map((code) => t(`${list}.${code}`))
      .join('; '),
  answer: (t, code) => t(`source.call.answer.${code}`),
  decision: (t, code) => t(`record.decided.${code}`),
  result: (t, code, list) => t(isPacks(list) ? `result.${code}` : `${list}.${code}`),
  effect: (t, code) => t(`file.effect.${code}`),
  settled: (t, code) => t(`file.settled.${code}`),
  kept: (t, code) => t(`kept.${code}`),
  how: (t, code, list) => t(isPacks(list) ? `related.${code}.earlier` : `${list}.${code}`),
  kind: (t, code) => t(`orders.kind.${code}`),
  signature: (t, code) => t(`orders.verdict.${code}`),
  section: (t, code) => t(`filing.section.${code}`),
  form: (t, code) => t(`record.form.${code}`),
  rule: (t, code) => t(`deadline.${code}`),
  mark: (t, mark) => markInWords(t, mark),
  notice: (t, code) => t(`case.notice.${code}`),
  side: (t, code) => t(`side.${code}`),
  minutes: (t, count) => t('costs.minutes', { count: Number(count) }),
  estimate: (t, number) => t('costs.estimate', { number }),
  items: (t, count) => t('record.items.count', { count: Number(count) }),
  identifiers: (t, count) => (count === 'all' ? t('sight.trail.all') : t('sight.trail.some', { count: Number(count) })),
  references: (t, count) => t('material.count', { count: Number(count) }),
  recipients: (t, count) => t('case.trail.recipients', { count: Number(count) }),
}

/** The codes and counts an entry holds in clear, in words. */
export function factsInWords(
  t: TFunction,
  pack: string,
  event: string,
  facts: Readonly<Record<string, unknown>>,
): string[] {
  const list = ownCodes[event] ?? `pack.${pack}.${codeLists[event] ?? ''}`
  const money = typeof facts.amount === 'number' ? [plainMoney(facts as unknown as Money)] : []
  const coded = Object.entries(facts).flatMap(([name, value]) => {
    const reader = readers[name]
    return reader && value !== '' ? [reader(t, String(value), list)] : []
  })
  return [...money, ...coded]
}

/** `80`: after 80 per cent of the time; `3h`: after three hours. */
function markInWords(t: TFunction, mark: string): string {
  const count = Number.parseInt(mark, 10)
  return mark.endsWith('h') ? t('case.trail.mark.hours', { count }) : t('case.trail.mark.share', { count })
}
