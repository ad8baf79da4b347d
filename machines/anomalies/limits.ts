/** What makes a way of looking at cases worth an auditor's time. */
export const anomalyRules = ['volume', 'hours', 'family', 'noFollowUp', 'sameTarget'] as const
export type AnomalyRule = (typeof anomalyRules)[number]

/** The numbers of the rules, in one place; what they mean stands at each rule. */
export const limits = {
  /** days of a person's own past that a day is measured against */
  history: 60,
  volume: { least: 15, timesOwn: 3, timesRole: 3 },
  hours: { from: 6, until: 21, least: 4, timesOwn: 3 },
  noFollowUp: { days: 28, patience: 7, least: 18, share: 0.25, errors: 5 },
  sameTarget: { days: 28, patience: 7, cases: 3, people: 4 },
} as const
