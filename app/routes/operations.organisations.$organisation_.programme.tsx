import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OwnProgramme } from '~/ui/programme/own'
import { readForm } from './lib/form'
import { requireOrganisation } from './lib/members.server'
import { ownProgramme, programmePage, takeProgrammeStep } from './lib/programme.server'

const page = '/operations/organisations/:organisation/programme'

/** The portal's operator is the second person where an organisation has no other. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { by, organisation } = await requireOrganisation(context, page, params.organisation!)
  return programmePage(context, by, organisation, await ownProgramme(context, by, organisation.id))
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { by, organisation } = await requireOrganisation(context, page, params.organisation!)
  const view = await ownProgramme(context, by, organisation.id)
  const here = { organisation: organisation.id, view, page: page.replace(':organisation', organisation.id) }
  return takeProgrammeStep(context, by, await readForm(request), here)
}

export default function ProgrammeOfOrganisation() {
  const shown = useLoaderData<typeof loader>()
  const { id, name } = shown.organisation
  const back = { href: `/operations/organisations/${id}`, text: name }
  return <OwnProgramme {...{ ...shown, back }} tried={useActionData<typeof action>() ?? null} />
}
