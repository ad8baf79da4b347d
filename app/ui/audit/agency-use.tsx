import { packName } from '~/ui/case/facts'
import { useWords } from '~/ui/words'
import type { AgencyUse as Use, CodedCount } from '~machines/request/figures'

export interface AgencyUseProps {
  readonly lines: readonly Use[]
}

/** What agencies ask beyond the ordinary, agency by agency: at once, before others, about protected professions. */
export function AgencyUse({ lines }: AgencyUseProps) {
  const t = useWords()
  const [first] = lines
  if (!first) return null
  return (
    <section aria-labelledby="use">
      <h2 id="use">{t('audit.use')}</h2>
      <p className="quiet">{t('audit.use.text', { count: first.days })}</p>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('audit.use.agency')}</th>
            <th scope="col">{t('audit.use.served')}</th>
            <th scope="col">{t('audit.use.emergencies')}</th>
            <th scope="col">{t('audit.use.priority')}</th>
            <th scope="col">{t('audit.use.sensitive')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ agency, requests, emergencies, aboveNormal, ranks, sensitive, professions }) => (
            <tr key={agency}>
              <td data-label={t('audit.use.agency')}>{agency}</td>
              <td data-label={t('audit.use.served')}>{requests}</td>
              <td data-label={t('audit.use.emergencies')}>
                <Share part={emergencies} of={requests} />
              </td>
              <td data-label={t('audit.use.priority')}>
                <Share part={aboveNormal} of={requests - emergencies} />
                <Codes list="requestPriorities" codes={ranks} />
              </td>
              <td data-label={t('audit.use.sensitive')}>
                <Share part={sensitive} of={requests} />
                <Codes list="professions" codes={professions} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** So many, and what part of all that is: how often an agency does it is the question. */
function Share({ part, of }: { readonly part: number; readonly of: number }) {
  const t = useWords()
  if (part === 0) return <>{part}</>
  return <>{t('audit.use.share', { number: part, percent: Math.round((part / of) * 100) })}</>
}

function Codes({ list, codes }: { readonly list: string; readonly codes: readonly CodedCount[] }) {
  const t = useWords()
  if (codes.length === 0) return null
  const said = codes.map(({ pack, code, requests }) =>
    t('audit.use.code', { code: t(`pack.${packName(pack)}.${list}.${code}`), number: requests }),
  )
  return <div className="quiet small">{said.join(', ')}</div>
}
