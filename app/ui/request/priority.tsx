import { packById } from '~machines/policy/index'
import { placeOf } from '~machines/policy/objection'
import type { PolicyPack } from '~machines/policy/pack'
import { normalPriority } from '~machines/policy/priority'
import { isAboveNormal, type PriorityAsked } from '~machines/request/priority'
import { packName } from '~/ui/case/facts'
import { Card, Tag, type Tone } from '~/ui/components'
import { useWords } from '~/ui/words'

type Words = ReturnType<typeof useWords>

/** A rank of the scale; `vocabulary` is the pack's. */
export function priorityWords(t: Words, vocabulary: string, code: string): string {
  return t(`pack.${vocabulary}.requestPriorities.${code}`)
}

/** What has to hold for a request to rank so. */
export function criteriaWords(t: Words, vocabulary: string, code: string): string {
  return t(`pack.${vocabulary}.requestPriorities.${code}.criteria`)
}

export interface PriorityTagProps {
  /** null for what has no rank */
  readonly priority: string | null
  /** policy pack, for example `practice@1` */
  readonly pack: string
}

/** Marks a request that ranks before or after what is normal. */
export function PriorityTag({ priority, pack }: PriorityTagProps) {
  const t = useWords()
  if (priority === null || priority === normalPriority) return null
  return <Tag tone={toneOf(priority, packById(pack)!)}>{priorityWords(t, packName(pack), priority)}</Tag>
}

/** Colour of a rank; its word says the same. */
function toneOf(priority: string, pack: PolicyPack): Tone {
  if (!isAboveNormal(priority, pack)) return 'calm'
  return priority === pack.requestPriorities[0]!.code ? 'danger' : 'soon'
}

export interface PriorityCardProps {
  readonly asked: PriorityAsked
  /** policy pack, for example `practice@1` */
  readonly pack: string
}

/** Why a request is to be answered before others, or can wait: the criteria of its rank, and the fact by which they hold. */
export function PriorityCard({ asked: { code, reason }, pack }: PriorityCardProps) {
  const t = useWords()
  const rank = packById(pack)!.requestPriorities.find((each) => each.code === code)
  if (!rank || code === normalPriority) return null
  const { instrument, place } = placeOf(rank.source)
  return (
    <Card title={priorityWords(t, packName(pack), code)}>
      {reason && (
        <>
          <h3>{t('priority.reason')}</h3>
          <p className="pre-line">{reason}</p>
        </>
      )}
      <h3>{t('priority.criteria')}</h3>
      <p>{criteriaWords(t, packName(pack), code)}</p>
      <p className="quiet small">{t(`instrument.${instrument}.place`, { place })}</p>
    </Card>
  )
}
