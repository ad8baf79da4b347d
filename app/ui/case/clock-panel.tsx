import { isPaused, lateness, type Lateness } from '~machines/kit/clock-arithmetic'
import { Card, Instant, useInstantWords } from '~/ui/components'
import { classes } from '~/ui/classes'
import { distance } from '~/ui/instants'
import { useLanguage, useWords } from '~/ui/words'
import { sourceWords } from '~/ui/policy-words'
import type { CaseFacts } from './facts'

interface Shown {
  readonly now: string
  /** zone of the reader's organisation */
  readonly zone: string
}

export interface ClockPanelProps extends Shown {
  readonly clock: NonNullable<CaseFacts['clock']>
  /** why it stands, or does not although defects are open; of the answer's clock alone */
  readonly because?: { readonly defects: CaseFacts['openDefects']; readonly pack: string }
}

/** A running clock: how long is left, when it is due, under which rule, and how long it stood. Words say what colour only helps. */
export function ClockPanel({ clock, now, zone, because }: ClockPanelProps) {
  const t = useWords()
  const words = useInstantWords()
  const late = lateness(clock, now)
  return (
    <section className={classes('clock', `clock--${late}`)} aria-label={t(`deadline.${clock.rule}`)}>
      <p className="clock__rule">{t(`case.clock.${clock.rule}`, { source: sourceWords(t, clock.source) })}</p>
      <p className="clock__left">
        <Left {...{ clock, late, now, zone }} />
      </p>
      <Spent clock={clock} now={now} />
      <p className="clock__due">
        {!isPaused(clock) && words.absolute(clock.due, zone)}
        <Pauses clock={clock} now={now} />
        {because && <Because {...because} clock={clock} />}
      </p>
    </section>
  )
}

/** Deadlines that run beside the one that matters, each with whose it is to say under which rule. */
export function OtherClocks({
  clocks,
  now,
  zone,
  because,
}: { readonly clocks: CaseFacts['otherClocks'] } & Shown & Pick<ClockPanelProps, 'because'>) {
  const t = useWords()
  if (clocks.length === 0) return null
  return (
    <Card title={t('case.clocks.other')}>
      {clocks.map((clock) => (
        <ClockPanel key={clock.rule} {...{ clock, now, zone, because }} />
      ))}
    </Card>
  )
}

function Left({ clock, late, now, zone }: ClockPanelProps & { readonly late: Lateness }) {
  const t = useWords()
  const language = useLanguage()
  if (late === 'paused') return <>{t('case.clock.paused')}</>
  if (late === 'overdue') return <>{t('requests.overdue', { distance: distance(clock.due, now, language) })}</>
  return <Instant at={clock.due} now={now} zone={zone} show="relative" />
}

/** The defects by which it stands or runs on, and the rules that say so. */
function Because({ clock, defects, pack }: Pick<ClockPanelProps, 'clock'> & NonNullable<ClockPanelProps['because']>) {
  const t = useWords()
  if (defects.length === 0 || clock.rule !== 'answer') return null
  const words = {
    defects: defects.map(({ code }) => t(`pack.${pack}.defects.${code}`)).join('; '),
    source: [...new Set(defects.map(({ source }) => sourceWords(t, source)))].join('; '),
  }
  return <span className="clock__pause">{t(isPaused(clock) ? 'case.clock.defects' : 'case.clock.runsOn', words)}</span>
}

/** How much of the time is spent, as a bar; the words beside it say the same. */
function Spent({ clock, now }: Pick<ClockPanelProps, 'clock' | 'now'>) {
  const at = (instant: string) => Date.parse(instant)
  const whole = at(clock.due) - at(clock.start)
  const standing = clock.pauses.find(({ until }) => until === null)
  const spent = Math.min(1, Math.max(0, (at(standing?.from ?? now) - at(clock.start)) / whole))
  return (
    <svg className="clock__bar" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="clock__whole" width="100" height="2" rx="1" />
      <rect className="clock__spent" width={(spent * 100).toFixed(1)} height="2" rx="1" />
    </svg>
  )
}

function Pauses({ clock: { pauses }, now }: Pick<ClockPanelProps, 'clock' | 'now'>) {
  const t = useWords()
  const language = useLanguage()
  return pauses.map(({ reason, from, until }) => (
    <span key={from} className="clock__pause">
      {t(until ? 'case.clock.pause' : 'case.clock.stands', {
        reason: t(`case.clock.reason.${reason}`),
        distance: distance(from, until ?? now, language),
      })}
    </span>
  ))
}
