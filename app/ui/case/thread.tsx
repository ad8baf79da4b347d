import type { RequestDossier } from '~machines/request/case'
import { Empty, Instant } from '~/ui/components'
import { classes } from '~/ui/classes'
import { useWords } from '~/ui/words'
import { Named } from './parties'

export interface ThreadProps {
  readonly messages: RequestDossier['messages']
  /** messages of this side stand on the right */
  readonly own: string
  readonly empty: string
  readonly now: string
  readonly zone: string
}

/** What was written, oldest first, with who wrote it and for which side. */
export function Thread({ messages, own, empty, now, zone }: ThreadProps) {
  const t = useWords()
  if (messages.length === 0) return <Empty title={empty} />
  return (
    <ol className="thread">
      {messages.map(({ at, by, side, text }) => (
        <li key={`${at} ${by.id}`} className={classes('message', side === own && 'message--own')}>
          <p className="message__by">
            <strong>
              <Named person={by} />
            </strong>{' '}
            · {t(`side.${side}`)} · <Instant at={at} now={now} zone={zone} />
          </p>
          <p className="message__text pre-line">{text}</p>
        </li>
      ))}
    </ol>
  )
}
