/** One thing that is wrong, named so that a sentence, a field and a remedy can be found for it (`problem.<rule>`). */
export interface Problem {
  /** kebab-case name of the rule that was not met, for example `ip-without-instant` */
  readonly rule: string
  /** path of the field in the event's data, for example `identifiers.2.port`; empty when no field is at fault */
  readonly field: string
  /** values for the sentence; never anything that is not already on the person's screen */
  readonly params?: Readonly<Record<string, string | number>>
}

/**
 * Why an event was not accepted.
 * `unknown-event`: this procedure has no such event; `not-permitted`: not by this person;
 * `not-now`: not where the case stands; `invalid`: the event's data break a rule;
 * `unconfirmed`: nothing is in the way but the person's passkey.
 */
export type Because = 'unknown-event' | 'not-permitted' | 'not-now' | 'invalid' | 'unconfirmed'

export interface Refusal {
  readonly because: Because
  readonly problems: readonly Problem[]
}

export function refuse(because: Because, ...problems: Problem[]): Refusal {
  return { because, problems }
}

export function problem(rule: string, field = '', params?: Problem['params']): Problem {
  return params ? { rule, field, params } : { rule, field }
}
