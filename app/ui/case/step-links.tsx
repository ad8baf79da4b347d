import { ButtonLink } from '~/ui/components'
import type { ButtonTone } from '~/ui/components/button'
import { useWords } from '~/ui/words'

export interface StepLinksProps {
  readonly caseId: string
  /** event and tone, the one to take first */
  readonly steps: readonly (readonly [event: string, tone: ButtonTone])[]
}

/** Ways to the pages of steps of a request, where a card of its own offers them. */
export function StepLinks({ caseId, steps }: StepLinksProps) {
  const t = useWords()
  if (steps.length === 0) return null
  return (
    <div className="button-row">
      {steps.map(([event, tone]) => (
        <ButtonLink key={event} href={`/requests/${caseId}/step/${event}`} tone={tone}>
          {t(`event.${event}`)}
        </ButtonLink>
      ))}
    </div>
  )
}
