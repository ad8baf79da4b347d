import { useWords } from '~/ui/words'

export function PracticeBanner() {
  const t = useWords()
  return (
    <aside className="practice-banner" aria-label={t('shell.practice.label')}>
      {t('shell.practice')}
    </aside>
  )
}
