import { reportProcedureById } from '~machines/index'
import type { Facts } from '~machines/kit/facts'
import { reportedIn, type ReportContext, type ReportDossier } from '~machines/provider-report/case'
import { isId } from '~/platform/ids'
import { keyOf, openDossier } from './content.server'
import type { Gathering } from './facts.server'

// What the events of a report need to know, beside what those of requests do.

export function isReport({ procedure }: Pick<Gathering, 'procedure'>): boolean {
  return reportProcedureById(procedure.id) !== null
}

/** The provider whose report it is: of whoever opens it, and never changed. */
export function reportingProvider({ content, actor }: Gathering): string | undefined {
  const context = content.asked.standing?.context as ReportContext | undefined
  return context?.provider ?? actor.organisation?.id
}

/** The agency to which it is addressed: as the event names it, else as the draft does. */
export function addressedAgency(gathering: Gathering): string | undefined {
  const context = gathering.content.asked.standing?.context as ReportContext | undefined
  return namedAgency(gathering) ?? context?.agency
}

/** The agency that the event names. */
export function namedAgency({ command }: Gathering): string | undefined {
  const data = command.event.data as { readonly agency?: unknown } | null
  return isId(data?.agency) ? data.agency : undefined
}

/** What an earlier report says, for people of the provider that sent it: nobody else is told that there is one. */
export async function originReport({ tx, vault, command, actor }: Gathering): Promise<Pick<Facts, 'originReport'>> {
  const data = command.event.data as { readonly origin?: unknown } | null
  const row = isId(data?.origin) ? await tx.case.findUnique({ where: { id: data.origin } }) : null
  if (!row?.number || !reportProcedureById(row.procedure) || row.providerId !== actor.organisation?.id) return {}
  const dossier = openDossier(vault, vault.unwrap(keyOf(row)), row) as ReportDossier
  return { originReport: { id: row.id, provider: row.providerId, number: row.number, content: reportedIn(dossier) } }
}
