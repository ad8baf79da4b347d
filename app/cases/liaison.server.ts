import { openDirectory } from '~/directory/directory.server'
import type { Measure } from '~machines/kit/authority'
import { openPeople } from '~/people/people.server'
import type { Platform } from '~/platform/platform.server'
import { readAgencyUse } from './agency-use.server'
import { readCosts } from './costs.server'
import { readDeadlines } from './deadlines.server'
import { forgetPrints, readEarlier } from './earlier.server'
import { readElsewhere } from './elsewhere.server'
import { readEmergencyShare } from './emergency-share.server'
import { readAbroad, readExecutions, showAbroad } from './abroad.server'
import { openEnrolment } from './enrolment.server'
import { openFindings } from './findings.server'
import { noteFlag } from './flags.server'
import {
  abroadScopeOf,
  abroadWaiting,
  countCases,
  listCases,
  reportScopeOf,
  wholeScopeOf,
  type Reader,
} from './lists.server'
import { openInvestigations } from './investigations.server'
import { openNotUs } from './not-us.server'
import { openOperations } from './operations.server'
import { openOrders } from './orders.server'
import { showAsParty } from './party.server'
import { openDoor } from './perform.server'
import { openProduction } from './production.server'
import { openProgrammes } from './programmes.server'
import { openRecords } from './records.server'
import { readConvertible, readRelated } from './related.server'
import { readRepeated, readReport, showReport } from './reports.server'
import type { AbroadView, ReportView, RequestView } from './views'
import { readCase, readUnmasked, showCase, standOn } from './reading.server'
import type { SeenPart, SightingFilter } from './sighting'
import { readSightings } from './sightings.server'
import { sourceProofs } from './source-proofs.server'
import { readTurnaround } from './turnaround.server'
import { searchCases, type TrailFilter } from './audit.server'
import type { CaseFilter } from './types'
import { verifyRecord } from './verify-record.server'
import { openWatch } from './watch.server'
import { verifyAll, verifyCase } from './verify.server'

/**
 * Everything the portal does, opened once per process and handed down: pages get it by the load context, jobs and
 * commands as an argument. There is no other way to a case than `perform`.
 */
