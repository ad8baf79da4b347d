import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { requireAuthority } from './lib/authority.server'
import { requirePerson } from './lib/guard'

/** The matrix for machines, version by version: the same facts as its page, in no language. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const by = requirePerson(context)
  const { organisation, versions, now } = await requireAuthority(context, by, params.organisation!)
  const { id, name, country, code, switchboard, website } = organisation
  return json({
    format: 'liaison-authority@1',
    organisation: { id, name, country, code, switchboard, website },
    now,
    versions,
  })
}
