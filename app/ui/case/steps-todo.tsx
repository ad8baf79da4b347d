import { Button, ButtonLink, Card, HiddenFields } from '~/ui/components'
import type { ButtonTone } from '~/ui/components/button'
import { useWords } from '~/ui/words'

/** How a step is offered: `press` is one button that needs nothing more, `page` a form of its own. */
export interface OfferedStep {
  readonly event: string
  readonly by: 'press' | 'page'
  readonly tone: ButtonTone | 'link'
}

export interface StepsTodoProps {
  /** address of the case */
  readonly base: string
  readonly state: string
  readonly version: number
  /** token of a step taken by one press */
  readonly token: string
  /** those the machine offers this person, the one to take first */
  readonly steps: readonly OfferedStep[]
}

/** What this person can do now: one sentence and the steps the machine offers them, no others. */
export function StepsTodo({ steps, ...at }: StepsTodoProps) {
  const t = useWords()
  const [first] = steps
  if (!first || first.tone === 'link')
    return (
      <Card title={t('case.todo.none')}>
        <p>{t(`state.${at.state}.description`)}</p>
        {first && <StepButton step={first} {...at} first />}
      </Card>
    )
  return (
    <Card title={t('case.todo')} tone="action">
      <p>{t(`case.todo.${first.event}`)}</p>
      <div className="button-row">
        {steps.map((step) => (
          <StepButton key={step.event} {...{ step, ...at }} first={step === first} />
        ))}
      </div>
    </Card>
  )
}

type ButtonProps = Omit<StepsTodoProps, 'steps'> & { readonly step: OfferedStep; readonly first: boolean }

function StepButton({ step, first, base, version, token }: ButtonProps) {
  const t = useWords()
  const { event, by, tone } = step
  const address = `${base}/step/${event}`
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
      <HiddenFields fields={{ version, token }} />
      <Button tone={shown}>{label}</Button>
    </form>
  )
}
