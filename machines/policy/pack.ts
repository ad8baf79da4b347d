import { z } from 'zod'
import { dataCategories } from '../identifiers/identifier'
import { languages } from '../kit/words'
import type { Calendar } from '../kit/calendar'
import { ClockRuleSchema, countings } from './clock-rule'
import { DefectRuleSchema } from './deficiency'
import { authorities, InstrumentSchema, legalCategories, policyMeasures } from './instrument'
import { PriorityRuleSchema } from './priority'
import { SourceSchema } from './source'

const code = z.string().regex(/^[a-z][a-zA-Z]*$/, 'is not a code')
const codes = z.array(code).min(1, 'is empty')
const length = ClockRuleSchema.shape.length
const count = z.number().int().positive()

const LegalBasisSchema = z.strictObject({
  code,
  /** data categories it can reach; none where the measure alone says what it may order */
  categories: z.array(z.enum(dataCategories)),
  issuedBy: z.enum(authorities),
})
export type LegalBasis = z.infer<typeof LegalBasisSchema>

/** How the source of a request is weighed. */
const SourceRiskSchema = z.strictObject({
  /** points by code of the risk */
  points: z.record(z.string(), z.number()),
  /** the sum from which a step is added */
  from: z.record(z.enum(['callBack', 'secondPerson', 'delay']), z.number()),
  /** how long nothing is released after service where the delay was added */
  delay: length,
  limits: z.strictObject({
    /** how long an account or passkey is new, and particulars are newly changed */
    newFor: length,
    changedFor: length,
    /** how long the same words in another request count as repeated */
    repeatedFor: length,
    /** hours between which an agency works on weekdays */
    dayFrom: z.number(),
    dayUntil: z.number(),
    subjects: count,
    /** requests a day from which a rate can be unusual, and how often its mean it must be */
    rateLeast: count,
    rateTimes: count,
  }),
})

/** What a provider reports, and what an agency makes of it. */
const ReportCodesSchema = z.strictObject({
  /** kinds of incident */
  incidents: codes,
  /** the agency's own, the most pressing first */
  priorities: codes,
  referralGrounds: codes,
  noActionGrounds: codes,
  /** how useful the report was to the agency */
  usefulness: codes,
})

/** Who takes part. */
const EnrolmentRulesSchema = z.strictObject({
  /** how long a change of switchboard, domain, key or security contact is announced before it can be confirmed */
  changeNotice: length,
  /** how long somebody has been administrator or operator before their word counts in a pair */
  newRole: length,
  /** how long an agency has stood without suspension before it may be given the emergency right */
  goodStanding: length,
  /** how often the list of people is confirmed */
  peopleConfirmation: length,
  /** how long after a test call to a contact point the next one is due */
  contactTest: length,
  vettingDocuments: codes,
  /** how a person was identified by whoever vouches for them, and by which document */
  identifiedHow: codes,
  identityDocuments: codes,
})
export type EnrolmentRules = z.infer<typeof EnrolmentRulesSchema>

/** How the target's identity may be looked at. */
const SightRuleSchema = z.strictObject({
  /** hours for which a reveal holds */
  hours: count,
  /** hours in which an auditor who was allowed may reveal */
  oversightHours: count,
  /** reasons a person of each side may give; `other` needs a text */
  reasons: z.record(z.enum(['agency', 'provider', 'oversight']), codes),
  /** reveals drawn every week for auditors to look over */
  weeklySample: count,
})

/** An instrument that applies in the country. */
const AppliedSchema = z.strictObject({
  instrument: SourceSchema.shape.instrument,
  /** day from which it applies, ISO 8601 */
  from: z.iso.date(),
  /** of an instrument that binds pairs: the countries with which it is on */
  with: z.array(z.string().regex(/^[A-Z]{2}$/)),
  /** another calculator than its clocks name; null for theirs */
  counting: z.enum(countings).nullable(),
  source: SourceSchema,
})
export type Applied = z.infer<typeof AppliedSchema>

/** Who pays for an answer. A measure named here is never held up by what it costs. */
const CostRuleSchema = z.strictObject({
  paidBy: z.enum(['provider', 'agency']),
  neverBlocks: z.array(z.enum(policyMeasures)).min(1, 'is empty'),
  source: SourceSchema,
})
export type CostRule = z.infer<typeof CostRuleSchema>

/** Whether, and by whom, the person whose data were given is told. */
const NoticeRuleSchema = z.strictObject({
  /** whose task it is */
  givenBy: z.enum(['agency', 'provider', 'nobody']),
  /** the provider may tell the person where the request does not forbid it */
  providerMayInform: z.boolean(),
  /** longest secrecy an order may ask for, per order; null where the law has no limit, and an open end is flagged */
  secrecyAtMost: length.nullable(),
  /** why the person is still not told once secrecy has ended */
  withholdGrounds: codes,
  source: SourceSchema,
})
export type NoticeRule = z.infer<typeof NoticeRuleSchema>

/** Professions that live by confidence: a request that concerns somebody in one is approved by two people. */
const SensitiveRuleSchema = z.strictObject({ professions: codes, source: SourceSchema })

