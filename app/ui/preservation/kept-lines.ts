import { splitItemId, type DataCategory, type Identifier } from '~machines/identifiers/identifier'
import type { KeptItem } from '~machines/preservation/case'

/** One identifier and one category of data, with what became of it. */
export interface KeptLine extends KeptItem {
  readonly identifier: Identifier
  readonly category: DataCategory
  readonly text: string
}

/** The lines of a preservation in its order. */
export function keptLines(
  items: readonly KeptItem[],
  texts: Readonly<Record<string, string>>,
  identifiers: readonly Identifier[],
): KeptLine[] {
  return items.flatMap((item) => {
    const { identifier: id, category } = splitItemId(item.id)
    const identifier = identifiers.find((each) => each.id === id)
    return identifier ? [{ ...item, identifier, category, text: texts[item.id] ?? '' }] : []
  })
}
