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
export const codeLists: Readonly<Record<string, string>> = {
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

/** The page's language: its words, days and instants, and the people it may name. */
export interface TrailSpeech {
  readonly t: TFunction
  /** a day, ISO 8601 */
  readonly day: (day: string) => string
  /** an instant, ISO 8601 in UTC */
  readonly instant: (at: string) => string
  /** a person by id; null where this reader may not know them */
  readonly person: (id: string) => string | null
}

type Reader = (speech: TrailSpeech, value: string, list: string) => string | null

const fromList: Reader = ({ t }, code, list) => t(`${list}.${code}`)

/** How each fact that an entry holds in clear is said; null where there is nothing to say of it. */
const readers: Readonly<Record<string, Reader>> = {
  reason: fromList,
  method: fromList,
  ground: fromList,
  usefulness: fromList,
  defects: ({ t }, codes, list) =>
    codes
      .split(',')
      .map((code) => t(`${list}.${code}`))
      .join('; '),
  answer: ({ t }, code) => t(`source.call.answer.${code}`),
  decision: ({ t }, code) => t(`record.decided.${code}`),
  result: ({ t }, code, list) => t(isPacks(list) ? `result.${code}` : `${list}.${code}`),
  authority: ({ t }, code) => t(`issuer.${code}`),
  effect: ({ t }, code) => t(`file.effect.${code}`),
  settled: ({ t }, code) => t(`file.settled.${code}`),
  kept: ({ t }, code) => t(`kept.${code}`),
  how: ({ t }, code, list) => t(isPacks(list) ? `related.${code}.earlier` : `${list}.${code}`),
  kind: ({ t }, code) => t(`orders.kind.${code}`),
  signature: ({ t }, code) => t(`orders.verdict.${code}`),
  section: ({ t }, code) => t(`filing.section.${code}`),
  part: ({ t }, code) => t(`abroad.${code}`),
  form: ({ t }, code) => t(`record.form.${code}`),
  rule: ({ t }, code) => t(`deadline.${code}`),
  mark: ({ t }, mark) => markInWords(t, mark),
  notice: ({ t }, code) => t(`case.notice.${code}`),
  side: ({ t }, code) => t(`side.${code}`),
  until: ({ t, day }, last) => t('case.secrecy.until', { day: day(last) }),
  day: ({ t, day }, told) => t('case.trail.told', { day: day(told) }),
  due: ({ t, instant }, at) => t('case.trail.due', { instant: instant(at) }),
  calledAt: ({ t, instant }, at) => t('case.trail.called', { instant: instant(at) }),
  doneAt: ({ t, instant }, at) => t('case.trail.at', { instant: instant(at) }),
  to: ({ t, person }, id) => named(t, 'case.trail.to', person(id)),
  person: ({ t, person }, id) => named(t, 'case.trail.for', person(id)),
  minutes: ({ t }, count) => t('costs.minutes', { count: Number(count) }),
  estimate: ({ t }, number) => t('costs.estimate', { number }),
  items: ({ t }, count) => t('record.items.count', { count: Number(count) }),
  identifiers: ({ t }, count) =>
    count === 'all' ? t('sight.trail.all') : t('sight.trail.some', { count: Number(count) }),
  references: ({ t }, count) => t('material.count', { count: Number(count) }),
  recipients: ({ t }, count) => t('case.trail.recipients', { count: Number(count) }),
}

/** What an empty value says; elsewhere it says nothing. */
const emptyReaders: Readonly<Record<string, (t: TFunction) => string>> = {
  until: (t) => t('case.secrecy.open'),
}

/** Ids and hashes of stored bytes, and what is said beside them otherwise: left to those who verify. */
export const unsaid: readonly string[] = [
  ...['order', 'file', 'material', 'record', 'case', 'request', 'origin', 'agency', 'entry'],
  ...['size', 'sealed', 'sha256', 'language', 'start', 'amount', 'currency'],
]

/** Whether a fact of this name is said in words, or is known to be left unsaid. */
export const isAccountedFor = (name: string) => name in readers || unsaid.includes(name)

/** The codes, days and counts an entry holds in clear, in words. */
export function factsInWords(
  speech: TrailSpeech,
  pack: string,
  event: string,
  facts: Readonly<Record<string, unknown>>,
): string[] {
  const list = ownCodes[event] ?? `pack.${pack}.${codeLists[event] ?? ''}`
  const money = typeof facts.amount === 'number' ? [plainMoney(facts as unknown as Money)] : []
  const coded = Object.entries(facts).map(([name, value]) =>
    value === '' ? (emptyReaders[name]?.(speech.t) ?? null) : (readers[name]?.(speech, String(value), list) ?? null),
  )
  return [...money, ...coded.filter((said) => said !== null)]
}

function named(t: TFunction, key: string, name: string | null): string | null {
  return name === null ? null : t(key, { name })
}

/** `80`: after 80 per cent of the time; `3h`: after three hours. */
function markInWords(t: TFunction, mark: string): string {
  const count = Number.parseInt(mark, 10)
  return mark.endsWith('h') ? t('case.trail.mark.hours', { count }) : t('case.trail.mark.share', { count })
}
