import type { FieldClass } from '../kit/sight'
import type { Side } from '../kit/words'
import { emptyAnswer } from '../request/answer/case'
import { answeringLosses, maskedAnswer, withoutUndelivered } from '../request/answer/sight'
import { emptyRequest } from '../request/case'
import { withoutUnseen, type Losses } from '../request/field-classes'
import { hide } from '../identifiers/mask'
import { maskedRequest, maskFor } from '../request/masked'
import type { Sight } from '../request/sight'
import { visibleRequest } from '../request/visible'
import type { EmergencyDossier, Peril } from './case'

type Dossier = EmergencyDossier

const emptyPeril: Peril = { instrument: '', danger: '', endangered: '', imminence: '', use: '', declared: '' }

export const emptyDossier: Dossier = {
  ...emptyRequest,
  ...emptyAnswer,
  ...{ peril: emptyPeril, oral: null, assessed: null, downgrade: null, validation: null, restriction: null },
}

/** What of the case a side may read: the words given to a caller are the provider's alone. */
export function visibleDossier(dossier: Dossier, side: Side): Dossier {
  const visible = visibleRequest(dossier, side)
  if (side === 'provider') return dossier.served === null ? { ...visible, peril: emptyPeril } : visible
  const withoutCode = { ...visible, oral: visible.oral && { ...visible.oral, code: '' } }
  return side === 'agency' ? withoutUndelivered(withoutCode) : withoutCode
}

/** What an emergency loses beside what every request does, class by class. */
const losses: Losses<Dossier> = {
  facts: (dossier) => ({
    ...answeringLosses.facts(dossier),
    ...{ peril: { ...emptyPeril, instrument: dossier.peril.instrument }, oral: null, assessed: null, downgrade: null },
  }),
  basis: (dossier) => ({ peril: { ...dossier.peril, instrument: '' }, validation: null }),
  production: (dossier) => ({ ...answeringLosses.production(dossier), restriction: null }),
}

/** The dossier with nothing of the classes that are not among those seen. */
export function withinSight(dossier: Dossier, sees: readonly FieldClass[]): Dossier {
  return sees.length === 0 ? emptyDossier : withoutUnseen(dossier, sees, losses)
}

/** With everything masked that the sight doesn't cover: whoever is in danger is hidden like whoever is sought. */
export function maskedDossier(dossier: Dossier, sight: Sight): Dossier {
  if (sight.all) return dossier
  const mask = maskFor(dossier, sight)
  const { peril, oral, assessed, downgrade, validation, restriction } = dossier
  const told = { endangered: hide(peril.endangered), imminence: hide(peril.imminence), use: hide(peril.use) }
  return {
    ...maskedRequest(dossier, sight, mask),
    ...maskedAnswer(dossier, mask),
    peril: sight.draft ? peril : { ...peril, ...told },
    oral: oral && { ...oral, text: hide(oral.text) },
    assessed: assessed && mask.written(assessed),
    downgrade: downgrade && mask.written(downgrade),
    validation: validation && mask.written(validation),
    restriction: restriction && mask.written(restriction),
  }
}
