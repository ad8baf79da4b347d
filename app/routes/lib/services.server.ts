import { randomUUID } from 'node:crypto'
import { json, redirect, type AppLoadContext } from '@remix-run/node'
import type { DirectoryEntry } from '~/directory/directory.server'
import type { PersonSession } from '~/people/session'
import type { ServiceValues } from '~/ui/directory/service-fields'
import { text, type Fields } from './form'
import { notFound, requirePerson } from './guard'
import { newToken, orThrow, performFromForm, refusalStatus } from './step.server'

/** The entry of a provider in the directory, or 404. */
export async function requireProvider(context: AppLoadContext, id: string): Promise<DirectoryEntry> {
  const entry = await context.liaison.directory.entry(requirePerson(context), id)
  if (entry?.organisation.side !== 'provider') throw notFound()
  return entry
}

/** What the services page shows: all of them, and one to be changed (`?service=`) or to be added. */
export function servicesPage({ organisation, services, version }: DirectoryEntry, request: Request) {
  const asked = new URL(request.url).searchParams.get('service')
  const chosen = services.find(({ id }) => id === asked)
  const { id: service, name, carrierGradeNat, identifierKinds, categories } = chosen ?? emptyService()
  const values: ServiceValues = { name, carrierGradeNat, identifierKinds, categories }
  return {
    organisation,
    services,
    changes: chosen !== undefined,
    values,
    step: { version, token: newToken(), service },
  }
}

function emptyService() {
  return { id: randomUUID(), name: '', carrierGradeNat: false, identifierKinds: [], categories: [] }
}

/** Publishes a service as its form has it and shows the list; else answers the problems with what was typed. */
export async function publish(context: AppLoadContext, by: PersonSession, entry: DirectoryEntry, fields: Fields) {
  const values: ServiceValues = {
    name: text(fields, 'service.name'),
    carrierGradeNat: text(fields, 'service.carrierGradeNat') === 'true',
    identifierKinds: fields.getAll('service.identifierKinds'),
    categories: fields.getAll('service.categories'),
  }
  const data = { service: { id: text(fields, 'service'), ...values } }
  const step = { caseId: entry.organisation.id, event: 'service.publish', data }
  const answer = orThrow(await performFromForm(context, by, fields, step))
  if (answer.ok) throw redirect(context.path.split('?')[0]!)
  return json({ problems: answer.problems, values }, { status: refusalStatus(answer) })
}
