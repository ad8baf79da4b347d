import { Button, ButtonLink, Card, HiddenFields } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { CaseFacts } from './facts'
import { stepAddress, stepsOffered, type OfferedStep } from './todo-steps'

export interface TodoProps {
  readonly facts: CaseFacts
  /** hidden fields of a step taken by one press */
  readonly token: string
}

/** What this person can do now: one sentence and the steps the machine offers them, no others. */
export function Todo({ facts, token }: TodoProps) {
  const t = useWords()
  const steps = stepsOffered(facts)
  const [first] = steps
  if (!first)
    return (
      <Card title={t('case.todo.none')}>
        <p>{t(facts.amending ? `state.amending.${facts.state}.description` : `state.${facts.state}.description`)}</p>
      </Card>
    )
  return (
    <Card title={t('case.todo')} tone="action">
      <p>{t(`case.todo.${first.event}`)}</p>
      <div className="button-row">
        {steps.map((step) => (
          <StepButton key={step.event} {...{ step, facts, token }} first={step === first} />
        ))}
      </div>
    </Card>
  )
}

interface StepButtonProps extends TodoProps {
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
