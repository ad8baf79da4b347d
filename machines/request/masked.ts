import { hidden, hide, masked, scrubber } from '../identifiers/mask'
import type { Identifier } from '../identifiers/identifier'
import { maskedCosts } from './costs/fold'
import type { RequestContent, RequestDossier } from './case'
import { maskedSecrecy } from './secrecy/fold'
import type { Sight } from './sight'

/** What is left of identifiers and texts for somebody with a sight. */
export interface Mask {
  readonly identifier: (identifier: Identifier) => Identifier
  /** a text with every identifier in it masked */
  readonly scrub: (text: string) => string
  /** the same for something that was written at a time */
  readonly written: <T extends { readonly text: string }>(each: T) => T
}

/** `more`: identifiers the case has named beside those it asks about now. */
export function maskFor(
  { draft, served }: RequestDossier,
  { identifiers }: Sight,
  more: readonly Identifier[] = [],
): Mask {
  const known = [...draft.identifiers, ...(served?.content.identifiers ?? []), ...more]
  const scrub = scrubber(known.filter(({ id }) => !identifiers.includes(id)))
  return {
    identifier: (identifier) => (identifiers.includes(identifier.id) ? identifier : masked(identifier)),
    scrub,
    written: (each) => ({ ...each, text: scrub(each.text) }),
  }
}

/**
 * What every request says, with everything masked that the sight doesn't cover. What describes the target is hidden:
 * identifiers but for what tells them apart, facts, necessity, why it can't wait, internal notes, who was reached, names of orders. What the
 * sides write to each other is shown, with every identifier in it masked.
 */
export function maskedRequest<Dossier extends RequestDossier>(dossier: Dossier, sight: Sight, mask: Mask): Dossier {
  const { served, sourceCheck, answer, returned } = dossier
  return {
    ...dossier,
    draft: sight.draft ? dossier.draft : maskedContent(dossier.draft, mask),
    orders: sight.draft ? dossier.orders : dossier.orders.map(maskedName),
    served: served && { ...served, content: maskedContent(served.content, mask) },
    returned: returned && mask.written(returned),
    sourceCheck: sourceCheck && { ...sourceCheck, reached: hide(sourceCheck.reached), text: hide(sourceCheck.text) },
    answer: answer && mask.written(answer),
    breaches: dossier.breaches.map(mask.written),
    costs: maskedCosts(dossier.costs, mask),
    secrecy: maskedSecrecy(dossier.secrecy, mask),
    messages: dossier.messages.map(mask.written),
    notes: dossier.notes.map(mask.written),
  }
}

function maskedContent(content: RequestContent, { identifier, scrub }: Mask): RequestContent {
  const { matter, basis, handling } = content
  const { sensitive, priority } = handling
  const { title, facts, internalNotes } = matter
  return {
    ...content,
    matter: { ...matter, title: scrub(title), facts: hide(facts), internalNotes: hide(internalNotes) },
    basis: { ...basis, necessity: hide(basis.necessity) },
    identifiers: content.identifiers.map(identifier),
    handling: {
      ...handling,
      sensitive: { ...sensitive, necessity: hide(sensitive.necessity) },
      priority: { ...priority, reason: hide(priority.reason) },
    },
  }
}

/** A file keeps the ending of its name, which says what it can be opened with. */
export function maskedName<Named extends { readonly name: string }>(file: Named): Named {
  return { ...file, name: hidden + (/\.[a-z0-9]{1,5}$/i.exec(file.name)?.[0] ?? '') }
}
