import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { requireAuthority } from './lib/authority.server'

/** The matrix for machines, version by version: the same facts as its page, in no language. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { shown } = await requireAuthority(context, '/directory/:organisation/authority.json', params.organisation!)
  const { organisation, versions, now } = shown
  const { id, name, country, code, switchboard, website } = organisation
  return json({
    format: 'liaison-authority@1',
    organisation: { id, name, country, code, switchboard, website },
    now,
    versions,
  })
}
