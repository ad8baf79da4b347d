import { StepsTodo } from '~/ui/case/steps-todo'
import type { ReportFacts } from './facts'
import { stepsOffered } from './steps'

export interface TodoProps {
  readonly facts: ReportFacts
  /** token of a step taken by one press */
  readonly token: string
}

/** What this person can do now with a report. */
export function ReportTodo({ facts, token }: TodoProps) {
  const { id, state, version } = facts
  return <StepsTodo base={`/reports/${id}`} {...{ state, version, token }} steps={stepsOffered(facts)} />
}
