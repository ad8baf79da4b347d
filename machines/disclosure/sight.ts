import type { PersonFacts } from '../kit/facts'
import type { FieldClass } from '../kit/sight'
import type { DisclosureDossier, RequestContent } from './case'
import { emptyContent, emptyDossier, withoutInternals } from './visible'

type Dossier = DisclosureDossier

/** What a dossier loses for whoever may not see a class of it; a class that is no part of a dossier takes nothing. */
const losses: Partial<Record<FieldClass, (dossier: Dossier) => Dossier>> = {
  identity: (dossier) => ({
    ...inContent(dossier, (content) => ({ ...content, identifiers: [] })),
    clarifications: withoutChanges(dossier, 'identifiers'),
  }),
  facts: (dossier) => ({
    ...inContent(dossier, (content) => ({
      ...content,
      matter: { ...emptyContent.matter, internalNotes: content.matter.internalNotes },
      handling: emptyContent.handling,
    })),
    ...{ returned: null, calls: [], sourceCheck: null, answer: null },
    itemTexts: itemTexts(dossier, ({ result }) => (result === undefined ? {} : { result })),
    clarifications: withoutChanges(dossier, 'matter'),
  }),
  basis: (dossier) => ({
    ...withoutAuthority(inContent(dossier, (content) => ({ ...content, basis: emptyContent.basis }))),
    ...{ orders: [], clarifications: withoutChanges(dossier, 'basis') },
  }),
  production: (dossier) => ({
    ...dossier,
    ...{ files: [], statement: null, qualityReturns: [] },
    itemTexts: itemTexts(dossier, ({ decision }) => (decision === undefined ? {} : { decision })),
  }),
  conversation: (dossier) => ({
    ...dossier,
    messages: [],
    clarifications: [],
    contests: [],
    breaches: [],
    oversight: [],
  }),
  ownNotes: (dossier) => ({ ...dossier, notes: [] }),
  internalNotes: (dossier) => inContent(dossier, withoutInternals),
  people: (dossier) => ({
    ...dossier,
    messages: dossier.messages.map((each) => ({ ...each, by: withoutContact(each.by) })),
    notes: dossier.notes.map((each) => ({ ...each, by: withoutContact(each.by) })),
    requester: dossier.requester && withoutContact(dossier.requester),
    served: dossier.served && {
      ...dossier.served,
      requester: withoutContact(dossier.served.requester),
      authoriser: withoutContact(dossier.served.authoriser),
    },
  }),
}

/** The dossier with nothing of the classes that are not among those seen. */
export function withinSight(dossier: DisclosureDossier, sees: readonly FieldClass[]): DisclosureDossier {
  if (sees.length === 0) return emptyDossier
  const unseen = Object.entries(losses).filter(([fieldClass]) => !sees.includes(fieldClass as FieldClass))
  return unseen.reduce((left, [, lose]) => lose(left), dossier)
}

/** A person as named in the case, without ways to reach them. */
export function withoutContact(person: PersonFacts): PersonFacts {
  return { ...person, email: '', phone: '' }
}

function inContent(dossier: Dossier, change: (content: RequestContent) => RequestContent): Dossier {
  const { draft, served } = dossier
  return { ...dossier, draft: change(draft), served: served && { ...served, content: change(served.content) } }
}

function withoutAuthority(dossier: Dossier): Dossier {
  const { served } = dossier
  return { ...dossier, served: served && { ...served, authority: { ...served.authority, rows: [] } } }
}

function withoutChanges({ clarifications }: Dossier, section: string): Dossier['clarifications'] {
  return clarifications.map((round) => ({
    ...round,
    changes: round.changes.filter(({ field }) => field.split('.')[0] !== section),
  }))
}

function itemTexts(
  { itemTexts }: Dossier,
  kept: (texts: Dossier['itemTexts'][string]) => Dossier['itemTexts'][string],
): Dossier['itemTexts'] {
  return Object.fromEntries(Object.entries(itemTexts).map(([item, texts]) => [item, kept(texts)]))
}
