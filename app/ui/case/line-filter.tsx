import { useWords } from '~/ui/words'
import { lineShows, showsLine, type ItemLine, type LineShow } from './item-lines'

/** Narrows a long list of lines to those at one decision; numbers say how many there are. Nothing for a short list. */
export function LineFilter({ lines, show }: { readonly lines: readonly ItemLine[]; readonly show: LineShow }) {
  const t = useWords()
  const counted = lineShows
    .map((each) => ({ each, count: lines.filter((line) => showsLine(each, line)).length }))
    .filter(({ each, count }) => each === 'all' || (count > 0 && count < lines.length) || each === show)
  if (lines.length < 10 || counted.length < 2) return null
  return (
    <nav className="line-filter" aria-label={t('case.items.filter')}>
      <ul>
        {counted.map(({ each, count }) => (
          <li key={each}>
            <a href={`?show=${each}`} aria-current={each === show ? 'true' : undefined}>
              {t(`case.items.show.${each}`)} ({count})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
