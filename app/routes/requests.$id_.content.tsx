import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CaseFrame } from '~/ui/case/frame'
import { History } from '~/ui/case/history'
import { packName } from '~/ui/case/facts'
import { Content } from '~/ui/request/content'
import { useWords } from '~/ui/words'
import { askedOf, requireCase } from './lib/case.server'
import { pageOf } from './lib/paging'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { view, facts } = await requireCase(context, '/requests/:id/content', params.id!)
  const content = askedOf(view)
  const { shown, page, pages } = pageOf(content.identifiers, new URL(request.url))
  const { clarifications, contests, returned } = view.dossier
  return { facts, content, shown, paging: { page, pages }, history: { clarifications, contests, returned } }
}

export default function CaseContent() {
  const t = useWords()
  const { facts, content, shown, paging, history } = useLoaderData<typeof loader>()
  const { provider, service, pack, now, zone, side } = facts
  return (
    <CaseFrame facts={facts} title={t('case.page.content')}>
      <Content {...{ content, provider, service, pack, paging }} identifiers={shown} internal={side === 'agency'} />
      <History {...{ ...history, now, zone }} providerZone={provider.zone} pack={packName(pack)} />
    </CaseFrame>
  )
}
