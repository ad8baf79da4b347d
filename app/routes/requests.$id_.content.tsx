import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isDisclosure } from '~/cases/views'
import { CaseFrame } from '~/ui/case/frame'
import { History } from '~/ui/case/history'
import { packName } from '~/ui/case/facts'
import { Content } from '~/ui/request/content'
import { TermsCard } from '~/ui/preservation/terms'
import { useWords } from '~/ui/words'
import type { DisclosureDossier } from '~machines/disclosure/case'
import { inward } from '~machines/request/case'
import { askedOf, requireCase } from './lib/case.server'
import { pageOf } from './lib/paging'
import { termsOf } from './lib/preservation.server'

/** Who was asked for something else than data asks nothing back, and there is no answer to contest. */
const noAnswer: Pick<DisclosureDossier, 'clarifications' | 'contests'> = { clarifications: [], contests: [] }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { view, facts, pack } = await requireCase(context, '/requests/:id/content', params.id!)
  const asked = askedOf(view)
  // what the provider never has stays with the draft
  const content = view.side === 'provider' ? asked : inward(asked, view.dossier.draft)
  const { shown, page, pages } = pageOf(content.identifiers, new URL(request.url))
  const { returned } = view.dossier
  const { clarifications, contests } = isDisclosure(view) ? view.dossier : noAnswer
  return {
    facts,
    terms: termsOf(view),
    content,
    shown,
    paging: { page, pages },
    history: { clarifications, contests, returned, rules: pack.defects, orders: view.dossier.orders },
  }
}

export default function CaseContent() {
  const t = useWords()
  const { facts, terms, content, shown, paging, history } = useLoaderData<typeof loader>()
  const { provider, service, pack, now, zone, side } = facts
  return (
    <CaseFrame facts={facts} title={t('case.page.content')}>
      {terms && <TermsCard terms={terms} />}
      <Content
        {...{ content, provider, service, pack, paging }}
        identifiers={shown}
        ranked={facts.priority !== null}
        internal={side === 'agency'}
      />
      <History {...{ ...history, now, zone }} providerZone={provider.zone} pack={packName(pack)} />
    </CaseFrame>
  )
}
