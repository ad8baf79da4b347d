import { z } from 'zod'
import { lines } from '../../kit/text'

// Pieces that several events carry, and the sides that see an entry.

export { nothing } from '../../kit/schemas'

export const everyone = ['agency', 'provider', 'oversight', 'portal'] as const
/** How an organisation was checked is not for the others. */
export const oversightOnly = ['oversight', 'portal'] as const
export const why = z.strictObject({ text: lines(2000) })
