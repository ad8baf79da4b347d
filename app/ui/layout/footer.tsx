import { useWords } from '~/ui/words'

export function Footer() {
  const t = useWords()
  return (
    <footer className="footer">
      <nav className="footer__inner" aria-label={t('shell.footer')}>
        <a href="/verify">{t('shell.footer.verify')}</a>
        <a href="/procedures/disclosure">{t('shell.footer.procedure')}</a>
      </nav>
    </footer>
  )
}
