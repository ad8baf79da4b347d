import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EnrolmentStep } from '~/ui/enrolment/step'
import { requireOrganisation, stepPage, takeStep } from './lib/enrolment.server'
import { requirePerson } from './lib/guard'

async function placeOf({ context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const by = requirePerson(context, ['administrator'])
  const view = await requireOrganisation(context, by, by.organisation.id)
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
