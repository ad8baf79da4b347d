import type { ReactNode } from 'react'

/** What may be wider than the window scrolls in its own frame, by keyboard too. */
export function ScrollFrame({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="scroll-frame" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
