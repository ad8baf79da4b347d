import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireReading } from './lib/authorisation'
import { tableOf, tableVersion } from './lib/printed-table'

/** The table for an auditor's tools; whoever is no auditor has what it says of their own roles. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { shown } = requireReading(context, '/authorisation.json', request.url)
  const body = JSON.stringify({ version: tableVersion, ...tableOf(shown) }, null, 2)
  return new Response(`${body}\n`, { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
}
