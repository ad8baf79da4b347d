import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FindingTable, RuleList, Sample } from '~/ui/audit/findings'
import { Page } from '~/ui/components'
import { useWords } from '~/ui/words'
import { requirePage } from './lib/guard'

export async function loader({ context }: LoaderFunctionArgs) {
  const person = requirePage(context, '/audit/findings')
  const { watch, platform } = context.liaison
  const [findings, sample] = await Promise.all([watch.findings(person), watch.sample(person)])
  return { findings, sample, now: platform.clock.now(), zone: person.organisation.zone }
}

export default function Findings() {
  const t = useWords()
  const { findings, sample, now, zone } = useLoaderData<typeof loader>()
  return (
    <Page title={t('findings.title')}>
      <p>{t('findings.text')}</p>
      <FindingTable findings={findings} />
      <h2>{t('findings.sample')}</h2>
      <p>{t('findings.sample.text')}</p>
      <Sample {...{ sample, now, zone }} />
      <h2>{t('findings.rules')}</h2>
      <RuleList />
    </Page>
  )
}
