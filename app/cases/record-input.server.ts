import type { RequestContext, RequestDossier } from '~machines/request/case'
import { procedureById, requestProcedureById } from '~machines/index'
import type { Facts, OrganisationFacts } from '~machines/kit/facts'
import type { Procedure, Standing } from '~machines/kit/procedure'
import { clocksWithSource } from '~machines/request/procedure'
import { packById } from '~machines/policy/index'
import { organisationFacts } from '~/platform/facts'
import type { Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'
import { issuerOf, languageOf } from '~/records/issuer'
import type { RecordForm, RecordInput } from '~/records/input'
import { replay, type Lived } from './as-of.server'
import { deedDone } from './deeds'
import { readOrganisations, trailLine, visibleTrail } from './reading.server'
import type { Transaction } from './transaction.server'

export interface RecordWanted {
  readonly caseId: string
  readonly form: string
  /** sequence number of the entry the record is about */
  readonly entry: number
}

/** Everything a form needs: the case as it stood after the entry, cut to what both sides may read. */
export function recordInput(platform: Platform, viewer: Viewer, wanted: RecordWanted): Promise<RecordInput> {
  return platform.db.reading(viewer, (tx) => inputInside(platform, tx, wanted))
}

async function inputInside(platform: Platform, tx: Transaction, wanted: RecordWanted): Promise<RecordInput> {
  const { vault, words, env } = platform
  const form = wanted.form as RecordForm
  const lived = await replay(tx, vault, wanted.caseId, wanted.entry)
  const { entry, hash, payload, decision } = lived.at(-1)!
  const procedure = requestProcedureById(entry.procedure)!
  const context = decision.standing.context as RequestContext
  const dossier = decision.dossier as RequestDossier
  const facts = payload.facts as Facts
  const parties = await partiesOf(tx, context, dossier, facts)
  const issuing = issuerOf(form, entry.actor, entry.event)
  const reader = form === 'return' ? 'agency' : issuing === 'provider' ? 'provider' : 'agency'
  const language = languageOf(form, { ...parties, dossier, event: entry.event })
  return {
    ...{
      form,
      procedure: entry.procedure,
      language,
      caseId: wanted.caseId,
      number: context.number,
      at: entry.at,
      pack: entry.pack,
      facts,
      ...parties,
    },
    t: words.t(language),
    portal: { name: 'Liaison', url: env.publicUrl },
    entry: { seq: entry.seq, hash, event: entry.event, actor: entry.actor, role: entry.role },
    by: facts.actor ?? null,
    confirmed: facts.confirmation
      ? { ...deedDone(procedureOf(entry), lived.at(-1)!, lived), ...facts.confirmation }
      : null,
    issuer: issuing === 'portal' ? await operatorOf(tx) : parties[issuing],
    context: procedure.visibleContext(context, reader),
    items: procedure.progress(context).items,
    clock: clocksWithSource(procedure, decision.standing as Standing<RequestContext>, packById(entry.pack)!)[0] ?? null,
    dossier: procedure.visibleDossier(dossier, reader),
    data: payload.data,
    trail: form === 'closing' ? sharedTrail(lived) : [],
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
