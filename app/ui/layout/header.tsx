import { languages } from '~machines/kit/words'
import { useWords } from '~/ui/words'
import { navigationFor } from './navigation'
import { useShell } from './shell'

/** Name of the portal, what this person can open, who they are, and the language. */
export function Header() {
  const t = useWords()
  const { person, pages, path } = useShell()
  return (
    <header className="header">
      <div className="header__inner">
        <a href="/" className="header__name">
          Liaison
        </a>
        {person && (
          <nav className="header__nav" aria-label={t('shell.nav')}>
            <ul>
              {navigationFor(pages).map(({ key, href, under }) => (
                <li key={key}>
                  <a href={href} aria-current={under.test(path) ? (path === href ? 'page' : 'true') : undefined}>
                    {t(key)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div className="header__side">
          {person && <Identity />}
          <LanguageSwitch />
        </div>
      </div>
    </header>
  )
}

function Identity() {
  const t = useWords()
  const person = useShell().person!
  return (
    <div className="header__person">
      <a href="/account">
        {person.name}
        <span className="govuk-visually-hidden">, {t('shell.account')}</span>
      </a>
      <span className="header__roles">, {person.roles.map((role) => t(`role.${role}`)).join(', ')}</span>
      <span className="header__organisation">{person.organisation.name}</span>
      <form method="post" action="/sign-out">
        <button className="header__link">{t('shell.signOut')}</button>
      </form>
    </div>
  )
}

const names = { en: 'English', fr: 'Français', ru: 'Русский' } as const

function LanguageSwitch() {
  const t = useWords()
  const { language, path } = useShell()
  return (
    <form method="post" action="/language" className="header__languages" aria-label={t('shell.language')}>
      <input type="hidden" name="back" value={path} />
      {languages.map((each) =>
        each === language ? (
          <span key={each} lang={each} aria-current="true">
            {names[each]}
          </span>
        ) : (
          <button key={each} className="header__link" name="language" value={each} lang={each}>
            {names[each]}
          </button>
        ),
      )}
    </form>
  )
}
