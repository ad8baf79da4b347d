import { useWords } from '~/ui/words'

const all = ['waiting', 'dueSoon', 'overdue', 'open'] as const
type Count = (typeof all)[number]

/** How many wait, are due soon, are late and are open; each number leads to its list. */
export function Counts({
  counts,
  base,
  shown = all,
}: {
  readonly counts: Readonly<Record<Count, number>>
  readonly base: string
  readonly shown?: readonly Count[]
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
