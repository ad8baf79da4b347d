import type { ReactNode } from 'react'
import { classes } from '~/ui/classes'

export interface CardProps {
  readonly title?: ReactNode
  /** `action` for what the person can do now, with a coloured edge */
  readonly tone?: 'plain' | 'action' | 'soon' | 'danger' | 'done'
  /** heading level of the title */
  readonly level?: 2 | 3
  readonly children: ReactNode
  readonly id?: string
}

/** A bordered block with a heading. */
export function Card({ title, tone = 'plain', level = 2, children, id }: CardProps) {
  const Heading = `h${level}` as const
  return (
    <section className={classes('card', tone !== 'plain' && `card--${tone}`)} id={id}>
      {title && <Heading className="card__title">{title}</Heading>}
      {children}
    </section>
  )
}
