import { Button, Card, FormAction, HiddenFields } from '~/ui/components'
import { TextArea } from '~/ui/form'
import { errorsByField, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'
import { ProgrammeProse, type ProgrammeProseProps } from './text'

/** A version in writing, as the page of the programme shows it. */
export interface PendingShown extends ProgrammeProseProps {
  readonly version: number
  readonly submitted: boolean
  readonly drafters: readonly string[]
  /** why it was returned; empty when it was not */
  readonly said: string
}

export interface StepsProps {
  readonly side: 'agency' | 'provider'
  readonly offers: readonly string[]
  /** version and token */
  readonly step: Readonly<Record<string, string | number>>
  /** of the last attempt, with what was typed */
  readonly tried: { readonly event: string; readonly text: string; readonly problems: readonly Problem[] } | null
}

/** What is being written: who wrote it, what it says, and what this person can do with it. */
export function Pending({ pending, ...steps }: StepsProps & { readonly pending: PendingShown }) {
  const t = useWords()
  const { version, submitted, drafters, said, ...prose } = pending
  const { offers, step } = steps
  return (
    <Card
      tone={submitted ? 'action' : 'soon'}
      title={t(submitted ? 'programme.waiting' : 'programme.pending', { version })}
    >
      <p>{t(submitted ? 'programme.waiting.text' : 'programme.pending.text')}</p>
      <p>{t('programme.draftedBy', { names: drafters.join(', ') })}</p>
      {said && <p>{t('programme.returned', { text: said })}</p>}
      {offers.includes('programme.save') && (
        <p>
          <a href="/organisation/programme/draft">{t('programme.write')}</a>
        </p>
      )}
      <details className="govuk-details" open={submitted && offers.includes('programme.publish')}>
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">{t('programme.version.number', { version })}</span>
        </summary>
        <ProgrammeProse {...prose} />
      </details>
      {offers.includes('programme.publish') && (
        <FormAction fields={{ ...step, event: 'programme.publish', pending: version }} tone="go">
          {t('event.programme.publish')}
        </FormAction>
      )}
      <WithReason {...steps} event="programme.return" label={t('programme.return.why')} />
      {offers.includes('programme.discard') && (
        <FormAction fields={{ ...step, event: 'programme.discard' }}>{t('event.programme.discard')}</FormAction>
      )}
    </Card>
  )
}

/** Saying that the programme stands, or beginning another version of it. */
export function Review({ offers, step }: Pick<StepsProps, 'offers' | 'step'>) {
  const t = useWords()
  if (!offers.includes('programme.review')) return null
  return (
    <Card title={t('programme.review')}>
      <p>{t('programme.review.text')}</p>
      <div className="button-row">
        {(['unchanged', 'revise'] as const).map((outcome) => (
          <FormAction key={outcome} fields={{ ...step, event: 'programme.review', outcome }}>
            {t(`programme.review.${outcome}`)}
          </FormAction>
        ))}
      </div>
    </Card>
  )
}

export function Withdraw(steps: StepsProps) {
  const t = useWords()
  if (!steps.offers.includes('programme.withdraw')) return null
  return (
    <Card title={t('programme.withdraw')}>
      <p>{t(`programme.withdraw.${steps.side}`)}</p>
      <WithReason {...steps} event="programme.withdraw" label={t('programme.withdraw.why')} danger />
    </Card>
  )
}

interface ReasonProps extends StepsProps {
  readonly event: 'programme.return' | 'programme.withdraw'
  readonly label: string
  readonly danger?: boolean
}

/** A step that says why. What was typed is kept when it is refused. */
function WithReason({ event, label, danger = false, offers, step, tried }: ReasonProps) {
  const t = useWords()
  if (!offers.includes(event)) return null
  const own = tried?.event === event ? tried : null
  const error = errorsByField(t, own?.problems ?? []).text
  return (
    <form method="post" noValidate>
      <HiddenFields fields={{ ...step, event }} />
      <TextArea name={own ? 'text' : `${event}.text`} rows={2} label={label} value={own?.text ?? ''} error={error} />
      <Button tone={danger ? 'danger' : 'calm'}>{t(`event.${event}`)}</Button>
    </form>
  )
}
