import { isSameIdentifier, type Identifier } from '~machines/identifiers/identifier'
import { parsePort } from '~machines/identifiers/values'
import { isCurrency, readAmount } from '~machines/kit/money'
import type { RequestContent } from '~machines/request/case'
import { problem, type Problem } from '~machines/kit/refusal'
import { shownMoments } from '~/ui/case/defect-fields'
import { dateFrom } from '~/ui/form'
import { text, texts, type Fields } from './form'
import { problemsAt, readMoment } from './identifier-form'
import { referencesFrom } from './material-form'
import { secrecyFrom } from './secrecy-form'
import { sensitiveFrom } from './sensitive-form'

export interface Reading {
  readonly content: RequestContent
  /** instant of the question, ISO 8601 in UTC */
  readonly now: string
}

/** The data of a step as its form has them, or what of it can't be read. */
export type ReadData =
  { readonly ok: true; readonly data: object } | { readonly ok: false; readonly problems: readonly Problem[] }

type Reader = (fields: Fields, reading: Reading) => ReadData

const good = (data: object): ReadData => ({ ok: true, data })
const read =
  (...names: string[]): Reader =>
  (fields) =>
    good(texts(fields, names))
const nothing: Reader = () => good({})

const readers: Readonly<Record<string, Reader>> = {
  'request.acknowledge': nothing,
  'review.take': nothing,
  'source.reject': read('ground', 'text'),
  'clarification.seek': (fields) => good({ defects: defectsFrom(fields) }),
  'clarification.answer': clarificationFrom,
  'decision.give': read('text'),
  'request.refuse': read('ground', 'text'),
  'request.notHolder': read('text', 'referral'),
  'collection.complete': completionFrom,
  'material.refer': (fields) =>
    good({
      // the form's own token names it: sent twice, it is one
      material: text(fields, 'token'),
      items: fields.getAll('items'),
      references: referencesFrom(text(fields, 'references')),
      ...texts(fields, ['to', 'how']),
    }),
  'quality.return': read('text'),
  'answer.deliver': (fields) =>
    good({ complete: text(fields, 'complete') === 'true', instants: text(fields, 'instants') === 'true' }),
  'receipt.confirm': read('text'),
  'answer.contest': read('ground', 'text'),
  'deadline.acknowledge': nothing,
  'breach.explain': read('ground', 'text'),
  'item.secure': (fields) => good({ items: fields.getAll('items'), ...texts(fields, ['kept', 'ground', 'text']) }),
  'preservation.confirm': read('system', 'text'),
  'preservation.extend': read('order', 'issuedBy', 'text'),
  'path.disclose': read('provider', 'name', 'text'),
  'preservation.convert': read('request', 'text'),
  'preservation.release': read('text'),
  'oral.confirm': (fields) =>
    good({
      ...texts(fields, ['code', 'facts', 'order', 'issuedBy', 'necessity', 'declared']),
      issuedOn: dateFrom(fields, 'issuedOn'),
      ...secrecyFrom(fields, ''),
      sensitive: sensitiveFrom(fields, 'sensitive.'),
    }),
  'oral.countersign': (fields) => good({ checked: text(fields, 'checked') === 'true' }),
  'emergency.accept': (fields) => good({ met: text(fields, 'met') === 'true', text: text(fields, 'text') }),
  'emergency.downgrade': read('ground', 'text'),
  'validation.record': (fields) =>
    good({
      ...texts(fields, ['result', 'authority', 'order', 'issuedBy', 'text']),
      issuedOn: dateFrom(fields, 'issuedOn'),
    }),
  'restriction.prove': restrictionFrom,
  'cost.estimate': (fields) => costFrom(fields, texts(fields, ['text'])),
  'cost.agree': (fields) =>
    good({ ...numbers(fields, ['estimate', 'amount']), ...texts(fields, ['currency', 'text']) }),
  'cost.decline': (fields) => good({ ...numbers(fields, ['estimate']), text: text(fields, 'text') }),
  'cost.invoice': (fields) => costFrom(fields, { ...texts(fields, ['number', 'text']), day: dateFrom(fields, 'day') }),
  'secrecy.extend': (fields) => good({ ...texts(fields, ['ground', 'text']), until: dateFrom(fields, 'until') }),
  'notice.give': (fields) => good({ ...texts(fields, ['how', 'text']), day: dateFrom(fields, 'day') }),
  'notice.withhold': (fields) =>
    good({ ...texts(fields, ['ground', 'order', 'text']), until: dateFrom(fields, 'until') }),
  'request.reassign': read('to', 'text'),
  'request.amend': read('text'),
  'request.withdraw': read('text'),
  'request.reclaim': read('text'),
}

export function readStep(event: string, fields: Fields, reading: Reading): ReadData {
  return readers[event]!(fields, reading)
}

/** Defects of which anything was said, in their order. */
export function defectsFrom(fields: Fields): Record<'code' | 'field' | 'text', string>[] {
  const rows = Math.min(50, Number(text(fields, 'rows')) || 0)
  const at = (index: number, name: string) => text(fields, `defects.${index}.${name}`)
  return Array.from({ length: rows }, (_, index) => ({
    ...{ code: at(index, 'code'), field: at(index, 'field'), text: at(index, 'text') },
  })).filter((defect) => Object.values(defect).some((said) => said.trim() !== ''))
}

