import type { Currency, Money } from '../../kit/money'

/** What the provider expects its answer to cost, and what the agency said to it. */
export interface CostEstimate extends Money {
  /** which of the case's estimates, the first one is 1 */
  readonly number: number
  readonly at: string
  /** minutes of work expected */
  readonly minutes: number
  readonly text: string
  /** null while the agency has said nothing */
  readonly answer: { readonly at: string; readonly agreed: boolean; readonly text: string } | null
}

export interface CostInvoice extends Money {
  readonly at: string
  /** as on the provider's invoice */
  readonly number: string
  /** its day, ISO 8601 */
  readonly day: string
  /** minutes of work done */
  readonly minutes: number
  readonly text: string
}

/** What is said of the costs of a request. */
export interface RequestCosts {
  readonly estimates: readonly CostEstimate[]
  readonly invoices: readonly CostInvoice[]
}

export const noCosts: RequestCosts = { estimates: [], invoices: [] }

/** The estimate that waits for the agency's word; null when none does. */
export function openEstimate({ estimates }: RequestCosts): CostEstimate | null {
  return estimates.find(({ answer }) => answer === null) ?? null
}

/** All that the agency has agreed to pay; null when that is nothing. */
export function agreedCosts({ estimates }: RequestCosts): Money | null {
  const agreed = estimates.filter(({ answer }) => answer?.agreed)
  const [first] = agreed
  return first ? { amount: sumOf(agreed), currency: first.currency } : null
}

/** One case has one currency: that of what was agreed or invoiced first. */
export function currencyOf(costs: RequestCosts): Currency | null {
  return agreedCosts(costs)?.currency ?? costs.invoices[0]?.currency ?? null
}

export function sumOf(parts: readonly Money[]): number {
  return parts.reduce((sum, { amount }) => sum + amount, 0)
}
