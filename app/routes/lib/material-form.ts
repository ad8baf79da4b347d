import type { MaterialReference } from '~machines/kit/material'

const hex = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$/i

/** A line each: a hash and what the provider calls the material, or one of the two. */
export function referencesFrom(typed: string): MaterialReference[] {
  const lines = typed.split(/\r\n?|\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  return lines.map((line) => {
    const [first = '', ...rest] = line.split(/[\s;,]+/)
    return hex.test(first) ? { hash: first.toLowerCase(), reference: rest.join(' ') } : { hash: '', reference: line }
  })
}
