import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { pagesOf } from '~/people/authorised'
import { startPageFor } from '~/ui/layout/navigation'

/** The start page is where a person's work begins; a stranger's is the sign-in page. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(context.person ? startPageFor(pagesOf(context.person)) : '/sign-in')
}
