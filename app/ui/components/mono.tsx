import { Fragment } from 'react'
import { CopyButton } from './copy-button'

/** An identifier or reference in a typeface that keeps O and 0 apart; it may break after punctuation and is never cut short. */
export function Mono({ children, copy = false }: { readonly children: string; readonly copy?: boolean }) {
  const parts = children.split(/(?<=[:./@?&=_-])/)
  return (
    <>
      <span className="mono" translate="no">
        {parts.map((part, index) => (
          <Fragment key={index}>
            {index > 0 && <wbr />}
            {part}
          </Fragment>
        ))}
      </span>
      {copy && <CopyButton text={children} />}
    </>
  )
}
