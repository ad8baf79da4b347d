import { hidden, masked, scrubber } from '../identifiers/mask'
import type { Side } from '../kit/words'
import { emptyContent, type DraftPart, type InternationalContent, type InternationalDossier } from './case'

/** What the request says now: as it went abroad, or the draft while it did not. */
export function saidIn({ forwarded, draft }: Pick<InternationalDossier, 'forwarded' | 'draft'>): InternationalContent {
  return forwarded?.content ?? draft
}

/**
 * What of a request a side may read. The side that is asked gets what was forwarded and nothing of how it came about;
 * oversight all of it, with whoever is sought masked. No provider is a side of it.
 */
export function visibleDossier(dossier: InternationalDossier, side: Side): InternationalDossier {
  if (side === 'agency') return dossier
  if (side === 'provider') return forAsked(dossier)
  return maskedInternational(dossier)
}

function forAsked(dossier: InternationalDossier): InternationalDossier {
  return {
    ...dossier,
    draft: saidIn(dossier),
    asked: dossier.asked.filter(({ kind }) => kind === 'missing' || kind === 'consultation'),
  }
}

/** With whatever tells of people masked: an auditor follows the steps, and needs nobody's name for it. */
export function maskedInternational(dossier: InternationalDossier): InternationalDossier {
  const { draft, forwarded, asked, paths } = dossier
  const scrub = scrubber([...draft.order.identifiers, ...saidIn(dossier).order.identifiers])
  return {
    ...dossier,
    draft: maskedContent(draft),
    forwarded: forwarded && { ...forwarded, content: maskedContent(forwarded.content) },
    asked: asked.map((each) => ({ ...each, text: scrub(each.text) })),
    paths: paths.map((path) => ({ ...path, text: hide(path.text) })),
  }
}

function maskedContent({ route, order, support }: InternationalContent): InternationalContent {
  const { facts, relation, necessity } = support
  return {
    route,
    order: { ...order, identifiers: order.identifiers.map(masked), note: hide(order.note) },
    support: { ...support, facts: hide(facts), relation: hide(relation), necessity: hide(necessity) },
  }
}

function hide(text: string): string {
  return text === '' ? '' : hidden
}

/**
 * A request without the other compartment: what the provider may be shown, or what authorities alone may read. A page, a
 * record or an export shows one of the two, and is made from what this leaves.
 */
export function withinCompartment(
  dossier: InternationalDossier,
  compartment: Exclude<DraftPart, 'route'>,
): InternationalDossier {
  const cut = (content: InternationalContent): InternationalContent =>
    compartment === 'order' ? { ...content, support: emptyContent.support } : { ...content, order: emptyContent.order }
  const { draft, forwarded } = dossier
  return { ...dossier, draft: cut(draft), forwarded: forwarded && { ...forwarded, content: cut(forwarded.content) } }
}

/** Records that name nobody who is sought, and tell nothing of the case: what an auditor reads. */
export function oversightReads(form: string): boolean {
  return !naming.has(form)
}

const naming: ReadonlySet<string> = new Set([
  'assistanceOrder',
  'assistanceSupport',
  'assistanceQuestion',
  'assistancePath',
])
