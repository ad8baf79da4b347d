import type { InternationalContext, InternationalDossier } from '~machines/international/case'
import { visibleDossier, withinCompartment } from '~machines/international/sight'
import { clockInWithSource } from '~machines/international/standing'
import type { Accepted } from '~machines/kit/decide'
import type { OrganisationFacts } from '~machines/kit/facts'
import type { Standing } from '~machines/kit/procedure'
import { packById } from '~machines/policy/index'
import type { Words } from '~/platform/words.server'
import type { AbroadInput, RecordInput } from '~/records/input'
import type { CommonParts } from './record-input.server'

export interface AbroadLeft {
  readonly words: Words
  readonly decision: Accepted<unknown, unknown>
  readonly data: unknown
  /** the organisations as they are called now, by id */
  readonly today: ReadonlyMap<string, OrganisationFacts>
  /** whose seal it carries when nobody acted */
  readonly operator: OrganisationFacts
  readonly trail: RecordInput['trail']
}

/** What the record of a request abroad is composed from: of its two compartments the one that is the record's own, or neither. */
export function abroadInput(
  common: CommonParts,
  { words, decision, data, today, operator, trail }: AbroadLeft,
): AbroadInput {
  const standing = decision.standing as Standing<InternationalContext>
  const { context } = standing
  const dossier = decision.dossier as InternationalDossier
  const parties = {
    agency: dossier.forwarded?.agency ?? today.get(context.agency)!,
    provider: dossier.forwarded?.foreignPoint ?? today.get(context.provider)!,
    ownPoint: dossier.forwarded?.ownPoint ?? today.get(context.ownPoint ?? '') ?? null,
  }
  const acting = common.by?.organisation
  const issuer = Object.values(parties).find((each) => each?.id === acting) ?? operator
  const language =
    issuer === parties.agency || issuer === parties.ownPoint ? parties.provider.language : parties.agency.language
  return {
    ...{ ...common, language, t: words.t(language), number: context.number, ...parties, issuer, context, data },
    items: context.items,
    clock: clockInWithSource(standing, packById(common.pack)!),
    dossier: compartmentOf(common.form, visibleDossier(dossier, 'provider')),
    trail: common.form === 'assistanceClosing' ? trail : [],
  }
}

function compartmentOf(form: string, dossier: InternationalDossier): InternationalDossier {
  if (form === 'assistanceOrder') return withinCompartment(dossier, 'order')
  const support = withinCompartment(dossier, 'support')
  return form === 'assistanceSupport' ? support : withinCompartment(support, 'order')
}
