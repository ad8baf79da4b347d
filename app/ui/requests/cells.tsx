import type { Role } from '~machines/kit/words'
import { Tag } from '~/ui/components'
import { useWords } from '~/ui/words'
import { outcomeTone } from './tones'

export interface StandingCellProps {
  readonly state: string
  /** null while it has not ended, or where the state says it */
  readonly outcome: string | null
}

/** Where a line of a list stands, and beneath it how it ended. */
export function StandingCell({ state, outcome }: StandingCellProps) {
  const t = useWords()
  return (
    <td className="rows__words" data-label={t('requests.state')}>
      {t(`state.${state}`)}
      {outcome && (
        <>
          <br />
          <Tag tone={outcomeTone(outcome)}>{t(`outcome.${outcome}`)}</Tag>
        </>
      )}
    </td>
  )
}

export interface TurnCellProps {
  /** the role whose turn it is; null when it is nobody's */
  readonly turn: Role | null
  /** of the reader */
  readonly roles: readonly Role[]
}

/** With whom it is. */
export function TurnCell({ turn, roles }: TurnCellProps) {
  const t = useWords()
  const name = turn && (roles.includes(turn) ? <strong>{t('requests.you')}</strong> : t(`role.${turn}`))
  return (
    <td className="rows__words" data-label={t('requests.column.with')}>
      {name ?? <span className="quiet">{t('requests.nobody')}</span>}
    </td>
  )
}
