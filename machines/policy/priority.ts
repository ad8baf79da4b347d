import { z } from 'zod'
import type { PolicyPack } from './pack'
import { SourceSchema } from './source'

/** A rank of the scale by which requests are answered; its criteria are words, `pack.<vocabulary>.requestPriorities.<code>.criteria`. */
export const PriorityRuleSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-zA-Z]*$/, 'is not a code'),
  source: SourceSchema,
})

/** The rank a request has when nothing else is asked; whatever stands before it needs a reason. */
export const normalPriority = 'normal'

/** What is wrong with the scale of a pack, one sentence each that begins with the place. */
export function priorityFaults({ id, requestPriorities }: PolicyPack): string[] {
  const codes = requestPriorities.map(({ code }) => code)
  const twice = codes.filter((code, at) => codes.indexOf(code) !== at)
  return [
    ...twice.map((code) => `${id}: requestPriorities: ${code} stands there twice`),
    ...(codes.includes(normalPriority)
      ? []
      : [`${id}: requestPriorities: there is no ${normalPriority}, for what needs no reason`]),
  ]
}
