import type { Sensitive } from '~machines/request/sensitive'
import { Tag } from '~/ui/components'
import { useWords } from '~/ui/words'

/** Professions in words, or that nobody is concerned; empty while nothing is said. */
export function professionWords(
  t: ReturnType<typeof useWords>,
  pack: string,
  { concerned, professions }: Sensitive,
): string {
  if (concerned !== 'yes') return concerned === 'no' ? t('filing.sensitive.concerned.no') : ''
  return professions.map((code) => t(`pack.${pack}.professions.${code}`)).join(', ')
}

/** Marks a request that concerns somebody in a protected profession, for whoever works on it. */
export function SensitiveTag({ professions }: { readonly professions: readonly string[] }) {
  const t = useWords()
  return professions.length > 0 ? <Tag tone="soon">{t('case.sensitive')}</Tag> : null
}
