import type { Identifier, Moment } from '~machines/identifiers/identifier'
import { showMoment } from '~machines/identifiers/moments'
import { useWords } from '~/ui/words'

export interface MomentsProps {
  readonly identifier: Pick<Identifier, 'from' | 'until'>
  /** zone of the provider's calendar */
  readonly zone: string
}

/** An instant or a period as stated, in UTC, and in the provider's zone. */
export function Moments({ identifier: { from, until }, zone }: MomentsProps) {
  const t = useWords()
  if (!from) return null
  return (
    <div className="moments">
      <MomentView moment={from} zone={zone} />
      {until && (
        <>
          <span className="quiet">{t('filing.identifier.until.word')}</span>
          <MomentView moment={until} zone={zone} />
        </>
      )}
    </div>
  )
}

function MomentView({ moment, zone }: { readonly moment: Moment; readonly zone: string }) {
  const t = useWords()
  const { stated, utc, there } = showMoment(moment, zone)
  const same = moment.zone === zone || there.offset === '+00:00'
  return (
    <div>
      <span className="nowrap">{spaced(stated.local)}</span> {moment.zone} ({stated.offset})
      <span className="moments__same">= {spaced(utc.local)} UTC</span>
      {!same && (
        <span className="moments__same">
          = {spaced(there.local)} {there.zone} ({t('filing.identifier.provider')})
        </span>
      )}
    </div>
  )
}

function spaced(local: string): string {
  return local.replace('T', ' ')
}
