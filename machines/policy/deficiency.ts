import { z } from 'zod'
import { SourceSchema } from './source'

/**
 * What mends a defect. `correct`: its fields are put right in the answer; `attach`: an order is attached; `words`: it is
 * explained; `amend`: no answer can mend it, the request goes back to authorisation and to the check of its source.
 */
const defectRemedies = ['correct', 'attach', 'words', 'amend'] as const

/**
 * What a defect does to the time for answering while it is open, the strictest for the provider first. `runsOn`: nothing;
 * `pauses`: it stands, and runs on afterwards; `restarts`: it stands, and begins anew once the request is complete.
 */
export const clockEffects = ['runsOn', 'pauses', 'restarts'] as const
export type ClockEffect = (typeof clockEffects)[number]

/** What a code leaves to whoever raises it: which identifier, which field, or nothing. */
const leftOpen = ['nothing', 'identifier', 'field'] as const

/** Parts of an identifier that an answer can put right; what is sought is another identifier. */
export const identifierParts = ['port', 'from', 'until', 'categories'] as const
export type IdentifierPart = (typeof identifierParts)[number]

/** A defect by which a request comes back to whoever asks. */
export const DefectRuleSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-zA-Z]*$/, 'is not a code'),
  /** fields or sections of the request, `*` for the identifier: `basis.order`, `matter`, `identifiers.*.from` */
  about: z.array(z.string()).min(1, 'is empty'),
  leaves: z.enum(leftOpen),
  remedy: z.enum(defectRemedies),
  clock: z.strictObject({ effect: z.enum(clockEffects), source: SourceSchema }),
  source: SourceSchema,
})
export type DefectRule = z.infer<typeof DefectRuleSchema>

/** The code under which anything else is raised; it says nothing without a text. */
export const otherDefect = 'other'

/** What a round does to the time for answering: the strictest of what its defects do, so that one alone stops nothing. */
export function effectOf(defects: readonly DefectRule[]): ClockEffect {
  return clockEffects.find((effect) => defects.some(({ clock }) => clock.effect === effect)) ?? 'runsOn'
}
