import { Card, Instant } from '~/ui/components'
import { SummaryList } from '~/ui/components/summary-list'
import { useWords } from '~/ui/words'
import type { PreservationDossier } from '~machines/preservation/case'
import { useTermsRows } from './terms'

export interface KeptCardProps extends Pick<
  PreservationDossier,
  'terms' | 'confirmation' | 'extensions' | 'conversion' | 'release'
> {
  /** until when the data are kept; null while no clock ends it */
  readonly due: string | null
  readonly now: string
  readonly zone: string
}

/** How long data are kept, and what the sides have said of it. */
export function KeptCard({ terms, confirmation, extensions, conversion, release, due, now, zone }: KeptCardProps) {
  const t = useWords()
  const at = (instant: string) => <Instant {...{ at: instant, now, zone }} />
  const rows = [
    ...useTermsRows(terms),
    ...(confirmation
      ? [
          { key: t('preservation.confirmedAt'), value: at(confirmation.at) },
          { key: t('record.system'), value: confirmation.system },
        ]
      : []),
    ...(due ? [{ key: t('preservation.keptUntil'), value: at(due) }] : []),
    ...extensions.map((each) => ({
      key: t('preservation.extension'),
      value: (
        <>
          {t('preservation.extension.by', { order: each.order, issuedBy: each.issuedBy })} {at(each.until)}
          <span className="pre-line quiet"> {each.text}</span>
        </>
      ),
    })),
    ...(conversion
      ? [{ key: t('preservation.conversion'), value: t('preservation.conversion.into', { number: conversion.number }) }]
      : []),
    ...(release ? [{ key: t('preservation.release'), value: at(release.at) }] : []),
  ]
  return (
    <Card title={t('preservation.card')}>
      <SummaryList rows={rows} compact />
      {[confirmation?.text, conversion?.text, release?.text].filter(Boolean).map((text) => (
        <p key={text} className="pre-line">
          {text}
        </p>
      ))}
    </Card>
  )
}
