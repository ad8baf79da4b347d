import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EnrolmentStep } from '~/ui/enrolment/step'
import { requireEnrolment, stepPage, takeStep } from './lib/enrolment.server'

const page = '/operations/organisations/:organisation/step/:event'

async function placeOf({ context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const { by, view } = await requireEnrolment(context, page, params.organisation!)
  const back = { href: `/operations/organisations/${view.id}`, text: view.dossier.profile!.name }
  return { by, view, back }
}

export async function loader(args: LoaderFunctionArgs) {
  return stepPage(args.context, args.params.event!, new URL(args.request.url), await placeOf(args))
}

export async function action(args: ActionFunctionArgs) {
  return takeStep(args.context, args.params.event!, args.request, await placeOf(args))
}

export default function OrganisationStep() {
  const { presets, ...step } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  return <EnrolmentStep {...step} typed={attempt?.typed ?? presets} problems={attempt?.problems ?? []} />
}
