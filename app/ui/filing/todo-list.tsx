import type { Problem } from '~machines/kit/refusal'
import { Card } from '~/ui/components'
import { problemText, useWords } from '~/ui/words'

const mostShown = 20

/** What keeps a draft from being submitted, each with the way to its section. */
export function TodoList({ problems, base }: { readonly problems: readonly Problem[]; readonly base: string }) {
  const t = useWords()
  if (problems.length === 0) return null
  return (
    <Card title={t('filing.todo')} tone="soon">
      <ul className="notes">
        {problems.slice(0, mostShown).map(({ rule, field, params }) => (
          <li key={`${field} ${rule}`}>
            <a href={addressOf(base, field)}>{labelOf(t, field)}</a>
            {t('shell.colon') + problemText(t, { rule, field, params })}
          </li>
        ))}
      </ul>
      {problems.length > mostShown && <p>{t('filing.section.todo', { count: problems.length })}</p>}
    </Card>
  )
}

/** Where what keeps a draft back is mended, and the sentence under the name of its field. */
export function placedIn(t: ReturnType<typeof useWords>, base: string) {
  return (each: Problem) => ({
    href: addressOf(base, each.field),
    text: labelOf(t, each.field) + t('shell.colon') + problemText(t, each),
  })
}

/** `identifiers.i2.port` is mended on the page of identifier i2, an order on the orders' own page, anything else on its section's. */
function addressOf(base: string, field: string): string {
  const [section, name] = field.split('.')
  if (section === 'orders') return base.replace(/draft$/, 'orders')
  if (section === 'authority') return `${base}/check#authority`
  return section === 'identifiers' && name && name !== 'categories'
    ? `${base}/identifiers/${name}`
    : `${base}/${section}`
}

/** Fields whose label has another name. */
const labels: Readonly<Record<string, string>> = { declared: 'declaration' }

function labelOf(t: ReturnType<typeof useWords>, field: string): string {
  const [section, name] = field.split('.')
  if (section === 'orders' || section === 'authority') return t(`filing.section.${section}`)
  if (section === 'identifiers')
    return name && name !== 'categories'
      ? `${t('filing.identifier')} ${name.slice(1)}`
      : t('filing.section.identifiers')
  if (section === 'terms') return t(`preservation.${name}`)
  if (section === 'peril') return t(name === undefined ? 'filing.section.peril' : `peril.${labels[name] ?? name}`)
  return section === 'addressee' ? t('filing.service') : t(`filing.${section}.${name}`)
}
