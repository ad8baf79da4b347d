import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { isLanguage, languageCookie } from '~/people/cookie'
import { localPath, readForm, text } from './lib/form'
import { notFound } from './lib/guard'

/** Chooses the language of the pages for this browser and goes back to the page. */
export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readForm(request)
  const language = text(fields, 'language')
  const back = localPath(fields.get('back'))
  if (!isLanguage(language)) return redirect(back)
  return redirect(back, { headers: { 'Set-Cookie': languageCookie(context.liaison.platform.env.publicUrl, language) } })
}

export function loader() {
  throw notFound()
}
