import type { LoaderFunctionArgs } from '@remix-run/node'

/** For the machine that watches the portal: it answers, and the database does. */
export async function loader({ context }: LoaderFunctionArgs) {
  await context.liaison.operations.alive()
  return new Response('ok\n', { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
