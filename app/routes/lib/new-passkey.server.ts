import { json, type AppLoadContext } from '@remix-run/node'
import type { Problem } from '~machines/kit/refusal'
import { parseJson, text, type Fields } from './form'
import { browserOf } from './visit.server'

/** The passkey that a form has made for a person, or null when what came with it is none. */
export function newPasskeyFrom(context: AppLoadContext, personId: string, fields: Fields) {
  const [response, name] = [parseJson(text(fields, 'response')), text(fields, 'passkey.name')]
  return context.liaison.people.passkeys.verifyRegistration(personId, response, name, browserOf(context))
}

/** The form again, with the name as it was typed. */
export function passkeyRefused(problems: readonly Problem[], fields: Fields) {
  return json({ problems, name: text(fields, 'passkey.name') }, { status: 422 })
}
