import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { relationsTo } from '~/people/relations'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EnrolmentStep } from '~/ui/enrolment/step'
import { asSignedIn } from './lib/as-signed-in'
import { stepPage, takeStep } from './lib/enrolment.server'
import { requireNamed, standingOf } from './lib/guard'

/** Administrators act on their people, and everyone on their own absence: the door knows who may what. */
async function placeOf({ context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const { person: by, found } = await requireNamed(context, '/people/:person/step/:event', async (asking) => {
    const view = await context.liaison.enrolment.membership(asking.id, params.person!)
    if (!view) return null
    const { person: id, organisation } = view.context
    return { view, relations: relationsTo(standingOf(asking), { kind: 'person', id, organisation }) }
  })
  const view = asSignedIn(found.view, by)
  const keeps = by.roles.some((role) => role === 'administrator' || role === 'operator')
  const back = keeps ? `/people/${view.id}` : '/account'
  return { by, view, back: { href: back, text: view.dossier.profile!.name } }
}

export async function loader(args: LoaderFunctionArgs) {
  return stepPage(args.context, args.params.event!, new URL(args.request.url), await placeOf(args))
}

export async function action(args: ActionFunctionArgs) {
  return takeStep(args.context, args.params.event!, args.request, await placeOf(args))
}

export default function PersonStep() {
  const { presets, ...step } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  return <EnrolmentStep {...step} typed={attempt?.typed ?? presets} problems={attempt?.problems ?? []} />
}
