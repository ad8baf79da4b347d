import { useWords } from '~/ui/words'

/** States what the portal is not (guideline intro.purpose). */
export function Footer() {
  const t = useWords()
  return (
    <footer className="footer">
      <p className="footer__inner">{t('shell.footer.authority')}</p>
    </footer>
  )
}
