import { Card, Instant, SummaryList, Tag, type SummaryRow, type Tone } from '~/ui/components'
import { problemText, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'

export const programmeTones: Readonly<Record<string, Tone>> = {
  ...{ draft: 'calm', published: 'done', reviewDue: 'soon', stale: 'danger', withdrawn: 'danger' },
}

export interface StandingShown {
  readonly state: string
  readonly inForce: number | null
  readonly toCome: { readonly version: number; readonly from: string } | null
  readonly reviewedAt: string | null
  /** when the review is due, and when the programme is stale */
  readonly reviewDue: string | null
  readonly graceUntil: string | null
  /** where the rule of the review stands */
  readonly source: string | null
}

interface Shown {
  readonly standing: StandingShown
  readonly now: string
  readonly zone: string
}

/** Where a programme stands: its state, the version in force, and until when it counts as reviewed. */
export function ProgrammeStanding({ standing, now, zone }: Shown) {
  const t = useWords()
  const { state, inForce, toCome, reviewedAt, reviewDue, graceUntil, source } = standing
  const instant = (at: string) => <Instant at={at} {...{ now, zone }} show="both" />
  const dated = (key: string, at: string | null): SummaryRow[] => (at ? [{ key: t(key), value: instant(at) }] : [])
  return (
    <SummaryList
      rows={[
        {
          key: t('programme.standing'),
          value: <Tag tone={programmeTones[state]}>{t(`state.${state}`)}</Tag>,
        },
        ...(inForce === null
          ? []
          : [{ key: t('programme.inForce'), value: t('programme.version.number', { version: inForce }) }]),
        ...(toCome ? dated('programme.inForceFrom', toCome.from) : []),
        ...dated('programme.reviewedAt', reviewedAt),
        ...(reviewDue
          ? [
              {
                key: t('programme.reviewDue'),
                value: (
                  <>
                    {instant(reviewDue)}
                    {source && <span className="why">{source}</span>}
                  </>
                ),
              },
            ]
          : []),
        ...(state === 'reviewDue' ? dated('programme.graceUntil', graceUntil) : []),
      ]}
    />
  )
}

const warned: ReadonlySet<string> = new Set(['reviewDue', 'stale', 'withdrawn'])

/** What whoever reads a published programme has to know of it before they rely on it. */
export function ProgrammeNotice({ standing: { state, toCome } }: Pick<Shown, 'standing'>) {
  const t = useWords()
  return (
    <>
      {warned.has(state) && (
        <Card tone={state === 'reviewDue' ? 'soon' : 'danger'} title={t(`state.${state}`)}>
          <p>{t(`programme.notice.${state}`)}</p>
        </Card>
      )}
      {toCome && <p className="govuk-body">{t('programme.notice.toCome', { version: toCome.version })}</p>}
    </>
  )
}

/** Why the agency can send nothing at present; nothing while it can. */
export function Sending({ problems }: { readonly problems: readonly Problem[] }) {
  const t = useWords()
  if (problems.length === 0) return null
  return (
    <Card tone="danger" title={t('programme.sending')}>
      {problems.map((each) => (
        <p key={each.rule}>{problemText(t, each)}</p>
      ))}
    </Card>
  )
}
