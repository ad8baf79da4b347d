import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SightingTable } from '~/ui/audit/sighting-table'
import { CaseFrame } from '~/ui/case/frame'
import { useWords } from '~/ui/words'
import { requireCase } from './lib/case.server'

/** Who looked at this case: auditors read all of it, others what the people of their own organisation did. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { person, view, facts } = await requireCase(context, '/requests/:id/sightings', params.id!)
  const own = view.side === 'oversight' ? {} : { organisationId: person.organisation.id }
  return { facts, lines: await context.liaison.cases.sightings(person, { caseId: view.id, ...own }) }
}

export default function CaseSightings() {
  const t = useWords()
  const { facts, lines } = useLoaderData<typeof loader>()
  const { now, zone, side } = facts
  return (
    <CaseFrame facts={facts} title={t('case.page.sightings')}>
      <h2>{t('case.page.sightings')}</h2>
      <p>{t(side === 'oversight' ? 'sight.looks.text' : 'sight.looks.text.own')}</p>
      <SightingTable {...{ lines, now, zone }} />
    </CaseFrame>
  )
}
