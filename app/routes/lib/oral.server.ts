import { json, redirect, type AppLoadContext } from '@remix-run/node'
import { Temporal } from 'temporal-polyfill'
import { randomUUID } from 'node:crypto'
import type { PersonSession } from '~/people/session'
import { packName } from '~/ui/case/facts'
import type { OralFormProps, OralTyped } from '~/ui/emergency/oral-form'
import { instrumentsFor } from '~machines/emergency/terms'
import { dataCategories, type Identifier } from '~machines/identifiers/identifier'
import { readPasted } from '~machines/identifiers/paste'
import { problem, type Problem } from '~machines/kit/refusal'
import { packById, packFor } from '~machines/policy/index'
import { emergency } from '~machines/emergency'
import { text, texts, type Fields } from './form'
import { problemsAt, readMoment } from './identifier-form'
import { newToken, orThrow, performFromForm, refusalStatus } from './step.server'

const typedNames = [
  ...['agencyId', 'serviceId', 'caller', 'callerNumber', 'calledAt', 'zone', 'title', 'offence', 'basis', 'facts'],
  ...['identifiers', 'values.answerLanguage'],
]
const perilNames = ['instrument', 'danger', 'endangered', 'imminence', 'use']

type Drawn = Omit<OralFormProps, 'typed' | 'read' | 'problems'>

/** What the form is drawn from, for somebody of a provider who takes a call. */
export async function oralForm({ liaison }: AppLoadContext, person: PersonSession): Promise<Drawn> {
  const { organisation } = person
  const pack = packById(packFor(organisation.country))!
  const entry = await liaison.directory.entry(person, organisation.id)
  const services = entry?.services ?? []
  const agencies = (await liaison.directory.listed(person)).filter(
    ({ side, state }) => side === 'agency' && state === 'active',
  )
  return {
    hidden: { caseId: randomUUID(), token: newToken() },
    ...{ agencies, services, zone: organisation.zone, pack: packName(pack.id), instruments: instrumentsFor(pack) },
    categories: dataCategories.filter((category) => services.some(({ categories }) => categories.includes(category))),
    lists: { dangers: pack.dangers, offences: pack.offences, legalBases: pack.legalBases },
  }
}

/** The call is being taken now, until somebody says otherwise. */
export function nothingTyped({ liaison }: AppLoadContext, { organisation, language }: PersonSession): OralTyped {
  const { zone } = organisation
  const local = Temporal.Instant.from(liaison.platform.clock.now()).toZonedDateTimeISO(zone).toPlainDateTime()
  const calledAt = local.toString({ smallestUnit: 'minute' }).replace('T', ' ')
  return { values: { zone, calledAt, 'values.answerLanguage': language }, categories: [] }
}

interface Read {
  readonly typed: OralTyped
  readonly identifiers: readonly Identifier[]
  readonly problems: readonly Problem[]
  readonly data: object
}

/** Shows what was understood of the call, or records it: nothing is guessed, and what was typed is kept. */
export async function recordCall(context: AppLoadContext, person: PersonSession, fields: Fields) {
  const { typed, identifiers: read, problems, data } = readCall(fields, context.liaison.platform.clock.now())
  if (problems.length > 0) return json({ oral: { typed, read, problems } }, { status: 422 })
  if (text(fields, 'intent') !== 'record') return json({ oral: { typed, read, problems: [] as Problem[] } })
  const caseId = text(fields, 'caseId')
  const step = { caseId, procedure: emergency.id, event: 'oral.record', data }
  const answer = orThrow(await performFromForm(context, person, fields, step))
  if (answer.ok) throw redirect(`/requests/${caseId}?done=${answer.entry}`)
  return json({ oral: { typed, read, problems: answer.problems.map(shownAt) } }, { status: refusalStatus(answer) })
}

function readCall(fields: Fields, now: string): Read {
  const values = texts(fields, [...typedNames, ...perilNames.map((name) => `peril.${name}`)])
  const categories = fields.getAll('categories')
  const calledAt = readMoment(values.calledAt!, values.zone!, now)
  const asked = dataCategories.filter((category) => categories.includes(category))
  const pasted = readPasted({ text: values.identifiers!, now, zone: values.zone!, categories: asked })
  const identifiers = pasted.rows.flatMap(({ identifier }) => identifier ?? [])
  const unread = [...pasted.problems, ...pasted.rows.flatMap((row) => row.problems)]
  const peril = Object.fromEntries(perilNames.map((name) => [name, values[`peril.${name}`]!]))
  const { agencyId, serviceId, caller, callerNumber, title, offence, basis, facts } = values
  return {
    typed: { values, categories },
    identifiers,
    problems: distinct([
      ...problemsAt('calledAt', calledAt),
      ...(calledAt.ok && calledAt.value === null ? [problem('moment-missing', 'calledAt')] : []),
      ...(identifiers.some((each) => each.categories.length === 0) ? [problem('category-missing', 'categories')] : []),
      ...(values.identifiers === '' ? [] : unread.map((each) => ({ ...each, field: 'identifiers' }))),
    ]),
    data: {
      ...{ agencyId, serviceId, caller, callerNumber, title, offence, basis, facts, peril, identifiers },
      calledAt: calledAt.ok ? (calledAt.value?.instant ?? '') : '',
      answerLanguage: values['values.answerLanguage'],
    },
  }
}

/** Whatever is wrong with an identifier stands at the one field for them all. */
function shownAt(each: Problem): Problem {
  return each.field.startsWith('identifiers') ? { ...each, field: 'identifiers' } : each
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((each) => [`${each.field} ${each.rule}`, each])).values()]
}
