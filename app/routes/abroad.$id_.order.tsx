import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AbroadFrame } from '~/ui/abroad/frame'
import { Order } from '~/ui/abroad/parts'
import { useWords } from '~/ui/words'
import { withinCompartment } from '~machines/international/sight'
import { requireAbroad } from './lib/abroad.server'

/** What the provider may see: made from a request that has nothing else in it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { person, view, facts } = await requireAbroad(context, '/abroad/:id/order', params.id!)
  const { draft } = withinCompartment(view.dossier, 'order')
  const all = await context.liaison.directory.organisations(person)
  const custodian = all.find(({ id }) => id === draft.order.custodian)
  return {
    ...{ facts, order: draft.order, instrument: draft.route.instrument, zone: view.provider.zone },
    custodian: custodian ? { name: custodian.name, country: custodian.country } : null,
    drafts: view.offers.includes('assistance.save'),
  }
}

export default function AbroadOrder() {
  const t = useWords()
  const { facts, drafts, ...order } = useLoaderData<typeof loader>()
  return (
    <AbroadFrame facts={facts} title={t('abroad.order')}>
      <p className="inset">{t('abroad.order.text')}</p>
      <Order {...order} />
      {drafts && <a href={`/abroad/${facts.id}/draft/order`}>{t('abroad.change')}</a>}
    </AbroadFrame>
  )
}
