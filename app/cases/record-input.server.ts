import type { DisclosureContext, DisclosureDossier } from '~machines/disclosure/case'
import { visibleDossier } from '~machines/disclosure/visible'
import { procedureById } from '~machines/index'
import type { OrganisationFacts, PersonFacts } from '~machines/kit/facts'
import type { Language } from '~machines/kit/words'
import { organisationFacts } from '~/platform/facts'
import type { Platform } from '~/platform/platform.server'
import type { RecordDocument } from '~/records/document'
import { documentOf } from '~/records/forms/index'
import { issuerOf, languageOf } from '~/records/issuer'
import type { RecordForm, RecordInput } from '~/records/input'
import { replay, type Lived } from './as-of.server'
import { readOrganisations, trailFor } from './reading.server'

export interface RecordWanted {
  readonly caseId: string
  readonly form: string
  /** sequence number of the entry the record is about */
  readonly entry: number
}

/** Everything a form needs: the case as it stood after the entry, cut to what both sides may read. */
export async function recordInput(platform: Platform, { caseId, form, entry }: RecordWanted): Promise<RecordInput> {
  const { db, vault, words, env } = platform
  const lived = await replay(db, vault, caseId, entry)
  const last = lived.at(-1)!
  const context = last.decision.standing.context as DisclosureContext
  const organisations = await readOrganisations(db, [context.agency, context.provider])
  const agency = organisations.get(context.agency)!
  const provider = organisations.get(context.provider)!
  const language = languageOf(form as RecordForm, { agency, provider, dossier: last.decision.dossier as DisclosureDossier })
  return {
    ...{ form: form as RecordForm, language, caseId, context, agency, provider },
    t: words.t(language),
    portal: { name: 'Liaison', url: env.publicUrl },
    number: context.number,
    at: last.entry.at,
    entry: { seq: last.entry.seq, hash: last.hash, event: last.entry.event, actor: last.entry.actor, role: last.entry.role },
    by: (last.payload.facts as { actor?: PersonFacts }).actor ?? null,
    dossier: visibleDossier(last.decision.dossier as DisclosureDossier, issuerOf(form as RecordForm, last.entry.actor)),
    data: last.payload.data,
    facts: last.payload.facts as RecordInput['facts'],
    pack: last.entry.pack,
    trail: form === 'closing' ? trailOf(lived) : [],
  }
}

/** The organisation whose seal the record carries; the portal's operator for what the clock causes. */
export async function issuingOrganisation({ db }: Platform, input: RecordInput): Promise<OrganisationFacts> {
  const side = issuerOf(input.form, input.entry.actor)
  if (side !== 'portal') return side === 'agency' ? input.agency : input.provider
  return organisationFacts(await db.organisation.findFirstOrThrow({ where: { side: 'portal' } }))
}

export async function recordDocument(platform: Platform, wanted: RecordWanted & { language?: Language }): Promise<RecordDocument> {
  return documentOf(await recordInput(platform, wanted))
}

/** The trail as both sides may read it. */
function trailOf(lived: readonly Lived[]): RecordInput['trail'] {
  const { entry } = lived[0]!
  const rows = lived.map(({ entry: body, hash }) => ({ bytes: Buffer.from(JSON.stringify(body)), hash: Buffer.from(hash, 'hex') }))
  return trailFor(procedureById(entry.procedure)!, { id: 'worker', side: 'provider', roles: [] }, rows as never)
}
