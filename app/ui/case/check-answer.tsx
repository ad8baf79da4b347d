import type { ClarificationRound } from '~machines/disclosure/case'
import { Button, HiddenFields } from '~/ui/components'
import type { ButtonTone } from '~/ui/components/button'
import { useWords } from '~/ui/words'
import { Defects, type RoundFacts } from './round'
import type { Typed } from './steps/form'

export interface CheckAnswerProps extends RoundFacts {
  /** the round as the answer will leave it */
  readonly round: ClarificationRound
  /** everything that was typed: it goes on with the form */
  readonly typed: Typed
  readonly send: string
  readonly tone: ButtonTone
}

/** What an answer changes, before and after, defect by defect, before it is sent. */
export function CheckAnswer({ typed, send, tone, ...shown }: CheckAnswerProps) {
  const t = useWords()
  const kept = Object.entries(typed)
    .filter(([name]) => name !== 'intent')
    .flatMap(([name, values]) => values.map((value) => [name, value] as const))
  return (
    <form method="post">
      <h2>{t('defect.check.title')}</h2>
      <p>{t('defect.check.text')}</p>
      <HiddenFields fields={kept} />
      <Defects {...shown} answered />
      <div className="button-row">
        <Button tone={tone} name="intent" value="send">
          {send}
        </Button>
        <Button tone="calm" name="intent" value="edit">
          {t('defect.check.back')}
        </Button>
      </div>
    </form>
  )
}
