import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SightingTable } from '~/ui/audit/sighting-table'
import { CaseFrame } from '~/ui/case/frame'
import { Page } from '~/ui/components'
import { useWords } from '~/ui/words'
import { requireLooks } from './lib/case.server'

/** Who looked at this case: auditors read all of it, others what the people of their own organisation did. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { person, caseId, number, facts } = await requireLooks(context, params.id!)
  const { side, organisation } = person
  const own = side === 'oversight' ? {} : { organisationId: organisation.id }
  const lines = await context.liaison.cases.sightings(person, { caseId, ...own })
  return { facts, number, side, lines, now: context.liaison.platform.clock.now(), zone: organisation.zone }
}

export default function CaseSightings() {
  const t = useWords()
  const { facts, number, side, lines, now, zone } = useLoaderData<typeof loader>()
  const title = t('case.page.sightings')
  const looks = (
    <>
      <p>{t(side === 'oversight' ? 'sight.looks.text' : 'sight.looks.text.own')}</p>
      <SightingTable {...{ lines, now, zone }} />
    </>
  )
  if (!facts)
    return (
      <Page title={title} caption={number ?? t('requests.unnumbered')}>
        {looks}
      </Page>
    )
  return (
    <CaseFrame facts={facts} title={title}>
      <h2>{title}</h2>
      {looks}
    </CaseFrame>
  )
}
