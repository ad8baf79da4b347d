import type { TFunction } from 'i18next'
import { nameOf, type Source } from '~machines/policy/source'

/** Where a rule stands: its instrument and the place in it; a paragraph of the Guidelines by its heading. */
export function sourceWords(t: TFunction, { instrument, place, weight }: Source): string {
  const said = weight === 'guideline' ? t(`guideline.${place}`) : place
  return t(`instrument.${nameOf(instrument)}.place`, { place: said })
}
