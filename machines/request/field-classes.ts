import type { PersonFacts } from '../kit/facts'
import type { FieldClass } from '../kit/sight'
import { noCosts } from './costs/case'
import { noSecrecy } from './secrecy/case'
import { emptyContent, withoutInternals, type RequestContent, type RequestDossier } from './case'

/** What a dossier loses for whoever may not see a class of it. */
export type Losses<Dossier> = Partial<Record<FieldClass, (dossier: Dossier) => Partial<Dossier>>>

/** What every request loses, class by class; a class that is no part of a dossier takes nothing. */
const losses: Losses<RequestDossier> = {
  identity: (dossier) => inContent(dossier, (content) => ({ ...content, identifiers: [] })),
  facts: (dossier) => ({
    ...inContent(dossier, (content) => ({
      ...content,
      matter: { ...emptyContent.matter, internalNotes: content.matter.internalNotes },
      handling: { ...emptyContent.handling, priority: { ...content.handling.priority, reason: '' } },
    })),
    ...{ returned: null, calls: [], sourceCheck: null, answer: null },
  }),
  basis: (dossier) => ({
    ...withoutAuthority(inContent(dossier, (content) => ({ ...content, basis: emptyContent.basis }))),
    orders: [],
  }),
  conversation: () => ({ messages: [], breaches: [], oversight: [], costs: noCosts, secrecy: noSecrecy }),
  ownNotes: () => ({ notes: [] }),
  internalNotes: (dossier) => inContent(dossier, withoutInternals),
  people: ({ messages, notes, requester, approved, served }) => ({
    approved: approved && { ...approved, by: withoutContact(approved.by) },
    messages: messages.map((each) => ({ ...each, by: withoutContact(each.by) })),
    notes: notes.map((each) => ({ ...each, by: withoutContact(each.by) })),
    requester: requester && withoutContact(requester),
    served: served && {
      ...served,
      requester: withoutContact(served.requester),
      authoriser: served.authoriser && withoutContact(served.authoriser),
      approver: served.approver && withoutContact(served.approver),
    },
  }),
}

/** The dossier with nothing of the classes that are not among those seen; `more` is what the procedure's own parts lose. */
export function withoutUnseen<Dossier extends RequestDossier>(
  dossier: Dossier,
  sees: readonly FieldClass[],
  more: Losses<Dossier>,
): Dossier {
  const lost = new Set([...Object.keys(losses), ...Object.keys(more)] as FieldClass[])
  const unseen = [...lost].filter((fieldClass) => !sees.includes(fieldClass))
  return unseen.reduce((left, fieldClass) => {
    const common = { ...left, ...losses[fieldClass]?.(left) }
    return { ...common, ...more[fieldClass]?.(common) }
  }, dossier)
}

/** A person as named in the case, without ways to reach them. */
export function withoutContact(person: PersonFacts): PersonFacts {
  return { ...person, email: '', phone: '' }
}

type Said = Pick<RequestDossier, 'draft' | 'served'>

function inContent({ draft, served }: Said, change: (content: RequestContent) => RequestContent): Said {
  return { draft: change(draft), served: served && { ...served, content: change(served.content) } }
}

function withoutAuthority({ draft, served }: Said): Said {
  return { draft, served: served && { ...served, authority: served.authority && { ...served.authority, rows: [] } } }
}
