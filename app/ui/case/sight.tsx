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
  const open = all && until !== null
  if (draft && !open && sight.allows.length === 0) return null
  return (
    <section className={open ? 'sight sight--open' : 'sight'} aria-label={t('sight.title')}>
      {open ? (
        <p>
          {t('sight.open')} <Instant at={until} now={now} zone={zone} />
        </p>
      ) : (
        <p>{t(sight.some ? 'sight.masked.some' : 'sight.masked')}</p>
      )}
      <Allowing {...props} />
      {!open && sight.reveals && <RevealForm {...props} />}
      {!open && sight.asks && <AskForm {...props} />}
      {!open && sight.oversight && !sight.reveals && !sight.asks && <p className="quiet">{t('sight.waiting')}</p>}
    </section>
  )
}

/** Reveals everything where the reader stands: the reason, and one button. */
function RevealForm({ sight, caseId, pack }: SightPanelProps) {
  const t = useWords()
  const back = useShell().path
  return (
    <>
      <form method="post" action={`/requests/${caseId}/reveal`} noValidate className="filter-row">
        <HiddenFields fields={{ event: 'identity.reveal', token: sight.token, back, scope: 'all' }} />
        <WhySelect {...{ sight, pack, value: '' }} />
        <Button>{t('event.identity.reveal')}</Button>
      </form>
      <p className="quiet">
        {t('sight.recorded', { count: sight.hours })} <a href={revealAddress(caseId, back)}>{t('sight.single')}</a>
      </p>
    </>
  )
}

function AskForm({ sight, caseId, pack }: SightPanelProps) {
  const t = useWords()
  const back = useShell().path
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{t('event.identity.askOversight')}</span>
      </summary>
      <form method="post" action={`/requests/${caseId}/reveal`} noValidate className="govuk-details__text">
        <HiddenFields fields={{ event: 'identity.askOversight', token: sight.token, back }} />
        <WhyFields {...{ sight, pack, errors: {}, typed: { reason: '', text: '' } }} />
        <Button>{t('event.identity.askOversight')}</Button>
      </form>
    </details>
  )
}

function revealAddress(caseId: string, back: string): string {
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
      <WhySelect {...{ sight, pack, value: typed.reason, error: errors['why.reason'] }} />
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

interface WhySelectProps extends Pick<WhyFieldsProps, 'sight' | 'pack'> {
  readonly value: string
  readonly error?: string
}

function WhySelect({ sight, pack, value, error }: WhySelectProps) {
  const t = useWords()
  return (
    <Select
      {...{ value, error }}
      name="why.reason"
      label={t('sight.reason')}
      empty={t('sight.reason.none')}
      options={sight.reasons.map((code) => ({ value: code, label: t(`pack.${pack}.sightReasons.${code}`) }))}
    />
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
