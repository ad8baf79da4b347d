import type { AppLoadContext } from '@remix-run/node'
import type { PersonSession } from '~/people/session'
import { requestProcedures } from '~machines/index'
import { originKinds, type Origin, type OriginKind } from '~machines/request/origin'
import { text, type Fields } from './form'
import { notFound } from './guard'

/** A request of one's own from which a new one is taken over. */
export interface OriginNamed extends Origin {
  readonly number: string
  /** procedure of the request that is to be opened */
  readonly kind: string
  /** the only provider that is asked; empty for any */
  readonly to: string
}

/** The request that the address names as the one to take over, or null; 404 for one that is not the reader's own. */
export async function originNamed(
  { liaison, t }: AppLoadContext,
  person: PersonSession,
  { searchParams }: URL,
): Promise<OriginNamed | null> {
  const request = searchParams.get('from')
  if (request === null) return null
  const how = originKinds.find((kind) => kind === searchParams.get('how'))
  const to = searchParams.get('to') ?? ''
  if (how === 'assistance') return { ...(await originAbroad(liaison, person, request)), to }
  const view = await liaison.cases.read(person, request)
  if (!how || view?.context.requester !== person.id) throw notFound()
  const number = view.context.number ?? t('requests.unnumbered')
  return { request, how, number, kind: kindOf(how, view.procedure), to }
}

/** The request of another country that an officer of the authority that is asked carries out. */
async function originAbroad({ abroad }: AppLoadContext['liaison'], person: PersonSession, request: string) {
  const view = await abroad.read(person, request)
  if (view?.side !== 'provider' || view.state !== 'execution') throw notFound()
  const how = 'assistance' as const
  return { request, how, number: view.context.number!, kind: kindOf(how, view.procedure) }
}

/**
 * What was kept is asked for, what is asked for kept first, and what was no emergency asked for in the ordinary way; what
 * goes on to somebody else asks the same of them.
 */
const measures = {
  conversion: 'disclosure',
  safeguard: 'preservation',
  downgrade: 'disclosure',
  assistance: 'preservation',
} as const

function kindOf(how: OriginKind, procedure: string): string {
  if (how === 'copy' || how === 'onward') return procedure
  return requestProcedures.find(({ measure }) => measure === measures[how])!.id
}

export function originFrom(fields: Fields): Origin | null {
  const how = originKinds.find((kind) => kind === text(fields, 'how'))
  return how ? { request: text(fields, 'origin'), how } : null
}
