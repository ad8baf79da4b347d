import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { RoleFilter } from '~/ui/authorisation/role-filter'
import { RoleTable } from '~/ui/authorisation/role-table'
import { Mono, Page, SummaryList } from '~/ui/components'
import { useWords } from '~/ui/words'
import { requireReading } from './lib/authorisation'
import { byRole, publicPages, tableVersion } from './lib/printed-table'

export function loader({ context, request }: LoaderFunctionArgs) {
  const { readable, chosen, shown } = requireReading(context, '/authorisation', request.url)
  return { roles: byRole(shown), readable, chosen, open: publicPages, version: tableVersion }
}

export default function Authorisation() {
  const t = useWords()
  const { roles, readable, chosen, open, version } = useLoaderData<typeof loader>()
  const twin = chosen ? `/authorisation.json?role=${chosen}` : '/authorisation.json'
  return (
    <Page title={t('authorisation.title')}>
      <p className="page--narrow">{t('authorisation.text')}</p>
      <RoleFilter roles={readable} chosen={chosen} />
      <SummaryList
        rows={[
          { key: t('authorisation.version'), value: <Mono>{version}</Mono> },
          { key: t('authorisation.twin'), value: <a href={twin}>{t('authorisation.twin.link')}</a> },
        ]}
      />
      {roles.map((each) => (
        <RoleTable key={each.role} {...each} />
      ))}
      <h2>{t('authorisation.anyone')}</h2>
      <ul>
        {open.map((address) => (
          <li key={address}>
            {t(`authorisation.page.${address}`)} <Mono>{address}</Mono>
          </li>
        ))}
      </ul>
    </Page>
  )
}
