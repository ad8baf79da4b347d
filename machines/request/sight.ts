import type { ActorOnCase } from '../kit/facts'
import type { OversightAsk, RequestContext, RequestDossier } from './case'

/** How much of the target's identity a person sees on a case at an instant. */
export interface Sight {
  /** the draft they are writing */
  readonly draft: boolean
  /** everything, by a reveal of the whole case */
  readonly all: boolean
  /** these identifiers, by a reveal of single ones */
  readonly identifiers: readonly string[]
  /** when the last of it ends; null when nothing is revealed */
  readonly until: string | null
}

export interface Looking {
  readonly state: string
  readonly context: Pick<RequestContext, 'requester'>
  readonly dossier: Pick<RequestDossier, 'reveals'>
  readonly by: Pick<ActorOnCase, 'id'>
  readonly now: string
}

/** Nothing is seen but by a reveal in force; whoever writes a draft proofreads it unmasked. */
export function sightOf({ state, context, dossier, by, now }: Looking): Sight {
  const own = dossier.reveals.filter((reveal) => reveal.by === by.id && reveal.until > now)
  const identifiers = own.flatMap(({ items }) => (items === 'all' ? [] : items))
  return {
    draft: state === 'draft' && context.requester === by.id,
    all: own.some(({ items }) => items === 'all'),
    identifiers: [...new Set(identifiers)],
    until:
      own
        .map((reveal) => reveal.until)
        .toSorted()
        .at(-1) ?? null,
  }
}

/** Whether nothing of the case is masked. */
export function seesAll({ draft, all }: Sight): boolean {
  return draft || all
}

/** Sealed records that name nobody who is sought: the rest is read by a reveal of the whole case. */
const formsInClear: readonly string[] = ['acknowledgement', 'closing']

export function mayReadRecord(form: string, { all }: Pick<Sight, 'all'>): boolean {
  return all || formsInClear.includes(form)
}

/** The asking of an auditor that somebody allowed and that still holds. */
export function allowedOversight(
  { oversight }: Pick<RequestDossier, 'oversight'>,
  person: string,
  now: string,
): OversightAsk | null {
  return oversight.find(({ by, until }) => by === person && until !== null && until > now) ?? null
}

/** The asking of an auditor that nobody has answered yet. */
export function openOversight({ oversight }: Pick<RequestDossier, 'oversight'>, person: string): OversightAsk | null {
  return oversight.find(({ by, allowedBy }) => by === person && allowedBy === null) ?? null
}
