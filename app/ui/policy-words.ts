import type { TFunction } from 'i18next'
import { nameOf, type Source } from '~machines/policy/source'

/** Where a rule stands: its instrument and the place in it. */
export function sourceWords(t: TFunction, { instrument, place }: Source): string {
  return t(`instrument.${nameOf(instrument)}.place`, { place })
}
