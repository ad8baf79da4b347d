import { isCurrency, readAmount } from '~machines/kit/money'
import type { RequestContent } from '~machines/request/case'
import { problem, type Problem } from '~machines/kit/refusal'
import { dateFrom } from '~/ui/form'
import { text, texts, type Fields } from './form'
import { problemsAt, readIdentifier, readMoment } from './identifier-form'
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
  'clarification.seek': (fields) => good({ questions: questionsFrom(fields) }),
  'clarification.answer': clarificationFrom,
  'decision.give': read('text'),
  'request.refuse': read('ground', 'text'),
  'request.notHolder': read('text', 'referral'),
  'collection.complete': completionFrom,
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

/** Questions that have anything in them, in their order. */
export function questionsFrom(fields: Fields): { readonly field: string; readonly text: string }[] {
  const rows = Math.min(50, Number(text(fields, 'rows')) || 0)
  return Array.from({ length: rows }, (_, index) => ({
    field: text(fields, `questions.${index}.field`),
    text: text(fields, `questions.${index}.text`),
  })).filter(({ field, text: asked }) => field !== '' || asked.trim() !== '')
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

/** What the officer changed of what was asked about; fields that were left as they are say nothing. */
function clarificationFrom(fields: Fields, { content, now }: Reading): ReadData {
  const changes = content.identifiers.map(({ id }) => identifierChange(fields, content, id, now))
  const problems = changes.flatMap((change) => change?.problems ?? [])
  if (problems.length > 0) return { ok: false, problems }
  const identifiers = Object.fromEntries(changes.flatMap((change) => (change?.entry ? [change.entry] : [])))
  const sections = { matter: sectionChange(fields, 'matter', content), basis: sectionChange(fields, 'basis', content) }
  const changed = Object.entries({ ...sections, identifiers }).filter(([, values]) => Object.keys(values).length > 0)
  return good({ text: text(fields, 'text'), ...Object.fromEntries(changed) })
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

function identifierChange(
  fields: Fields,
  { identifiers }: RequestContent,
  id: string,
  now: string,
): IdentifierChange | null {
  const at = (name: string) => `identifiers.${id}.${name}`
  const choice = text(fields, at('choice'))
  if (choice === 'withdraw') return { entry: [id, null] }
  if (choice !== 'correct') return null
  const { kind, value } = identifiers.find((identifier) => identifier.id === id)!
  const typed = { kind, value, categories: fields.getAll(at('categories')) }
  const times = { from: text(fields, at('from')), until: text(fields, at('until')), zone: text(fields, at('zone')) }
  const read = readIdentifier({ ...typed, ...times, port: text(fields, at('port')) }, id, now)
  if (read.ok) return { entry: [id, read.identifier] }
  return { problems: read.problems.map((each) => ({ ...each, field: at(each.field) })) }
}
