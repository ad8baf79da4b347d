import { z } from 'zod'

/** `law` blocks, `guideline` warns and is acknowledged; `policy` is a value that no instrument gives: its owner chose it. */
const weights = ['law', 'guideline', 'policy'] as const
export type Weight = (typeof weights)[number]

/** Where a value comes from. */
export const SourceSchema = z.strictObject({
  /** name and version, for example `convention@1` */
  instrument: z.string().regex(/^[a-z][a-z0-9-]*@[1-9]\d*$/, 'is not a name with a version'),
  /** article and paragraph, `16(2)`; of the Guidelines the slug */
  place: z.string().min(1, 'is empty'),
  weight: z.enum(weights),
  /** somebody has compared the value with the instrument's text */
  checked: z.boolean(),
})
export type Source = z.infer<typeof SourceSchema>

/** Name of something versioned, as it stands in keys: `convention` of `convention@1`. */
export function nameOf(versioned: string): string {
  return versioned.split('@')[0]!
}
