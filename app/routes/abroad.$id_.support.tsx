import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AbroadFrame } from '~/ui/abroad/frame'
import { Support } from '~/ui/abroad/parts'
import { packName } from '~/ui/case/facts'
import { useWords } from '~/ui/words'
import { withinCompartment } from '~machines/international/sight'
import { requireAbroad } from './lib/abroad.server'

/** What authorities alone read: made from a request that has nothing else in it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { view, facts } = await requireAbroad(context, '/abroad/:id/support', params.id!)
  const { draft } = withinCompartment(view.dossier, 'support')
  return { facts, support: draft.support, drafts: view.offers.includes('assistance.save') }
}

export default function AbroadSupport() {
  const t = useWords()
  const { facts, support, drafts } = useLoaderData<typeof loader>()
  return (
    <AbroadFrame facts={facts} title={t('abroad.support')}>
      <p className="inset">{t('abroad.support.text')}</p>
      <Support support={support} pack={packName(facts.pack)} />
      {drafts && <a href={`/abroad/${facts.id}/draft/support`}>{t('abroad.change')}</a>}
    </AbroadFrame>
  )
}
