import { useWords } from '~/ui/words'

/** The way to each part of a long page. */
export function Contents({ notes, clocks }: { readonly notes: boolean; readonly clocks: boolean }) {
  const t = useWords()
  const parts = ['states', 'steps', ...(notes ? ['notes'] : []), ...(clocks ? ['clocks'] : []), 'paragraphs']
  return (
    <nav aria-label={t('procedure.contents')}>
      <ul className="contents">
        {parts.map((part) => (
          <li key={part}>
            <a href={`#${part}`}>{t(`procedure.${part}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
