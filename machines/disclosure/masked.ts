import { hidden, masked, scrubber } from '../identifiers/mask'
import type { Identifier } from '../identifiers/identifier'
import type { ActorOnCase } from '../kit/facts'
import type {
  ChangedValue,
  ClarificationRound,
  DisclosureContext,
  DisclosureDossier,
  OversightAsk,
  RequestContent,
} from './case'

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
  readonly context: Pick<DisclosureContext, 'requester'>
  readonly dossier: Pick<DisclosureDossier, 'reveals'>
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
  { oversight }: Pick<DisclosureDossier, 'oversight'>,
  person: string,
  now: string,
): OversightAsk | null {
  return oversight.find(({ by, until }) => by === person && until !== null && until > now) ?? null
}

/** The asking of an auditor that nobody has answered yet. */
export function openOversight(
  { oversight }: Pick<DisclosureDossier, 'oversight'>,
  person: string,
): OversightAsk | null {
  return oversight.find(({ by, allowedBy }) => by === person && allowedBy === null) ?? null
}

/**
 * The case with everything masked that the sight doesn't cover. What describes the target is hidden: identifiers but for
 * what tells them apart, facts, necessity, internal notes, reasons on items, the statement's text, who was reached, names of
 * files and orders. What the sides write to each other is shown, with every identifier in it masked.
 */
export function maskedDossier(dossier: DisclosureDossier, sight: Sight): DisclosureDossier {
  if (sight.all) return dossier
  const mask = maskFor(dossier, sight)
  const { served, sourceCheck, statement, answer, returned } = dossier
  const written = <T extends { readonly text: string }>(each: T): T => ({ ...each, text: mask.scrub(each.text) })
  return {
    ...dossier,
    draft: sight.draft ? dossier.draft : maskedContent(dossier.draft, mask),
    orders: sight.draft ? dossier.orders : dossier.orders.map(maskedName),
    served: served && { ...served, content: maskedContent(served.content, mask) },
    returned: returned && written(returned),
    sourceCheck: sourceCheck && { ...sourceCheck, reached: hide(sourceCheck.reached), text: hide(sourceCheck.text) },
    clarifications: dossier.clarifications.map((round) => maskedRound(round, mask)),
    itemTexts: Object.fromEntries(
      Object.entries(dossier.itemTexts).map(([item, texts]) => [
        item,
        Object.fromEntries(Object.entries(texts).map(([kind, text]) => [kind, hide(text)])),
      ]),
    ),
    answer: answer && written(answer),
    files: dossier.files.map(maskedName),
    statement: statement && { ...statement, text: hide(statement.text) },
    qualityReturns: dossier.qualityReturns.map(written),
    contests: dossier.contests.map(written),
    breaches: dossier.breaches.map(written),
    messages: dossier.messages.map(written),
    notes: dossier.notes.map(written),
  }
}

interface Mask {
  readonly identifier: (identifier: Identifier) => Identifier
  readonly scrub: (text: string) => string
}

function maskFor({ draft, served, clarifications }: DisclosureDossier, { identifiers }: Sight): Mask {
  const before = clarifications.flatMap(({ changes }) => changes.flatMap((change) => [change.before, change.after]))
  const known = [...draft.identifiers, ...(served?.content.identifiers ?? []), ...before.filter(isIdentifier)]
  const covered = known.filter(({ id }) => !identifiers.includes(id))
  return {
    identifier: (identifier) => (identifiers.includes(identifier.id) ? identifier : masked(identifier)),
    scrub: scrubber(covered),
  }
}

function maskedContent(content: RequestContent, { identifier, scrub }: Mask): RequestContent {
  const { matter, basis } = content
  const { title, facts, internalNotes } = matter
  return {
    ...content,
    matter: { ...matter, title: scrub(title), facts: hide(facts), internalNotes: hide(internalNotes) },
    basis: { ...basis, necessity: hide(basis.necessity) },
    identifiers: content.identifiers.map(identifier),
  }
}

function maskedRound(round: ClarificationRound, mask: Mask): ClarificationRound {
  return {
    ...round,
    questions: round.questions.map((question) => ({ ...question, text: mask.scrub(question.text) })),
    text: mask.scrub(round.text),
    changes: round.changes.map(({ field, before, after }) => ({
      field,
      before: maskedValue(field, before, mask),
      after: maskedValue(field, after, mask),
    })),
  }
}

const describing = new Set(['matter.facts', 'basis.necessity'])

function maskedValue(field: string, value: ChangedValue, { identifier, scrub }: Mask): ChangedValue {
  if (value === null) return null
  if (isIdentifier(value)) return identifier(value)
  return describing.has(field) ? hide(value) : scrub(value)
}

/** A file keeps the ending of its name, which says what it can be opened with. */
function maskedName<Named extends { readonly name: string }>(file: Named): Named {
  return { ...file, name: hidden + (/\.[a-z0-9]{1,5}$/i.exec(file.name)?.[0] ?? '') }
}

function isIdentifier(value: ChangedValue): value is Identifier {
  return value !== null && typeof value === 'object'
}

function hide(text: string): string {
  return text === '' ? '' : hidden
}
