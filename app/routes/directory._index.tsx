import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Mono, Page, Tag } from '~/ui/components'
import { stateTones } from '~/ui/enrolment/organisation'
import { useWords } from '~/ui/words'
import { requireTakingPart } from './lib/enrolment.server'
import { requirePage } from './lib/guard'

export async function loader({ context }: LoaderFunctionArgs) {
  const person = requirePage(context, '/directory')
  requireTakingPart(person)
  return { organisations: await context.liaison.directory.listed(person) }
}

export default function Directory() {
  const t = useWords()
  const { organisations } = useLoaderData<typeof loader>()
  return (
    <Page title={t('enrolment.directory')}>
      <p className="govuk-body">{t('enrolment.directory.text')}</p>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('operations.organisation.name')}</th>
            <th scope="col">{t('operations.organisation.side')}</th>
            <th scope="col">{t('operations.organisation.code')}</th>
            <th scope="col">{t('operations.organisation.switchboard')}</th>
            <th scope="col">{t('people.state')}</th>
          </tr>
        </thead>
        <tbody>
          {organisations.map(({ id, name, side, country, code, switchboard, state }) => (
            <tr key={id}>
              <td>
                <a href={`/directory/${id}`}>{name}</a>
              </td>
              <td data-label={t('operations.organisation.side')}>{t(`side.${side}`)}</td>
              <td data-label={t('operations.organisation.code')}>
                <Mono>{`${country}-${code}`}</Mono>
              </td>
              <td data-label={t('operations.organisation.switchboard')}>{switchboard}</td>
              <td data-label={t('people.state')}>
                <Tag tone={stateTones[state]}>{t(`state.${state}`)}</Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Page>
  )
}
