import type { ReactNode } from 'react'

/** `action` waiting for you, `soon` due soon, `danger` overdue, emergency, refused, `done` granted or done, `calm` the rest. */
export type Tone = 'action' | 'soon' | 'danger' | 'done' | 'calm'

/** A short word on a coloured ground; the word carries the meaning, the colour only helps. */
export function Tag({ tone = 'calm', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <strong className={`tag tag--${tone}`}>{children}</strong>
}
