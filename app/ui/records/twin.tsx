import { Fragment, type ReactNode } from 'react'
import { ScrollFrame } from '~/ui/components'
import type { Language } from '~machines/kit/words'

type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly language?: Language }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly kind: 'table'
      readonly columns: readonly { readonly title: string }[]
      readonly rows: readonly (readonly string[])[]
    }

export interface TwinProps {
  readonly language: Language
  readonly title: string
  readonly reference: string
  readonly issuer: Readonly<Record<'name' | 'address' | 'switchboard' | 'website', string>>
  readonly blocks: readonly Block[]
  /** who sealed it, and for which step */
  readonly seal: string
}

/** A record as a page: the same facts in the same order and language as its PDF. */
export function Twin({ language, title, reference, issuer, blocks, seal }: TwinProps) {
  return (
    <article className="record" lang={language}>
      <header className="record__head">
        <p className="record__issuer">{issuer.name}</p>
        <p>{[issuer.address, issuer.switchboard, issuer.website].filter(Boolean).join(' · ')}</p>
      </header>
      <h1>{title}</h1>
      <p className="mono">{reference}</p>
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
      <p className="record__seal">{seal}</p>
    </article>
  )
}

function BlockView({ block }: { readonly block: Block }) {
  if (block.kind === 'heading') return <h2>{block.text}</h2>
  if (block.kind === 'paragraph') return <p lang={block.language}>{block.text}</p>
  if (block.kind === 'table') return <Table {...block} />
  return (
    <dl className="record__facts">
      {block.rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Words stay whole; a longer token, as hashes and addresses are, may break inside. */
const longToken = 24
const part = 8

function breakable(text: string): ReactNode {
  return text
    .split(/(\s+)/)
    .map((token, index) => (token.length <= longToken ? token : <Fragment key={index}>{parts(token)}</Fragment>))
}

function parts(token: string): ReactNode[] {
  const letters = [...token]
  const count = Math.ceil(letters.length / part)
  return Array.from({ length: count }, (_, nth) => (
    <Fragment key={nth}>
      {nth > 0 && <wbr />}
      {letters.slice(nth * part, (nth + 1) * part).join('')}
    </Fragment>
  ))
}

function Table({ columns, rows }: Extract<Block, { kind: 'table' }>) {
  return (
    <ScrollFrame label={columns.map(({ title }) => title).join(', ')}>
      <table className="record__table">
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((text, column) => (
                <td key={column} data-label={columns[column]?.title}>
                  {breakable(text)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  )
}
