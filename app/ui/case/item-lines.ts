import type {
  AnsweringContext,
  AnsweringDossier,
  Item,
  ProducedFile,
  ReferredMaterial,
} from '~machines/request/answer/case'
import { materialsOf } from '~machines/request/answer/material'
import type { CaseFacts } from './facts'
import type { RequestContent } from '~machines/request/case'
import { splitItemId, type DataCategory, type Identifier } from '~machines/identifiers/identifier'

/** One line to decide and to answer: one identifier, one category of data, with all that was said about it. */
export interface ItemLine extends Omit<Item, 'files'> {
  readonly identifier: Identifier
  readonly category: DataCategory
  /** why it was decided so */
  readonly decisionText: string
  /** what was found, or why nothing was */
  readonly resultText: string
  readonly files: readonly ProducedFile[]
  /** what is named by hash and reference in place of a file */
  readonly materials: readonly ReferredMaterial[]
}

export interface Answered {
  readonly context: Pick<AnsweringContext, 'items'>
  readonly dossier: Pick<AnsweringDossier, 'itemTexts' | 'files' | 'materials'>
  /** the request the items belong to */
  readonly content: RequestContent
}

/** The lines of a request in its order. */
export function itemLines({ context, dossier, content }: Answered): ItemLine[] {
  const identifiers = new Map(content.identifiers.map((identifier) => [identifier.id, identifier]))
  return context.items.flatMap((item) => {
    const { identifier: id, category } = splitItemId(item.id)
    const identifier = identifiers.get(id)
    if (!identifier) return []
    const { decision: decisionText = '', result: resultText = '' } = dossier.itemTexts[item.id] ?? {}
    const files = dossier.files.filter(({ items }) => items.includes(item.id))
    const materials = materialsOf(item.id, dossier.materials)
    return [{ ...item, identifier, category, decisionText, resultText, files, materials }]
  })
}

/** Which lines a list shows: all of them, or those that stand at one decision or result. */
export const lineShows = ['all', 'undecided', 'grant', 'partly', 'refuse', 'open'] as const
export type LineShow = (typeof lineShows)[number]

export function showsLine(show: LineShow, { decision, result }: Pick<Item, 'decision' | 'result'>): boolean {
  if (show === 'all') return true
  if (show === 'undecided') return decision === null
  if (show === 'open') return (decision === 'grant' || decision === 'partly') && result === null
  return decision === show
}

/** Content of which nothing may be uploaded: the whole request is so, or such material was found in it. */
export function isByReference(
  { category, materials }: Pick<ItemLine, 'category' | 'materials'>,
  { restricted }: Pick<CaseFacts, 'restricted'>,
): boolean {
  return category === 'content' && (restricted !== null || materials.length > 0)
}

export function isGranted({ decision }: Pick<Item, 'decision'>): boolean {
  return decision === 'grant' || decision === 'partly'
}
