import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink, Empty, Mono, Page, Tag } from '~/ui/components'
import { stateTones } from '~/ui/enrolment/organisation'
import { useWords } from '~/ui/words'
import { requirePage } from './lib/guard'

export async function loader({ context }: LoaderFunctionArgs) {
  const by = requirePage(context, '/operations/organisations')
  return { organisations: await context.liaison.directory.organisations(by) }
}

export default function Organisations() {
  const t = useWords()
  const { organisations } = useLoaderData<typeof loader>()
  return (
    <Page title={t('operations.organisations')}>
      <ButtonLink href="/operations/organisations/register">{t('operations.register')}</ButtonLink>
      {organisations.length === 0 ? (
        <Empty title={t('operations.organisations.none')} />
      ) : (
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{t('operations.organisation.name')}</th>
              <th scope="col">{t('operations.organisation.side')}</th>
              <th scope="col">{t('operations.organisation.code')}</th>
              <th scope="col">{t('people.state')}</th>
            </tr>
          </thead>
          <tbody>
            {organisations.map(({ id, name, side, country, code, state }) => (
              <tr key={id}>
                <td>
                  <a href={`/operations/organisations/${id}`}>{name}</a>
                </td>
                <td data-label={t('operations.organisation.side')}>{t(`side.${side}`)}</td>
                <td data-label={t('operations.organisation.code')}>
                  <Mono>{`${country}-${code}`}</Mono>
                </td>
                <td data-label={t('people.state')}>
                  <Tag tone={stateTones[state]}>{t(`state.${state}`)}</Tag>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}
