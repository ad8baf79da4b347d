import { decide, type Decision } from '~machines/kit/decide'
import type { ActorOnCase, Facts, OrganisationFacts } from '~machines/kit/facts'
import type { Standing } from '~machines/kit/procedure'
import { practicePack } from '~machines/policy/countries/veldania'
import {
  emptyContent,
  type ReportContent,
  type ReportContext,
  type ReportDossier,
} from '~machines/provider-report/case'
import type { ReportData, ReportEventName } from '~machines/provider-report/events'
import { providerReport } from '~machines/provider-report/index'
import { agency, cast, factsFor, identifier, now, provider, service } from './world'

export interface Reported {
  readonly standing: Standing<ReportContext> | null
  readonly dossier: ReportDossier
}

/** Another agency, to which a report may be referred. */
export const elsewhere: OrganisationFacts = {
  ...agency,
  ...{ id: '00000000-0000-4000-8000-000000000081', code: 'CID', name: 'Central' },
}
export const earlier = '00000000-0000-4000-8000-000000000082'
export const number = 'VD-NWT-2026-R000001'
const from = { local: '2026-11-10T22:41:07', zone: 'Europe/Vienna', instant: '2026-11-10T21:41:07Z' }

const { service: _, ...empty } = emptyContent

/** A complete report. */
export const content: Omit<ReportContent, 'service'> = {
  ...empty,
  ...{ incident: 'phishing', serviceId: service.id, from, seen: 'A false sign-in page was reached from one address.' },
  identifiers: [{ ...identifier(1), categories: [] }],
}
/** One about material that nobody may pass on. */
export const material: typeof content = {
  ...content,
  ...{ incident: 'childAbuse', material: true, urgent: true, urgency: 'The account is in use.' },
  ...{ seen: 'A known file was stored.', references: [{ hash: 'a'.repeat(64), reference: 'NWT 17' }] },
}

const organisations = [agency, elsewhere]

export function ask(
  held: Reported,
  by: ActorOnCase,
  name: string,
  data: unknown,
  at = now,
  facts: Partial<Facts> = {},
) {
  const named = (data as { agency?: string }).agency
  const otherAgency = organisations.find(({ id }) => id === named)
  const addressed = name === 'report.open' || name === 'report.save' ? { agency: otherAgency } : {}
  const known = {
    ...{ registration: number, service, ...(otherAgency ? { otherAgency } : {}), ...addressed },
    originReport: { id: earlier, provider: provider.id, number: 'VD-NWT-2026-R000000', content },
  }
  return decide({
    ...{ procedure: providerReport, ...held, by, pack: practicePack, event: { name, data } },
    facts: { ...factsFor(by, at), ...known, ...facts },
  }) as Decision<ReportContext, ReportDossier>
}

/** Performs an event that must be accepted. */
export function go<Name extends ReportEventName>(
  held: Reported,
  by: ActorOnCase,
  name: Name,
  data: ReportData[Name],
  at = now,
): Reported {
  const answer = ask(held, by, name, data, at)
  if (!answer.accepted) throw new Error(`${name} refused: ${JSON.stringify(answer)}`)
  return answer
}

export const unopened: Reported = { standing: null, dossier: providerReport.emptyDossier }

export function drafted(values: typeof content = content, by: ActorOnCase = cast.intake): Reported {
  return go(go(unopened, by, 'report.open', { agency: agency.id }), by, 'report.save', {
    agency: agency.id,
    values,
  } as never)
}

export function sent(values: typeof content = content): Reported {
  const submitted = go(drafted(values), cast.intake, 'report.submit', {})
  return go(submitted, cast.reviewer, 'report.send', { checked: true })
}

export function triaged(values: typeof content = content): Reported {
  const received = go(sent(values), cast.officer, 'report.acknowledge', {})
  return go(received, cast.supervisor, 'report.triage', { priority: 'high', text: 'OURS-ALONE' })
}

/** The rules by which an event is refused, each with its field. */
export function refusals(answer: Decision<unknown, unknown>): readonly string[] {
  return answer.accepted ? [] : answer.problems.map(({ rule, field }) => (field ? `${field} ${rule}` : rule))
}
