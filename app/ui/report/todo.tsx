import { Button, ButtonLink, Card, HiddenFields } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { ReportFacts } from './facts'
import { stepAddress, stepsOffered, type ReportStep } from './steps'

export interface TodoProps {
  readonly facts: ReportFacts
  /** token of a step taken by one press */
  readonly token: string
}

/** What this person can do now: one sentence and the steps the machine offers them, no others. */
export function ReportTodo({ facts, token }: TodoProps) {
  const t = useWords()
  const steps = stepsOffered(facts)
  const [first] = steps
  if (!first || first.tone === 'link')
    return (
      <Card title={t('case.todo.none')}>
        <p>{t(`state.${facts.state}.description`)}</p>
        {first && <StepButton step={first} {...{ facts, token }} first />}
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

function StepButton({ step, first, facts, token }: TodoProps & { readonly step: ReportStep; readonly first: boolean }) {
  const t = useWords()
  const { event, by, tone } = step
  const address = stepAddress(facts.id, event)
  const label = t(`event.${event}`)
  if (tone === 'link') return <a href={address}>{label}</a>
  const shown = first ? tone : 'calm'
  if (by === 'page')
    return (
      <ButtonLink href={address} tone={shown}>
        {label}
      </ButtonLink>
    )
  return (
    <form method="post" action={address} className="form-action" noValidate>
      <HiddenFields fields={{ version: facts.version, token }} />
      <Button tone={shown}>{label}</Button>
    </form>
  )
}
