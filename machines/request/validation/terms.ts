import { endOfDay, startClock } from '../../kit/clock-arithmetic'
import { problem, type Problem } from '../../kit/refusal'
import type { ClockRule } from '../../policy/clock-rule'
import { authorities, type Authority } from '../../policy/instrument'
import { groupOf } from '../../policy/issuing'
import { objection, type Objection } from '../../policy/objection'
import type { PolicyPack } from '../../policy/pack'
import type { PolicyRule } from '../../policy/resolve'
import { lengthWords } from '../../policy/terms'

// Orders that are issued first and validated afterwards (Regulation (EU) 2023/1543, 4(5)), under whichever rule lets them.

/** When an order of a day was issued: now, or by the end of its day where that is over; without a day, now. */
function issuedAt(issuedOn: string, now: string, zone: string): string {
  const end = issuedOn === '' ? now : endOfDay(issuedOn, zone)
  return end < now ? end : now
}

interface Issued {
  /** day of the order, ISO 8601; empty while the draft has none */
  readonly issuedOn: string
  readonly now: string
  readonly zone: string
  readonly pack: PolicyPack
}

/** The clock of whoever has to stand by it: from when it was issued. */
export function validationFrom(rule: ClockRule, { issuedOn, now, zone, pack }: Issued) {
  return startClock(rule, { at: issuedAt(issuedOn, now, zone), zone, calendar: pack.calendar })
}

/** An order so old that the time to validate it has passed already. */
export function objectionsToAge(rule: ClockRule, issued: Issued): Objection[] {
  if (issued.issuedOn === '' || validationFrom(rule, issued).due > issued.now) return []
  return [objection('validation-spent', 'issuedOn', rule.source, lengthWords(rule))]
}

/** What stands against a decision: an authority that may not take it. */
export function objectionsToValidator(rules: readonly PolicyRule[], authority: string): Objection[] {
  return rules.flatMap(({ issuing }) =>
    maySettle(issuing, authority as Authority)
      ? []
      : [
          objection('authority-may-not-validate', 'authority', issuing.source, {
            ...{ authority, allowed: groupOf(issuing.validators) },
          }),
        ],
  )
}

export function isAuthority(code: string): code is Authority {
  return (authorities as readonly string[]).includes(code)
}

export const unknownAuthority: Problem = problem('code-unknown', 'authority')

/** Authorities that may stand by it, for whoever writes down what they said. */
export function validatorsOf(rules: readonly PolicyRule[]): readonly Authority[] {
  return authorities.filter((each) => rules.every(({ issuing }) => maySettle(issuing, each)))
}

/** Whoever may order it alone, or validate what another has ordered. */
function maySettle({ issuers, validators }: PolicyRule['issuing'], authority: Authority): boolean {
  return validators.includes(authority) || issuers!.includes(authority)
}
