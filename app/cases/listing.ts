import { scrubber } from '~machines/identifiers/mask'
import { isFile, type FileContext, type FileDossier } from '~machines/file/index'
import { progressOf } from '~machines/file/standing'
import { isPaused } from '~machines/kit/clock-arithmetic'
import type { InternationalContext, InternationalDossier } from '~machines/international/case'
import type { AbroadProcedure } from '~machines/international/index'
import { saidIn } from '~machines/international/sight'
import { abroadProcedureById, reportProcedureById, requestProcedureById } from '~machines/index'
import type { Standing } from '~machines/kit/procedure'
import type { ReportContext, ReportDossier } from '~machines/provider-report/case'
import type { ReportProcedure } from '~machines/provider-report/index'
import type { RequestContext, RequestDossier } from '~machines/request/case'
import { clockThatMatters, type RequestProcedure } from '~machines/request/procedure'

/** What lists are drawn from: columns of the case's row, derived from where it stands and what it says. */
export interface Listing {
  readonly agencyId: string | null
  readonly providerId: string | null
  readonly requesterId: string | null
  /** the contact point through which it goes abroad */
  readonly viaId: string | null
  /** the request it was taken over from */
  readonly originId: string | null
  readonly number: string | null
  readonly outcome: string | null
  readonly servedAt: Date | null
  readonly answeredAt: Date | null
  readonly dueAt: Date | null
  readonly waitingFor: string | null
  /** rank on the pack's scale; null for what has none */
  readonly priority: string | null
  readonly items: number
  readonly itemsDone: number
  readonly title: string | null
}

export function listingOf(procedure: string, standing: Standing, dossier: unknown): Listing {
  const request = requestProcedureById(procedure)
  if (request) return requestListing(request, standing as Standing<RequestContext>, dossier as RequestDossier)
  const report = reportProcedureById(procedure)
  if (report) return reportListing(report, standing as Standing<ReportContext>, dossier as ReportDossier)
  const abroad = abroadProcedureById(procedure)
  if (abroad) return abroadListing(abroad, standing as Standing<InternationalContext>, dossier as InternationalDossier)
  if (isFile(procedure)) return fileListing(standing as Standing<FileContext>, dossier as FileDossier)
  const { organisation, person } = standing.context as Owners
  // a finding is nobody's own: it is about a person, and no page of their organisation lists it
  const agencyId = procedure.startsWith('finding@') ? null : (organisation ?? null)
  return { ...unlisted, agencyId, requesterId: person ?? null }
}

function requestListing(
  procedure: RequestProcedure,
  standing: Standing<RequestContext>,
  dossier: RequestDossier,
): Listing {
  const { context } = standing
  const asked = dossier.served?.content ?? dossier.draft
  const clock = clockThatMatters(procedure, standing)
  const { items, done } = dossier.served ? procedure.progress(context) : { items: askedIn(asked), done: 0 }
  const answeredAt = procedure.answeredAt?.(context) ?? null
  return {
    agencyId: context.agency,
    providerId: context.provider,
    requesterId: context.requester,
    viaId: null,
    originId: context.origin?.request ?? null,
    number: context.number,
    outcome: context.outcome,
    servedAt: dossier.served ? new Date(dossier.served.servedAt) : null,
    answeredAt: answeredAt === null ? null : new Date(answeredAt),
    dueAt: clock && !isPaused(clock) ? new Date(clock.due) : null,
    waitingFor: procedure.turn(standing.state)?.side ?? null,
    priority: context.priority,
    items,
    itemsDone: done,
    title: scrubber(asked.identifiers)(asked.matter.title) || null,
  }
}

/** Items of a request that has not been served: one identifier × one category of data each. */
function askedIn({ identifiers }: RequestDossier['draft']): number {
  return identifiers.reduce((sum, { categories }) => sum + categories.length, 0)
}

/** A report is listed by the kind of its incident, a code: no line of a list says what was seen, or of whom. */
function reportListing(
  procedure: ReportProcedure,
  standing: Standing<ReportContext>,
  { sent }: ReportDossier,
): Listing {
  const { agency, provider, author, origin, number, outcome, incident } = standing.context
  const due = procedure.clock(standing)?.due ?? null
  return {
    ...unlisted,
    ...{ agencyId: agency, providerId: provider, requesterId: author, originId: origin ?? null, number, outcome },
    servedAt: sent && new Date(sent.at),
    dueAt: due === null ? null : new Date(due),
    waitingFor: procedure.turn(standing.state)?.side ?? null,
    title: incident || null,
  }
}

/** A request abroad: the authority that is asked stands where a provider does. Its title is for authorities alone. */
function abroadListing(
  procedure: AbroadProcedure,
  standing: Standing<InternationalContext>,
  dossier: InternationalDossier,
): Listing {
  const { agency, provider, ownPoint, requester, number, outcome, items } = standing.context
  const due = procedure.clock(standing)?.due ?? null
  const { order, support } = saidIn(dossier)
  return {
    ...unlisted,
    ...{
      agencyId: agency,
      providerId: provider || null,
      viaId: ownPoint,
      requesterId: requester,
      number,
      outcome,
      items,
    },
    servedAt: dossier.forwarded && new Date(dossier.forwarded.at),
    dueAt: due === null ? null : new Date(due),
    waitingFor: procedure.turn(standing.state)?.side ?? null,
    title: scrubber(order.identifiers)(support.title) || null,
  }
}

/** A file is its agency's own; it waits for nobody and has no clock but those of its requests. */
function fileListing({ context }: Standing<FileContext>, { content }: FileDossier): Listing {
  const { items, done } = progressOf(context)
  const { agency, requester } = context
  return { ...unlisted, agencyId: agency, requesterId: requester, title: content.title, items, itemsDone: done }
}

/** Membership and organisation cases belong to their organisation, whatever its side. */
interface Owners {
  readonly organisation?: string
  readonly person?: string
}

const unlisted: Listing = {
  agencyId: null,
  providerId: null,
  requesterId: null,
  viaId: null,
  originId: null,
  number: null,
  outcome: null,
  servedAt: null,
  answeredAt: null,
  dueAt: null,
  waitingFor: null,
  priority: null,
  items: 0,
  itemsDone: 0,
  title: null,
}
