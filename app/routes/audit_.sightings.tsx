import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { seenParts } from '~/cases/sighting'
import { SightingTable } from '~/ui/audit/sighting-table'
import { Button, Page } from '~/ui/components'
import { Select, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'
import { requirePage } from './lib/guard'

/** Every look the portal noted, for auditors. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePage(context, '/audit/sightings')
  const params = new URL(request.url).searchParams
  const search = (params.get('search') ?? '').trim().slice(0, 120)
  const fields = seenParts.find((each) => each === params.get('fields'))
  const { cases, platform } = context.liaison
  const lines = await cases.sightings(person, { search, fields })
  const asked = { search, fields: fields ?? '' }
  return { asked, classes: seenParts, lines, now: platform.clock.now(), zone: person.organisation.zone }
}

export default function Sightings() {
  const t = useWords()
  const { asked, classes, lines, now, zone } = useLoaderData<typeof loader>()
  return (
    <Page title={t('sightings.title')}>
      <p>{t('sightings.text', { count: 500 })}</p>
      <form method="get" className="filter-row">
        <TextField name="search" label={t('sightings.search')} value={asked.search} width={20} />
        <Select
          name="fields"
          label={t('sight.looks.fields')}
          value={asked.fields}
          empty={t('sightings.any')}
          options={classes.map((value) => ({ value, label: t(`sight.fields.${value}`) }))}
        />
        <Button tone="calm">{t('sightings.apply')}</Button>
      </form>
      <SightingTable {...{ lines, now, zone }} cases />
    </Page>
  )
}
