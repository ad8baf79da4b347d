import type { AuthorityRow } from '~machines/kit/authority'
import { Card, Instant, SummaryList, Tag, useDayWords, type Tone } from '~/ui/components'
import { useWords } from '~/ui/words'
import { AuthorityTable } from './authority-table'

export type VersionStanding = 'inForce' | 'to-come' | 'unconfirmed' | 'replaced' | 'superseded'

export interface VersionShown {
  readonly version: number
  readonly standing: VersionStanding
  readonly rows: readonly AuthorityRow[]
  readonly validFrom: string
  readonly source: string
  readonly url: string
  readonly publishedAt: string
  readonly publishedBy: string
  readonly confirmedAt: string | null
  readonly confirmedBy: string | null
  readonly inForceFrom: string | null
}

const tones: Readonly<Record<VersionStanding, Tone>> = {
  inForce: 'done',
  'to-come': 'soon',
  unconfirmed: 'action',
  replaced: 'calm',
  superseded: 'calm',
}

interface Shown {
  readonly now: string
  readonly zone: string
}

/** Every version of a matrix; those that count now or soon are open. */
export function AuthorityVersions({ versions, now, zone }: Shown & { readonly versions: readonly VersionShown[] }) {
  return versions.map((each) => <Version key={each.version} {...{ each, now, zone }} />)
}

function Version({ each, now, zone }: Shown & { readonly each: VersionShown }) {
  const t = useWords()
  const past = each.standing === 'replaced' || each.standing === 'superseded'
  const title = (
    <>
      {t('authority.version', { version: each.version })}{' '}
      <Tag tone={tones[each.standing]}>{t(`authority.${each.standing}`)}</Tag>
    </>
  )
  return (
    <Card title={title}>
      <VersionFacts {...{ each, now, zone }} />
      {past ? (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">{t('authority')}</span>
          </summary>
          <AuthorityTable rows={each.rows} />
        </details>
      ) : (
        <AuthorityTable rows={each.rows} />
      )}
    </Card>
  )
}

function VersionFacts({ each, now, zone }: Shown & { readonly each: VersionShown }) {
  const t = useWords()
  const days = useDayWords()
  const { validFrom, source, url, publishedAt, publishedBy, confirmedAt, confirmedBy, inForceFrom } = each
  const dated = (name: string, at: string) => (
    <>
      {name} · <Instant at={at} now={now} zone={zone} />
    </>
  )
  return (
    <SummaryList
      compact
      rows={[
        {
          key: inForceFrom ? t('authority.from') : t('authority.validFrom'),
          value: inForceFrom ? <Instant at={inForceFrom} now={now} zone={zone} /> : days.of(validFrom),
        },
        { key: t('authority.source'), value: url ? <a href={url}>{source}</a> : source },
        { key: t('authority.published'), value: dated(publishedBy, publishedAt) },
        ...(confirmedAt ? [{ key: t('authority.confirmed'), value: dated(confirmedBy ?? '', confirmedAt) }] : []),
      ]}
    />
  )
}
