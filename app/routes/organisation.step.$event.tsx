import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EnrolmentStep } from '~/ui/enrolment/step'
import { ownEnrolment, stepPage, takeStep } from './lib/enrolment.server'
import { requirePage } from './lib/guard'

async function placeOf({ context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const by = requirePage(context, '/organisation/step/:event')
  const view = await ownEnrolment(context, by)
  return { by, view, back: { href: '/organisation', text: by.organisation.name } }
}

export async function loader(args: LoaderFunctionArgs) {
  return stepPage(args.context, args.params.event!, new URL(args.request.url), await placeOf(args))
}

export async function action(args: ActionFunctionArgs) {
  return takeStep(args.context, args.params.event!, args.request, await placeOf(args))
}

export default function OwnOrganisationStep() {
  const { presets, ...step } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  return <EnrolmentStep {...step} typed={attempt?.typed ?? presets} problems={attempt?.problems ?? []} />
}
