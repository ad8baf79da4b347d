import { useWords } from '~/ui/words'

export interface PagesProps {
  /** from 1 */
  readonly page: number
  readonly pages: number
}

/** The way through a long list, by `?page=`; nothing when it is short. */
export function Pages({ page, pages }: PagesProps) {
  const t = useWords()
  if (pages < 2) return null
  return (
    <nav className="pages" aria-label={t('filing.page', { page, pages })}>
      {page > 1 && <a href={`?page=${page - 1}`}>{t('filing.previous')}</a>}
      <span>{t('filing.page', { page, pages })}</span>
      {page < pages && <a href={`?page=${page + 1}`}>{t('filing.nextPage')}</a>}
    </nav>
  )
}
