import { useWords } from '~/ui/words'

export interface PagesProps {
  /** from 1 */
  readonly page: number
  readonly pages: number
  /** what else the address of a page says, with its closing `&` */
  readonly query?: string
}

/** The way through a long list, by `?page=`; nothing when it is short. */
export function Pages({ page, pages, query = '' }: PagesProps) {
  const t = useWords()
  if (pages < 2) return null
  return (
    <nav className="pages" aria-label={t('filing.page', { page, pages })}>
      {page > 1 && <a href={`?${query}page=${page - 1}`}>{t('filing.previous')}</a>}
      <span>{t('filing.page', { page, pages })}</span>
      {page < pages && <a href={`?${query}page=${page + 1}`}>{t('filing.nextPage')}</a>}
    </nav>
  )
}
