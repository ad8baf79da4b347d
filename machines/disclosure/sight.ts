import type { FieldClass } from '../kit/sight'
import { answeringLosses } from '../request/answer/sight'
import { withoutUnseen, type Losses } from '../request/field-classes'
import type { DisclosureDossier } from './case'
import { emptyDossier } from './visible'

type Dossier = DisclosureDossier

/** What a request for data loses beside what every request does. */
const losses: Losses<Dossier> = {
  identity: (dossier) => ({ clarifications: withoutChanges(dossier, 'identifiers') }),
  facts: (dossier) => ({
    ...answeringLosses.facts(dossier),
    clarifications: withoutChanges(dossier, 'matter'),
  }),
  basis: (dossier) => ({ clarifications: withoutChanges(dossier, 'basis') }),
  production: answeringLosses.production,
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
