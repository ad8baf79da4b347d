import { useShell } from './shell'

export interface SubNavigationEntry {
  readonly href: string
  readonly text: string
  /** pages beneath it belong to it */
  readonly under?: boolean
}

/** The pages of one room. It scrolls sideways on a narrow screen. */
export function SubNavigation({
  label,
  entries,
}: {
  readonly label: string
  readonly entries: readonly SubNavigationEntry[]
}) {
  const path = useShell().path.split('?')[0]!
  return (
    <nav aria-label={label}>
      <ul className="sub-navigation">
        {entries.map(({ href, text, under }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={path === href ? 'page' : under && path.startsWith(`${href}/`) ? 'true' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
