import { absolute, dayOf, distance, utcTime } from '~/ui/instants'
import { useLanguage, useWords } from '~/ui/words'

export interface InstantProps {
  /** ISO 8601 in UTC */
  readonly at: string
  /** instant at which the page was made */
  readonly now: string
  /** IANA zone in which it is stated; UTC when absent */
  readonly zone?: string
  /** `absolute` for what happened; `relative` for the words of a clock; `both` for the two beside each other */
  readonly show?: 'absolute' | 'relative' | 'both'
}

/** An instant as people read it: relative to now, and absolute with its zone and UTC. The client script keeps the relative words fresh. */
export function Instant({ at, now, zone = 'UTC', show = 'absolute' }: InstantProps) {
  const words = useInstantWords()
  const stated = words.absolute(at, zone)
  if (show === 'relative') {
    return (
      <time dateTime={at} data-relative={relativeData(words.units)} title={stated}>
        {words.relative(at, now)}
      </time>
    )
  }
  return (
    <>
      {show === 'both' && (
        <>
          <time dateTime={at} data-relative={relativeData(words.units)}>
            {words.relative(at, now)}
          </time>
          {' · '}
        </>
      )}
      <time dateTime={at}>{stated}</time>
    </>
  )
}

/** Instants in the page's language, for texts that are not an element of their own. */
export function useInstantWords() {
  const t = useWords()
  const language = useLanguage()
  return {
    units: { in: t('shell.in', { distance: '{}' }), ago: t('shell.ago', { distance: '{}' }), language },
    relative: (at: string, now: string) =>
      t(at >= now ? 'shell.in' : 'shell.ago', { distance: distance(now, at, language) }),
    absolute: (at: string, zone = 'UTC') =>
      zone === 'UTC' ? absolute(at, language, 'UTC') : `${absolute(at, language, zone)} (${utcTime(at, language)})`,
  }
}

/** Days of a calendar in the page's language. */
export function useDayWords() {
  const language = useLanguage()
  return {
    /** `2026-11-26` as `26 Nov 2026` */
    of: (day: string) => dayOf(`${day}T12:00:00Z`, language, 'UTC'),
    /** the day that ends at this instant */
    endingAt: (instant: string, zone: string) => dayOf(new Date(Date.parse(instant) - 1).toISOString(), language, zone),
  }
}

function relativeData(units: { readonly in: string; readonly ago: string; readonly language: string }): string {
  return JSON.stringify(units)
}
