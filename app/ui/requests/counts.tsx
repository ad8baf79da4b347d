import { useWords } from '~/ui/words'

const shown = ['waiting', 'dueSoon', 'overdue', 'open'] as const

/** How many wait, are due soon, are late and are open; each number leads to its list. */
export function Counts({
  counts,
  base,
}: {
  readonly counts: Readonly<Record<(typeof shown)[number], number>>
  readonly base: string
}) {
  const t = useWords()
  return (
    <ul className="counts">
      {shown.map((each) => (
        <li key={each}>
          <a className={counts[each] > 0 ? `count count--${each}` : 'count'} href={`${base}?show=${each}`}>
            <span className="count__number">{counts[each]}</span> {t(`requests.count.${each}`)}
          </a>
        </li>
      ))}
    </ul>
  )
}