/** Offences whose material nobody may copy or show: a request about one is answered by hash and reference. */
const RestrictedRuleSchema = z.strictObject({ offences: codes, source: SourceSchema })

const CalendarSchema: z.ZodType<Calendar> = z.strictObject({
  holidays: z.strictObject({
    id: z.string().regex(/^[A-Z]{2}@[1-9]\d*$/, 'is not a country with a version'),
    from: z.string().min(1, 'is empty'),
    years: z.record(z.string().regex(/^\d{4}$/), z.string().regex(/^\d\d-\d\d( \d\d-\d\d)*$/, 'is not a list of days')),
  }),
  weekend: z.array(z.number().int().min(1).max(7)),
})

/** What of a pack needs a source of its own, beside what names one in its place. */
const sourcedParts = [
  ...(['legalBases', 'offences', 'longestWindow', 'readAs', 'languages', 'calendar', 'codes'] as const),
  ...(['sourceRisk', 'enrolment', 'trainingRequired', 'sight'] as const),
] as const

/**
 * Numbers and code lists of one country. Data only; words for the codes are in the locales (`pack.<vocabulary>.<list>.<code>`).
 * A case keeps its pack for ever: a pack is never edited once a case was opened under it.
 */
export const PolicyPackSchema = z.strictObject({
  /** name and version, for example `practice@1` */
  id: SourceSchema.shape.instrument,
  /** ISO 3166-1 */
  jurisdiction: z.string().regex(/^[A-Z]{2}$/, 'is not a country code'),
  /** under which name its codes have words: countries with the same codes share one */
  vocabulary: code,
  /** zone of the country's authorities, where one of them has no other */
  zone: z.string(),
  /** languages in which authorities take requests */
  languages: z.array(z.enum(languages)).min(1, 'is empty'),
  calendar: CalendarSchema,
  /** the country's own law */
  law: InstrumentSchema,
  /** the shared instruments that apply here */
  applies: z.array(AppliedSchema),
  /** what the portal's categories are in law */
  readAs: z.record(z.enum(dataCategories), z.enum(legalCategories)),
  costs: CostRuleSchema,
  notice: NoticeRuleSchema,
  sensitive: SensitiveRuleSchema,
  restricted: RestrictedRuleSchema,
  /** clocks that the portal's procedures start by these names */
  clocks: z.strictObject({
    answer: ClockRuleSchema,
    closing: ClockRuleSchema,
    /** how soon an agency answers the defects of its request */
    clarification: ClockRuleSchema,
    /** how soon data that are to be kept are frozen, and that is confirmed */
    freeze: ClockRuleSchema,
    /** how soon an emergency is answered, where no instrument says */
    emergencyAnswer: ClockRuleSchema,
    /** how soon data are deleted or restricted that no authority has validated in time */
    restriction: ClockRuleSchema,
    /** how soon an agency acknowledges a provider's report, and an urgent one, and tells what came of it */
    reportReceipt: ClockRuleSchema,
    urgentReportReceipt: ClockRuleSchema,
    reportFeedback: ClockRuleSchema,
    /** how long a vetting holds, and how long after that it can be done again before the organisation is suspended */
    vetting: ClockRuleSchema,
    vettingGrace: ClockRuleSchema,
    /** how long a compliance programme counts as reviewed, and how long after that the review can still be made */
    programmeReview: ClockRuleSchema,
    programmeGrace: ClockRuleSchema,
  }),
  legalBases: z.array(LegalBasisSchema).min(1, 'is empty'),
  offences: codes,
  /** longest time window of one identifier, in days, by data category */
  longestWindow: z.record(z.enum(dataCategories), count),
  returnReasons: codes,
  sourceCheckMethods: codes,
  rejectionGrounds: codes,
  refusalGrounds: codes,
  /** what may be wrong with a request so that it comes back to be mended */
  defects: z.array(DefectRuleSchema).min(1, 'is empty'),
  /** the scale by which requests are answered, the most urgent first; an emergency stands above it */
  requestPriorities: z.array(PriorityRuleSchema).min(1, 'is empty'),
  /** reasons why an item was not found, is not held, has expired or is partial */
  nilGrounds: z.record(z.string(), codes),
  contestGrounds: codes,
  /** what may be in danger for a request to be an emergency */
  dangers: codes,
  /** why a provider treats an emergency as an ordinary request */
  downgradeGrounds: codes,
  /** why an answer came late */
  breachGrounds: codes,
  report: ReportCodesSchema,
  sourceRisk: SourceRiskSchema,
  enrolment: EnrolmentRulesSchema,
  /** whether people of a side need a valid training to submit, review or release (guidelines le.training, sp.training) */
  trainingRequired: z.record(z.enum(['agency', 'provider']), z.boolean()),
  sight: SightRuleSchema,
  sources: z.record(z.enum(sourcedParts), SourceSchema),
})
export type PolicyPack = z.infer<typeof PolicyPackSchema>
export type PackClock = keyof PolicyPack['clocks']

/** Clocks that stand in every pack under their names, each with its one rule. */
export function clocksOfPack(...names: readonly PackClock[]) {
  return Object.fromEntries(names.map((name) => [name, (pack: PolicyPack) => [pack.clocks[name]]]))
}
