import { z } from 'zod'
import { anomalyRules, type AnomalyRule } from '../anomalies/limits'

/** Ids, codes and counts: whose looking it is about, by which rule, and the numbers that met it. */
export interface FindingContext {
  readonly person: string
  readonly organisation: string
  readonly rule: AnomalyRule
  /** the day in the person's zone on which the rule was met, `YYYY-MM-DD` */
  readonly day: string
  readonly numbers: Readonly<Record<string, number>>
  readonly judgedBy: string | null
}

export const FindingSchema = z.strictObject({
  person: z.uuid('malformed'),
  organisation: z.uuid('malformed'),
  rule: z.enum(anomalyRules, 'code-unknown'),
  day: z.iso.date('malformed'),
  numbers: z.record(z.string().regex(/^[a-z]+$/i, 'malformed'), z.number().nonnegative()),
  cases: z.array(z.uuid('malformed')).max(200, 'too-long'),
})
export type FindingData = z.infer<typeof FindingSchema>

export interface FindingDossier {
  /** the cases it rests on */
  readonly cases: readonly string[]
  readonly words: readonly { readonly at: string; readonly by: string; readonly event: string; readonly text: string }[]
}
