import type { ReactNode } from 'react'

export interface TimelineItem {
  readonly id: string | number
  readonly title: ReactNode
  /** when and by whom */
  readonly byline: ReactNode
  readonly children?: ReactNode
}

/** What happened, newest first as given; the first one is marked as the latest when `current`. */
export function Timeline({
  items,
  current = true,
}: {
  readonly items: readonly TimelineItem[]
  readonly current?: boolean
}) {
  return (
    <ol className="timeline">
      {items.map(({ id, title, byline, children }, index) => (
        <li key={id} className={current && index === 0 ? 'timeline__item timeline__item--current' : 'timeline__item'}>
          <p className="timeline__title">{title}</p>
          <p className="timeline__byline">{byline}</p>
          {children}
        </li>
      ))}
    </ol>
  )
}
