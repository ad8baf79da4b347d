import { text, type Fields } from './form'

/** Which sessions a form ends: one it names, all but the one in which it is sent, or all. */
export function sessionEnd(fields: Fields, own: string): object {
  const which = text(fields, 'which')
  if (which === 'one') return { which, session: text(fields, 'session') }
  return which === 'others' ? { which, session: own } : { which }
}
