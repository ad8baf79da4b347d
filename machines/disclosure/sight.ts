import type { FieldClass } from '../kit/sight'
import { withoutUnseen, type Losses } from '../request/field-classes'
import type { DisclosureDossier } from './case'
import { emptyDossier } from './visible'

type Dossier = DisclosureDossier

/** What a request for data loses beside what every request does. */
const losses: Losses<Dossier> = {
  identity: (dossier) => ({ clarifications: withoutChanges(dossier, 'identifiers') }),
  facts: (dossier) => ({
    itemTexts: itemTexts(dossier, ({ result }) => (result === undefined ? {} : { result })),
    clarifications: withoutChanges(dossier, 'matter'),
  }),
  basis: (dossier) => ({ clarifications: withoutChanges(dossier, 'basis') }),
  production: (dossier) => ({
    ...{ files: [], statement: null, qualityReturns: [] },
    itemTexts: itemTexts(dossier, ({ decision }) => (decision === undefined ? {} : { decision })),
  }),
  conversation: () => ({ clarifications: [], contests: [] }),
}

/** The dossier with nothing of the classes that are not among those seen. */
export function withinSight(dossier: Dossier, sees: readonly FieldClass[]): Dossier {
  return sees.length === 0 ? emptyDossier : withoutUnseen(dossier, sees, losses)
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
