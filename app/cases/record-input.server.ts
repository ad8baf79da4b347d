import type { InternationalContext } from '~machines/international/case'
import type { ReportContext } from '~machines/provider-report/case'
import type { RequestContext, RequestDossier } from '~machines/request/case'
import { abroadProcedureById, procedureById, reportProcedureById, requestProcedureById } from '~machines/index'
import type { Facts, OrganisationFacts } from '~machines/kit/facts'
import type { Procedure, Standing } from '~machines/kit/procedure'
import { clocksWithSource } from '~machines/request/procedure'
import { packById } from '~machines/policy/index'
import type { Language } from '~machines/kit/words'
import { organisationFacts } from '~/platform/facts'
import type { Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'
import { issuerOf, languageOf } from '~/records/issuer'
import type { RecordForm, RecordInput } from '~/records/input'
import { replay, type Lived } from './as-of.server'
import { abroadInput } from './abroad-input'
import { deedDone } from './deeds'
import { readOrganisations, trailLine, visibleTrail } from './reading.server'
import { reportInput } from './report-input'
import type { Transaction } from './transaction.server'

export interface RecordWanted {
  readonly caseId: string
  readonly form: string
  /** sequence number of the entry the record is about */
  readonly entry: number
  /** where the record is sealed in several; else it is its addressee's */
  readonly language?: Language
}

/** Everything a form needs: the case as it stood after the entry, cut to what both sides may read. */
export function recordInput(platform: Platform, viewer: Viewer, wanted: RecordWanted): Promise<RecordInput> {
  return platform.db.reading(viewer, (tx) => inputInside(platform, tx, wanted))
}

async function inputInside(platform: Platform, tx: Transaction, wanted: RecordWanted): Promise<RecordInput> {
  const lived = await replay(tx, platform.vault, wanted.caseId, wanted.entry)
  const { entry, payload, decision } = lived.at(-1)!
  const common = commonParts(platform, wanted, lived)
  const { words } = platform
  if (reportProcedureById(entry.procedure)) {
    const { provider, agency } = decision.standing.context as ReportContext
    const today = await readOrganisations(tx, [provider, agency])
    return reportInput(common, { words, decision, data: payload.data, today }) as unknown as RecordInput
  }
  if (abroadProcedureById(entry.procedure)) {
    const { agency, provider, ownPoint } = decision.standing.context as InternationalContext
    const today = await readOrganisations(tx, [agency, provider, ...(ownPoint ? [ownPoint] : [])])
    const left = {
      words,
      decision,
      data: payload.data,
      today,
      operator: await operatorOf(tx),
      trail: sharedTrail(lived),
    }
    return abroadInput(common, left) as unknown as RecordInput
  }
  const { form, facts } = common
  const procedure = requestProcedureById(entry.procedure)!
  const context = decision.standing.context as RequestContext
  const dossier = decision.dossier as RequestDossier
  const parties = await partiesOf(tx, context, dossier, facts)
  const issuing = issuerOf(form, entry)
  const reader = form === 'return' ? 'agency' : issuing === 'provider' ? 'provider' : 'agency'
  const language = languageOf(form, { ...parties, dossier, role: entry.role })
  return {
    ...{ ...common, language, number: context.number, ...parties },
    t: words.t(language),
    issuer: issuing === 'portal' ? await operatorOf(tx) : parties[issuing],
    context: procedure.visibleContext(context, reader),
    items: procedure.progress(context).items,
    clock: clocksWithSource(procedure, decision.standing as Standing<RequestContext>, packById(entry.pack)!)[0] ?? null,
    dossier: procedure.visibleDossier(dossier, reader),
    data: payload.data,
    trail: form === 'closing' ? sharedTrail(lived) : [],
  }
}

export type CommonParts = ReturnType<typeof commonParts>

/** What a record of any procedure says of itself: which step of which case, by whom, confirmed by which passkey. */
function commonParts({ env }: Platform, { caseId, form }: RecordWanted, lived: readonly Lived[]) {
  const { entry, hash, payload } = lived.at(-1)!
  const facts = payload.facts as Facts
  return {
    ...{ form: form as RecordForm, procedure: entry.procedure, caseId, at: entry.at, pack: entry.pack, facts },
    portal: { name: 'Liaison', url: env.publicUrl },
    entry: { seq: entry.seq, hash, event: entry.event, actor: entry.actor, role: entry.role },
    // where the portal carries out the end of a file, whoever ended it
    by: facts.actor ?? facts.fileEnding?.by ?? null,
    confirmed: facts.confirmation
      ? { ...deedDone(procedureOf(entry), lived.at(-1)!, lived), ...facts.confirmation }
      : null,
  }
}

/** The organisations as they were called at that moment: as served, as the event's facts name them, else as they are now. */
async function partiesOf(tx: Transaction, context: RequestContext, { served }: RequestDossier, facts: Facts) {
  const today = await readOrganisations(tx, [context.agency, context.provider])
  return {
    agency: facts.agency ?? served?.agency ?? today.get(context.agency)!,
    provider: facts.provider ?? served?.provider ?? today.get(context.provider)!,
  }
}

async function operatorOf(tx: Transaction): Promise<OrganisationFacts> {
  const operators = await tx.organisation.findFirstOrThrow({ where: { side: 'portal' }, orderBy: { id: 'asc' } })
  return organisationFacts(operators)
}

/** The trail as both sides may read it: what each of them sees. */
function sharedTrail(lived: readonly Lived[]): RecordInput['trail'] {
  const procedure = procedureOf(lived[0]!.entry)
  const lines = lived.map(({ entry, hash }) => trailLine(entry, hash))
  return visibleTrail(procedure, 'agency', visibleTrail(procedure, 'provider', lines))
}

function procedureOf(entry: Lived['entry']): Procedure {
  return procedureById(entry.procedure)!
}
