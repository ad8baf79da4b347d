import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from './lib/guard'

/** The certificate of the authority that vouches for the seals, for validators elsewhere (RFC 2585). */
export async function loader({ context }: LoaderFunctionArgs) {
  const [certificate] = await context.liaison.platform.signing.trustList()
  if (!certificate) throw notFound()
  const headers = {
    'Content-Type': 'application/pkix-cert',
    'Content-Disposition': 'attachment; filename="liaison-authority.crt"',
  }
  return new Response(new Uint8Array(certificate), { headers })
}
