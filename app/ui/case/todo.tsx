import { Button, ButtonLink, Card, HiddenFields } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { CaseFacts } from './facts'
import { stepAddress, stepsOffered, type OfferedStep } from './todo-steps'

export interface TodoProps {
  readonly facts: CaseFacts
  /** token of a step taken by one press */
  readonly token: string
  /** the page of the case on which it stands, whose own steps need no way there */
  readonly at?: string
}

/** What this person can do now: one sentence and the steps the machine offers them, no others. */
export function Todo({ facts, token, at }: TodoProps) {
  const t = useWords()
  const steps = stepsOffered(facts).filter((step) => at === undefined || step.at !== at)
  const [first] = steps
  if (!first && at !== undefined) return null
  if (!first)
    return (
      <Card title={t('case.todo.none')}>
        <p>{t(facts.amending ? `state.amending.${facts.state}.description` : `state.${facts.state}.description`)}</p>
      </Card>
    )
  return (
    <Card title={t(at ? 'case.todo.else' : 'case.todo')} tone={at ? 'plain' : 'action'}>
      {!at && <p>{sentenceOf(t, facts, first.event)}</p>}
      <div className="button-row">
        {steps.map((step) => (
          <StepButton key={step.event} {...{ step, facts, token }} first={step === first} />
        ))}
      </div>
    </Card>
  )
}

/** What a step does, as far as it has gone: a request without a number has not reached the provider. */
export function sentenceOf(t: ReturnType<typeof useWords>, { number }: CaseFacts, event: string): string {
  return t(`case.todo.${event}${event === 'request.withdraw' && number === null ? '.unserved' : ''}`)
}

interface StepButtonProps extends Pick<TodoProps, 'facts' | 'token'> {
  readonly step: OfferedStep
  readonly first: boolean
}

function StepButton({ step, first, facts, token }: StepButtonProps) {
  const t = useWords()
  const address = stepAddress(facts.id, step)
  const label = t(step.by === 'place' ? `case.go.${step.event}` : `event.${step.event}`)
  const tone = first && step.tone !== 'link' ? step.tone : step.tone === 'link' ? 'link' : 'calm'
  if (step.by === 'press')
    return (
      <form method="post" action={address} className="form-action" noValidate>
        <HiddenFields fields={{ version: facts.version, token }} />
        <Button tone={tone === 'link' ? 'calm' : tone}>{label}</Button>
      </form>
    )
  if (tone === 'link') return <a href={address}>{label}</a>
  return (
    <ButtonLink href={address} tone={tone}>
      {label}
    </ButtonLink>
  )
}