export function openLiaison(platform: Platform) {
  const perform = openDoor(platform)
  return {
    platform,
    log: platform.log,
    perform,
    people: openPeople(platform, (personId, flag) => noteFlag(platform, perform, personId, flag)),
    directory: openDirectory(platform),
    cases: {
      list: (reader: Reader, filter: CaseFilter) => listCases(platform, reader, filter),
      deadlines: (reader: Reader) => readDeadlines(platform, reader),
      /** what was agreed and invoiced, of the reader's own organisation */
      costs: (reader: Parameters<typeof readCosts>[1]) => readCosts(platform, reader),
      counts: (reader: Reader) => countCases(platform, reader),
      read: (reader: Pick<Reader, 'id'>, caseId: string) => readCase(platform, reader.id, caseId),
      /** read to be shown: that this person sees this part of it is noted first */
      show: (reader: Pick<Reader, 'id'>, caseId: string, part: SeenPart) => showCase(platform, reader.id, caseId, part),
      /** to somebody of a party who takes no part in it: that they see who looked at it is noted first */
      showAsParty: (reader: Pick<Reader, 'id'>, caseId: string) => showAsParty(platform, reader.id, caseId),
      unmasked: (reader: Pick<Reader, 'id'>, caseId: string) => readUnmasked(platform, reader.id, caseId),
      sightings: (reader: Pick<Reader, 'id'>, filter: SightingFilter) => readSightings(platform, reader, filter),
      related: (reader: Pick<Reader, 'id'>, view: RequestView) => readRelated(platform, reader, view),
      convertible: (reader: Pick<Reader, 'id'>, view: RequestView) => readConvertible(platform, reader, view),
      standing: (reader: Pick<Reader, 'id'>, caseId: string) => standOn(platform, reader.id, caseId),
      proofs: (reader: Pick<Reader, 'id'>, caseId: string) => sourceProofs(platform, reader, caseId),
      /** what else was asked for about the identifiers of a request */
      earlier: (reader: Pick<Reader, 'id' | 'side' | 'roles'>, caseId: string) => readEarlier(platform, reader, caseId),
      elsewhere: (reader: Pick<Reader, 'id' | 'side' | 'roles'>, caseId: string) =>
        readElsewhere(platform, reader, caseId),
      forgetPrints: () => forgetPrints(platform),
      /** what the portal publishes of a provider, for everyone who takes part */
      turnaround: (providerId: string, measure: Measure) => readTurnaround(platform, providerId, measure),
      /** how often an agency asks for an emergency, or to be answered before others, for everyone who takes part */
      emergencyShare: (agencyId: string) => readEmergencyShare(platform, agencyId),
      /** how many asked beyond the ordinary, agency by agency */
      agencyUse: (reader: Pick<Reader, 'id'>) => readAgencyUse(platform, reader),
      search: (reader: Reader, filter: TrailFilter) => searchCases(platform, reader, filter),
      /** of all that can be searched, requests and reports */
      searched: (reader: Reader) => countCases(platform, reader, { scope: wholeScopeOf(reader) }),
    },
    /** what providers report */
    reports: {
      list: (reader: Reader, filter: CaseFilter) =>
        listCases(platform, reader, filter, { scope: reportScopeOf(reader) }),
      counts: (reader: Reader) => countCases(platform, reader, { scope: reportScopeOf(reader) }),
      read: (reader: Pick<Reader, 'id'>, caseId: string) => readReport(platform, reader.id, caseId),
      /** read to be shown: that this person sees this part of it is noted first */
      show: (reader: Pick<Reader, 'id'>, caseId: string, part: SeenPart) =>
        showReport(platform, reader.id, caseId, part),
      repeated: (reader: Pick<Reader, 'id'>, view: ReportView) => readRepeated(platform, reader, view),
    },
    /** what goes from the authorities of one country to those of another */
    abroad: {
      list: (reader: Reader, filter: CaseFilter) =>
        listCases(platform, reader, filter, { scope: abroadScopeOf(reader), waiting: abroadWaiting(reader) }),
      counts: (reader: Reader) =>
        countCases(platform, reader, { scope: abroadScopeOf(reader), waiting: abroadWaiting(reader) }),
      read: (reader: Pick<Reader, 'id'>, caseId: string) => readAbroad(platform, reader.id, caseId),
      /** read to be shown: that this person sees this part of it is noted first */
      show: (reader: Pick<Reader, 'id'>, caseId: string, part: SeenPart) =>
        showAbroad(platform, reader.id, caseId, part),
      /** orders at home that carry it out, for whoever may see them */
      executions: (reader: Pick<Reader, 'id'>, view: AbroadView) => readExecutions(platform, reader, view),
    },
    /** investigations that link an agency's requests */
    files: openInvestigations(platform, perform),
    enrolment: openEnrolment(platform, perform),
    production: openProduction(platform, perform),
    orders: openOrders(platform, perform),
    programmes: openProgrammes(platform),
    notUs: openNotUs(platform, perform),
    records: openRecords(platform, perform),
    watch: { ...openWatch(platform, perform), ...openFindings(platform) },
    operations: openOperations(platform),
    verify: {
      case: (caseId: string) => verifyCase(platform, caseId),
      all: () => verifyAll(platform),
      pdf: (bytes: Buffer) => verifyRecord(platform, bytes),
    },
  }
}

export type Liaison = ReturnType<typeof openLiaison>

/** What pages get: everything but the database and the queue, which they reach through the rooms alone. */
export type PageLiaison = Omit<Liaison, 'platform'> & { readonly platform: Omit<Platform, 'db' | 'queue'> }

export function forPages({ platform, ...rooms }: Liaison): PageLiaison {
  const { db: _db, queue: _queue, ...rest } = platform
  return { ...rooms, platform: rest }
}
