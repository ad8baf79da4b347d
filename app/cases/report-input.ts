import type { Accepted } from '~machines/kit/decide'
import type { OrganisationFacts } from '~machines/kit/facts'
import type { Standing } from '~machines/kit/procedure'
import { packById } from '~machines/policy/index'
import { reportedIn, type ReportContext, type ReportDossier } from '~machines/provider-report/case'
import { sharedData, sharedDossier, visibleContext } from '~machines/provider-report/sight'
import { reportClockWithSource } from '~machines/provider-report/standing'
import type { Words } from '~/platform/words.server'
import { issuerOf, reportLanguageOf } from '~/records/issuer'
import type { ReportInput } from '~/records/input'
import type { CommonParts } from './record-input.server'

export interface ReportLeft {
  readonly words: Words
  readonly decision: Accepted<unknown, unknown>
  readonly data: unknown
  /** the organisations as they are called now, by id */
  readonly today: ReadonlyMap<string, OrganisationFacts>
}

/** What the record of a report is composed from, cut to what both sides may read: it goes to both. */
export function reportInput(common: CommonParts, { words, decision, data, today }: ReportLeft): ReportInput {
  const standing = decision.standing as Standing<ReportContext>
  const dossier = sharedDossier(decision.dossier as ReportDossier)
  const { context } = standing
  const parties = {
    agency: dossier.sent?.agency ?? today.get(context.agency)!,
    provider: dossier.sent?.provider ?? today.get(context.provider)!,
  }
  const language = reportLanguageOf(common.form, parties)
  const issuing = issuerOf(common.form, common.entry)
  return {
    ...{ ...common, language, t: words.t(language), number: context.number, ...parties, dossier },
    issuer: parties[issuing === 'agency' ? 'agency' : 'provider'],
    context: visibleContext(context, 'provider'),
    items: reportedIn(dossier).identifiers.length,
    clock: reportClockWithSource(standing, packById(common.pack)!),
    data: sharedData(common.entry.event, data),
    trail: [],
  }
}
