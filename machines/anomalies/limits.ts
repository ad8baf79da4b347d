/** What makes a way of looking at cases worth an auditor's time. */
export const anomalyRules = ['volume', 'hours', 'family', 'noFollowUp', 'sameTarget'] as const
export type AnomalyRule = (typeof anomalyRules)[number]

/** The numbers of the rules, in one place; what they mean stands at each rule. */
export const limits = {
  /** days of a person's own past that a day is measured against */
  history: 60,
  /** days on which they must have looked at anything for their past to say something */
  settled: 20,
  volume: { least: 25, timesOwn: 4, timesRole: 4 },
  hours: { from: 6, until: 21, least: 5, timesOwn: 2 },
  noFollowUp: { days: 28, patience: 7, least: 18, share: 0.25, errors: 5 },
  sameTarget: { days: 10, patience: 7, cases: 3, people: 5 },
} as const