function completionFrom(fields: Fields, { now }: Reading): ReadData {
  const at = readMoment(text(fields, 'extractedAt'), text(fields, 'zone'), now)
  if (!at.ok) return { ok: false, problems: problemsAt('extractedAt', at) }
  if (!at.value) return { ok: false, problems: [problem('moment-missing', 'extractedAt')] }
  return good({ ...texts(fields, ['system', 'text']), extractedAt: at.value.instant })
}

/** An amount is kept in minor units; how it is typed, its currency says. */
function costFrom(fields: Fields, more: object): ReadData {
  const currency = text(fields, 'currency')
  if (!isCurrency(currency)) return { ok: false, problems: [problem('currency-unknown', 'currency')] }
  const typed = text(fields, 'amount').trim()
  const amount = readAmount(typed, currency)
  if (amount === null)
    return { ok: false, problems: [problem(typed === '' ? 'amount-missing' : 'amount-unreadable', 'amount')] }
  const minutes = text(fields, 'minutes').trim()
  if (!/^\d{1,7}$/.test(minutes)) return { ok: false, problems: [problem('minutes-unreadable', 'minutes')] }
  return good({ ...more, amount, currency, minutes: Number(minutes) })
}

function numbers(fields: Fields, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, Number(text(fields, name))]))
}

function restrictionFrom(fields: Fields, { now }: Reading): ReadData {
  const at = readMoment(text(fields, 'doneAt'), text(fields, 'zone'), now)
  if (!at.ok) return { ok: false, problems: problemsAt('doneAt', at) }
  if (!at.value) return { ok: false, problems: [problem('moment-missing', 'doneAt')] }
  return good({ ...texts(fields, ['how', 'system', 'text']), doneAt: at.value.instant })
}

/** What the officer changed of what the defects name, and said to each; fields that were left as they are say nothing. */
function clarificationFrom(fields: Fields, { content, now }: Reading): ReadData {
  const changes = content.identifiers.map((identifier) => identifierChange(fields, identifier, now))
  const problems = changes.flatMap((change) => change?.problems ?? [])
  if (problems.length > 0) return { ok: false, problems }
  const identifiers = Object.fromEntries(changes.flatMap((change) => (change?.entry ? [change.entry] : [])))
  const sections = { matter: sectionChange(fields, 'matter', content), basis: sectionChange(fields, 'basis', content) }
  const changed = Object.entries({ ...sections, identifiers }).filter(([, values]) => Object.keys(values).length > 0)
  const count = Math.min(50, Number(text(fields, 'defects')) || 0)
  const words = Array.from({ length: count }, (_, index) => text(fields, `words.${index}`))
  return good({ text: text(fields, 'text'), words, ...Object.fromEntries(changed) })
}

function sectionChange(fields: Fields, section: 'matter' | 'basis', content: RequestContent): Record<string, string> {
  const present = content[section] as Readonly<Record<string, string>>
  const names = Object.keys(present).filter((name) => isPosted(fields, `${section}.${name}`))
  const typed = names.map((name) => [name, typedText(fields, `${section}.${name}`)] as const)
  return Object.fromEntries(typed.filter(([name, value]) => value !== present[name]))
}

function isPosted(fields: Fields, name: string): boolean {
  return fields.has(name) || fields.has(`${name}.day`)
}

function typedText(fields: Fields, name: string): string {
  return fields.has(`${name}.day`) ? dateFrom(fields, name) : text(fields, name).replace(/\r\n?/g, '\n')
}

interface IdentifierChange {
  readonly entry?: readonly [string, unknown]
  readonly problems?: readonly Problem[]
}

/** The parts that the form offered, as they were typed; a part that was left as it is stays as it was stated. */
function identifierChange(fields: Fields, before: Identifier, now: string): IdentifierChange | null {
  const { id } = before
  const at = (name: string) => `identifiers.${id}.${name}`
  if (text(fields, at('withdraw')) === 'true') return { entry: [id, null] }
  const offered = new Set(fields.getAll(at('parts')))
  const moment = (part: 'from' | 'until') => {
    const [local, zone] = [text(fields, at(part)), text(fields, at('zone'))]
    return offered.has(part) && !isAsShown(before, part, local, zone)
      ? readMoment(local, zone, now)
      : kept(before[part])
  }
  const parts = {
    port: offered.has('port') ? parsePort(text(fields, at('port'))) : kept(before.port),
    ...{ from: moment('from'), until: moment('until') },
  }
  const problems = Object.entries(parts).flatMap(([part, read]) => problemsAt(part, read))
  if (problems.length > 0) return { problems: problems.map((each) => ({ ...each, field: at(each.field) })) }
  const { port, from, until } = parts
  if (!port.ok || !from.ok || !until.ok) return null
  const ticked = fields.getAll(at('categories'))
  const categories = offered.has('categories')
    ? before.categories.filter((category) => ticked.includes(category))
    : before.categories
  const after = { ...before, port: port.value, from: from.value, until: until.value, categories }
  return isSameIdentifier(before, after) ? null : { entry: [id, after] }
}

const kept = <T>(value: T) => ({ ok: true, value }) as const

/** Whether a moment stands in the form as the form showed it. */
function isAsShown(before: Identifier, part: 'from' | 'until', local: string, zone: string): boolean {
  const shown = shownMoments(before)
  return local.trim() === shown[part] && zone.trim() === shown.zone
}
