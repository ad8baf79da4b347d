import type { AnsweringView } from '~/cases/views'
import { itemLines, lineShows, showsLine, type ItemLine } from '~/ui/case/item-lines'
import { askedOf } from './case.server'
import type { Fields } from './form'
import { text } from './form'
import { pageOf } from './paging'

/** The lines of a case as an address asks for them: narrowed by `?show=`, a page at a time. */
export function linesOf(view: AnsweringView, url: URL) {
  const lines = allLines(view)
  const show = lineShows.find((each) => each === url.searchParams.get('show')) ?? 'all'
  const narrowed = lines.filter((line) => showsLine(show, line))
  const { shown, page, pages } = pageOf(narrowed, url)
  return { lines, shown, show, paging: { page, pages } }
}

export function allLines(view: AnsweringView): ItemLine[] {
  return itemLines({ context: view.context, dossier: view.dossier, content: askedOf(view) })
}

/** The items a form speaks of: those ticked, or with `scope=rest` all that are still open. */
export function chosenItems(view: AnsweringView, fields: Fields, isOpen: (line: ItemLine) => boolean): string[] {
  if (text(fields, 'scope') !== 'rest') return fields.getAll('items')
  return allLines(view)
    .filter(isOpen)
    .map(({ id }) => id)
}
