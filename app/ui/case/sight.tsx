import { Button, FormAction, HiddenFields, Instant } from '~/ui/components'
import { Select, TextArea } from '~/ui/form'
import { useShell } from '~/ui/layout/shell'
import { useWords } from '~/ui/words'

/** How much of whoever is sought the reader sees, and what they may do about it. */
export interface SightFacts {
  /** everything is unmasked */
  readonly all: boolean
  /** single identifiers are unmasked */
  readonly some: boolean
  /** the reader writes this draft and sees it as typed */
  readonly draft: boolean
  readonly until: string | null
  /** codes of the reasons this side may give */
  readonly reasons: readonly string[]
  /** hours for which a reveal holds */
  readonly hours: number
  readonly reveals: boolean
  readonly asks: boolean
  /** auditors who wait for this one's yes */
  readonly allows: readonly {
    readonly person: string
    readonly name: string
    readonly at: string
    readonly reason: string
    readonly text: string
  }[]
  readonly oversight: boolean
  readonly token: string
  readonly now: string
  readonly zone: string
}

export interface SightPanelProps {
  readonly sight: SightFacts
  readonly caseId: string
  /** policy pack's name in keys */
  readonly pack: string
}

/** Says what is masked, and offers to reveal it where the reader stands. */
export function SightPanel(props: SightPanelProps) {
  const t = useWords()
  const { sight } = props
  const { all, until, draft, now, zone } = sight
  if (all && until)
    return (
      <p className="sight sight--open">
        {t('sight.open')} <Instant at={until} now={now} zone={zone} />
      </p>
    )
  if (draft && !sight.allows.length) return null
  return (
    <section className="sight" aria-label={t('sight.title')}>
      <p>{t(sight.some ? 'sight.masked.some' : 'sight.masked')}</p>
      <Allowing {...props} />
      {sight.reveals && <Unfolding {...props} event="identity.reveal" />}
      {sight.asks && <Unfolding {...props} event="identity.askOversight" />}
      {sight.oversight && !sight.reveals && !sight.asks && <p className="quiet">{t('sight.waiting')}</p>}
    </section>
  )
}

function Unfolding({ sight, caseId, pack, event }: SightPanelProps & { readonly event: string }) {
  const t = useWords()
  const back = useShell().path
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{t(`event.${event}`)}</span>
      </summary>
      <form method="post" action={`/requests/${caseId}/reveal`} noValidate className="govuk-details__text">
        <HiddenFields fields={{ event, token: sight.token, back, scope: 'all' }} />
        <WhyFields {...{ sight, pack, errors: {}, typed: { reason: '', text: '' } }} />
        <p className="quiet">
          {t('sight.recorded', { count: sight.hours })} <a href={revealAddress(caseId, back)}>{t('sight.single')}</a>
        </p>
        <Button>{t(`event.${event}`)}</Button>
      </form>
    </details>
  )
}

export function revealAddress(caseId: string, back: string): string {
  return `/requests/${caseId}/reveal?back=${encodeURIComponent(back)}`
}

export interface WhyFieldsProps {
  readonly sight: Pick<SightFacts, 'reasons'>
  readonly pack: string
  /** sentences by field */
  readonly errors: Readonly<Record<string, string>>
  readonly typed: { readonly reason: string; readonly text: string }
}

/** The coded reason, and words for it; their names are their own, for they stand beside the forms of steps. */
export function WhyFields({ sight, pack, errors, typed }: WhyFieldsProps) {
  const t = useWords()
  return (
    <>
      <Select
        name="why.reason"
        label={t('sight.reason')}
        value={typed.reason}
        error={errors['why.reason']}
        empty={t('sight.reason.none')}
        options={sight.reasons.map((code) => ({ value: code, label: t(`pack.${pack}.sightReasons.${code}`) }))}
      />
      <TextArea
        name="why.text"
        label={t('sight.text')}
        hint={t('sight.text.hint')}
        value={typed.text}
        error={errors['why.text']}
        rows={2}
      />
    </>
  )
}

/** What other auditors asked for; whoever reads it may allow it. */
function Allowing({ sight, caseId, pack }: SightPanelProps) {
  const t = useWords()
  const back = useShell().path
  return sight.allows.map(({ person, name, at, reason, text }) => (
    <div key={person} className="sight__ask">
      <p>
        {t('sight.asked', { name, reason: t(`pack.${pack}.sightReasons.${reason}`) })}{' '}
        <Instant at={at} now={sight.now} zone={sight.zone} />
      </p>
      <p className="pre-line">{text}</p>
      <FormAction
        action={`/requests/${caseId}/reveal`}
        fields={{ event: 'identity.allowOversight', token: `${sight.token}:${person}`, person, back }}
        about={name}
      >
        {t('event.identity.allowOversight')}
      </FormAction>
    </div>
  ))
}
