import { randomUUID } from 'node:crypto'
import { json, redirect, type AppLoadContext } from '@remix-run/node'
import type { DirectoryEntry } from '~/directory/directory.server'
import type { PersonSession } from '~/people/session'
import type { ServiceValues } from '~/ui/directory/service-fields'
import { dataCategories } from '~machines/identifiers/identifier'
import { packById, packFor } from '~machines/policy/index'
import type { ServiceFacts } from '~machines/kit/facts'
import { text, type Fields } from './form'
import { notFound } from './guard'
import { requireOrganisation, type OrganisationPage } from './members.server'
import { newToken, orThrow, performFromForm, refusalStatus } from './step.server'

/** The entry of a provider in the directory, or 404. */
export async function requireProvider(context: AppLoadContext, page: OrganisationPage, id: string) {
  const entry = await requireOrganisation(context, page, id)
  if (entry.organisation.side !== 'provider') throw notFound()
  return entry
}

/** What the services page shows: all of them, and one to be changed (`?service=`) or to be added. */
export function servicesPage({ organisation, services, version }: DirectoryEntry, request: Request) {
  const asked = new URL(request.url).searchParams.get('service')
  const chosen = services.find(({ id }) => id === asked)
  const { id: service, name, carrierGradeNat, identifierKinds, categories, ...more } = chosen ?? emptyService()
  const { retention = {}, bases = {} } = more
  const days = Object.fromEntries(Object.entries(retention).map(([category, value]) => [category, String(value)]))
  const values: ServiceValues = { name, carrierGradeNat, identifierKinds, categories, retention: days, bases }
  return {
    organisation,
    services,
    changes: chosen !== undefined,
    values,
    ...offered(organisation),
    step: { version, token: newToken(), service },
  }
}

function emptyService(): Omit<ServiceFacts, 'provider'> {
  return { id: randomUUID(), name: '', carrierGradeNat: false, identifierKinds: [], categories: [] }
}

/** Legal bases for which a provider may ask: those of its own country. */
function offered({ country }: DirectoryEntry['organisation']) {
  const { legalBases, vocabulary } = packById(packFor(country))!
  return { legalBases, vocabulary }
}

/** Days of the categories that are published; what is no whole number is said by the rule. */
function daysOf({ categories, retention }: ServiceValues): Record<string, number> {
  const said = Object.entries(retention).filter(([category, typed]) => typed !== '' && categories.includes(category))
  return Object.fromEntries(said.map(([category, typed]) => [category, /^\d{1,6}$/.test(typed) ? Number(typed) : 0]))
}

/** Legal bases of the categories that are published, where the provider asks for some. */
function basesOf({ categories, bases }: ServiceValues): Record<string, readonly string[]> {
  const said = Object.entries(bases).filter(([category, codes]) => codes.length > 0 && categories.includes(category))
  return Object.fromEntries(said)
}

/** Publishes a service as its form has it and shows the list; else answers the problems with what was typed. */
export async function publish(context: AppLoadContext, by: PersonSession, entry: DirectoryEntry, fields: Fields) {
  const values: ServiceValues = {
    name: text(fields, 'service.name'),
    carrierGradeNat: text(fields, 'service.carrierGradeNat') === 'true',
    identifierKinds: fields.getAll('service.identifierKinds'),
    categories: fields.getAll('service.categories'),
    retention: Object.fromEntries(
      dataCategories.map((category) => [category, text(fields, `service.retention.${category}`).trim()]),
    ),
    bases: Object.fromEntries(dataCategories.map((category) => [category, fields.getAll(`service.bases.${category}`)])),
  }
  const said = { retention: daysOf(values), bases: basesOf(values) }
  const data = { service: { id: text(fields, 'service'), ...values, ...said } }
  const step = { caseId: entry.organisation.id, event: 'service.publish', data }
  const answer = orThrow(await performFromForm(context, by, fields, step))
  if (answer.ok) throw redirect(context.path.split('?')[0]!)
  return json({ problems: answer.problems, values }, { status: refusalStatus(answer) })
}
