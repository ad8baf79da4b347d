import type { PersonFacts } from '~machines/kit/facts'
import type { Role } from '~machines/kit/words'
import { Instant, Mono, useDayWords, useInstantWords } from '~/ui/components'
import { useWords } from '~/ui/words'
import { actorName } from './happened'
import { factsInWords, type TrailSpeech } from './trail-facts'

export interface TrailTableProps {
  readonly trail: readonly {
    readonly seq: number
    readonly at: string
    readonly event: string
    readonly actor: string
    readonly role: Role
    readonly from: string | null
    readonly to: string
    readonly facts: Readonly<Record<string, unknown>>
    readonly hash: string
  }[]
  readonly people: Readonly<Record<string, PersonFacts>>
  /** policy pack's name in keys */
  readonly pack: string
  readonly now: string
  readonly zone: string
}

/** Every entry this reader may see: what happened, when, by whom in which role, and where it left the case. */
export function TrailTable({ trail, people, pack, now, zone }: TrailTableProps) {
  const t = useWords()
  const days = useDayWords()
  const instants = useInstantWords()
  const speech: TrailSpeech = {
    ...{ t, day: days.of, instant: (at) => instants.absolute(at, zone) },
    person: (id) => people[id]?.name ?? null,
  }
  return (
    <table className="rows rows--trail">
      <thead>
        <tr>
          <th scope="col">{t('case.trail.entry')}</th>
          <th scope="col">{t('record.at')}</th>
          <th scope="col">{t('record.step')}</th>
          <th scope="col">{t('record.by')}</th>
          <th scope="col">{t('case.trail.state')}</th>
          <th scope="col">{t('record.hash')}</th>
        </tr>
      </thead>
      <tbody>
        {trail.map(({ seq, at, event, actor, role, from, to, facts, hash }) => (
          <tr key={seq} id={`entry-${seq}`}>
            <td data-label={t('case.trail.entry')}>{seq}</td>
            <td data-label={t('record.at')}>
              <Instant at={at} now={now} zone={zone} />
            </td>
            <td data-label={t('record.step')}>
              {t(`event.${event}.done`)}
              {factsInWords(speech, pack, event, facts).map((fact) => (
                <span key={fact} className="trail__fact">
                  {fact}
                </span>
              ))}
            </td>
            <td data-label={t('record.by')}>
              {actorName(t, people, actor, role)}
              {people[actor] && <span className="trail__fact">{t(`role.${role}`)}</span>}
            </td>
            <td data-label={t('case.trail.state')}>
              {from && from !== to ? `${t(`state.${from}`)} → ${t(`state.${to}`)}` : t(`state.${to}`)}
            </td>
            <td data-label={t('record.hash')}>
              <Mono>{hash}</Mono>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
