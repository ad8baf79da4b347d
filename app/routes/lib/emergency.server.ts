import type { AppLoadContext } from '@remix-run/node'
import { isEmergency, type RequestView } from '~/cases/views'
import type { PersonSession } from '~/people/session'
import type { EmergencyShown } from '~/ui/emergency/standing'
import type { StepFormProps } from '~/ui/case/steps/form'
import type { ShareProps } from '~/ui/emergency/share'
import type { Peril } from '~machines/emergency/case'
import { validatorsFor } from '~machines/emergency/terms'
import type { PolicyPack } from '~machines/policy/pack'

/** Why it cannot wait; null where a request says nothing of it. */
export function perilOf(view: RequestView): Peril | null {
  return isEmergency(view) ? view.dossier.peril : null
}

/** What the forms of an emergency's steps are drawn from; nothing for any other request. */
export function emergencyParts(
  view: RequestView,
  pack: PolicyPack,
): Pick<StepFormProps, 'peril' | 'draft' | 'validators'> {
  if (!isEmergency(view)) return { peril: null, draft: null, validators: [] }
  const { peril, draft, served } = view.dossier
  const asked = { peril, content: served?.content ?? draft, pack, now: view.now }
  return { peril, draft, validators: validatorsFor(asked) }
}

/** Who weighs whether it is one. */
const weighing: ReadonlySet<string> = new Set(['sourceCheck', 'assessment'])

/** What the overview of an emergency shows beside what it shows of every request; null for any other. */
export async function emergencyOf(
  context: AppLoadContext,
  person: Pick<PersonSession, 'id'>,
  view: RequestView,
): Promise<EmergencyShown | null> {
  if (!isEmergency(view)) return null
  const { peril, oral, assessed, downgrade, validation, restriction } = view.dossier
  const { oral: voice, authoriser, requester } = view.context
  const weighs = view.side === 'oversight' || (view.side === 'provider' && weighing.has(view.state))
  return {
    ...{ peril, oral, assessed, downgrade, validation, restriction },
    standing: { validation: view.context.validation, authoriser, confirmed: (voice?.confirmedBy ?? null) !== null },
    share: weighs ? await shareOf(context, view.agency) : null,
    ordinary: downgrade && requester === person.id ? `/requests/new?from=${view.id}&how=downgrade` : null,
  }
}

/** How often an agency asks for an emergency, and how often it was none. */
export async function shareOf(
  { liaison }: AppLoadContext,
  agency: { readonly id: string; readonly name: string },
): Promise<ShareProps | null> {
  const share = await liaison.cases.emergencyShare(agency.id)
  return share && { agency: agency.name, ...share }
}
