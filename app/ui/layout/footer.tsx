import { useWords } from '~/ui/words'
import { useShell } from './shell'

/** States what the portal is not (guideline intro.purpose), and leads to what anyone may open. */
export function Footer() {
  const t = useWords()
  const { pages } = useShell()
  return (
    <footer className="footer">
      <div className="footer__inner">
        <nav aria-label={t('shell.footer.label')}>
          <ul className="footer__links">
            <li>
              <a href="/verify">{t('shell.footer.verify')}</a>
            </li>
            <li>
              <a href="/procedures">{t('procedures.title')}</a>
            </li>
            {pages.includes('/authorisation') && (
              <li>
                <a href="/authorisation">{t('authorisation.title')}</a>
              </li>
            )}
          </ul>
        </nav>
        <p>{t('shell.footer.authority')}</p>
      </div>
    </footer>
  )
}
