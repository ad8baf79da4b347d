import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OwnProgramme } from '~/ui/programme/own'
import { readForm } from './lib/form'
import { requirePage } from './lib/guard'
import { ownProgramme, programmePage, takeProgrammeStep } from './lib/programme.server'

export async function loader({ context }: LoaderFunctionArgs) {
  const by = requirePage(context, '/organisation/programme')
  return programmePage(context, by, by.organisation, await ownProgramme(context, by, by.organisation.id))
}

export async function action({ context, request }: ActionFunctionArgs) {
  const by = requirePage(context, '/organisation/programme')
  const organisation = by.organisation.id
  const view = await ownProgramme(context, by, organisation)
  const page = '/organisation/programme'
  return takeProgrammeStep(context, by, await readForm(request), { organisation, view, page })
}

export default function Programme() {
  return <OwnProgramme {...useLoaderData<typeof loader>()} tried={useActionData<typeof action>() ?? null} />
}
