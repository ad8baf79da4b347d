import { z } from 'zod'
import { ClockRuleSchema } from './clock-rule'
import { SourceSchema } from './source'

/**
 * Categories as the law has them, from the least to the most intrusive. `identification`: asked solely to identify the
 * user (address, port and time); elsewhere it is traffic data. A country says how it reads the portal's own categories.
 */
export const legalCategories = ['subscriber', 'identification', 'traffic', 'content'] as const
export type LegalCategory = (typeof legalCategories)[number]

/** `court` is a court, a judge or an investigating judge. */
export const authorities = ['police', 'prosecutor', 'court', 'contactPoint', 'centralAuthority'] as const
export type Authority = (typeof authorities)[number]

/** What an instrument lets an authority do. */
export const policyMeasures = [
  'production',
  'emergencyProduction',
  'preservation',
  /** of preserved traffic data, as much as shows provider and path */
  'partialDisclosure',
  /** asked of another state: until mutual assistance is decided */
  'foreignPreservation',
  'foreignPartialDisclosure',
  'mutualAssistance',
  'emergencyMutualAssistance',
  /** subscriber data, straight from a provider of another state */
  'directDisclosure',
  /** registration data of a domain name, straight from whoever keeps them in another state */
  'domainRegistration',
  /** an order of one state that another makes its own */
  'givingEffect',
] as const
export type PolicyMeasure = (typeof policyMeasures)[number]

/** To whom a measure is addressed by whoever asks for it. */
const routes = ['provider', 'contactPoint', 'centralAuthority'] as const

const categories = z.array(z.enum(legalCategories)).min(1, 'is empty')
const named = z.string().regex(/^[a-z][a-zA-Z]*$/, 'is not a name')

const MeasureRuleSchema = z.strictObject({
  measure: z.enum(policyMeasures),
  categories,
  route: z.enum(routes),
  /** clocks that it starts, by id */
  clocks: z.array(named),
  /** what makes it last until something else is decided, with no clock */
  heldBy: z.enum(['confirmation', 'mutualAssistanceRequest']).nullable(),
  source: SourceSchema,
})
export type MeasureRule = z.infer<typeof MeasureRuleSchema>

/** Who may order a measure for these categories: one row of the authority matrix. */
const IssuingRuleSchema = z.strictObject({
  measure: z.enum(policyMeasures),
  categories,
  /** who may issue alone; null where the instrument leaves it to domestic law */
  issuers: z.array(z.enum(authorities)).min(1, 'is empty').nullable(),
  /** who may validate what another authority has issued; nobody where there are none */
  validators: z.array(z.enum(authorities)),
  /** in an emergency it may be validated afterwards */
  validatedAfterwards: z.boolean(),
  /** the threshold of the case, by id; null where any case will do */
  threshold: named.nullable(),
  source: SourceSchema,
})
export type IssuingRule = z.infer<typeof IssuingRuleSchema>

/** How grave a case has to be. */
const ThresholdSchema = z.strictObject({
  id: named,
  /** the offence: its maximum sentence in years, or a list it stands on; null where any offence will do */
  offence: z.strictObject({ maximumYears: z.number().positive(), orListed: z.array(named) }).nullable(),
  /** the sentence that is carried out: at least so many months, and not given in absence */
  sentenceMonths: z.number().positive(),
  source: SourceSchema,
})
export type Threshold = z.infer<typeof ThresholdSchema>

/** How often, and until when, a measure is extended. */
const ExtensionRuleSchema = z.strictObject({
  measure: z.enum(policyMeasures),
  /** null where no number is given */
  times: z.number().int().positive().nullable(),
  /** the clock of the added time, by id */
  clock: named,
  /** only where domestic law provides for it too */
  ifDomestic: z.boolean(),
  source: SourceSchema,
})

/** Whom else an order is told to, before data go out. */
const NotificationRuleSchema = z.strictObject({
  measures: z.array(z.enum(policyMeasures)),
  categories,
  /** grounds that together make it needless, by code */
  unlessAllOf: z.array(named),
  /** the measures among them in which data wait for the answer */
  suspends: z.array(z.enum(policyMeasures)),
  source: SourceSchema,
})

/** A law, treaty or set of guidelines, as far as procedures need it. */
export const InstrumentSchema = z.strictObject({
  id: SourceSchema.shape.instrument,
  /** `pair`: binds two countries only once both have it on */
  binds: z.enum(['country', 'pair']),
  measures: z.array(MeasureRuleSchema).min(1, 'is empty'),
  /** those of them that reach a provider of another country straight, where that country has the instrument too */
  direct: z.array(z.enum(policyMeasures)).optional(),
  issuing: z.array(IssuingRuleSchema).min(1, 'is empty'),
  thresholds: z.array(ThresholdSchema),
  extensions: z.array(ExtensionRuleSchema),
  notification: NotificationRuleSchema.nullable(),
  clocks: z.array(ClockRuleSchema),
})
export type Instrument = z.infer<typeof InstrumentSchema>
