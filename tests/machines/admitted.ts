import { decide } from '~machines/kit/decide'
import type { ActorOnCase, OrganisationFacts } from '~machines/kit/facts'
import type { Standing } from '~machines/kit/procedure'
import { organisation, type OrganisationContext, type OrganisationDossier } from '~machines/organisation'
import { practicePack } from '~machines/policy/countries/veldania'
import { confirmation, now, personOf } from './world'

export interface OrganisationHeld {
  readonly standing: Standing<OrganisationContext> | null
  readonly dossier: OrganisationDossier
}

const [one, two] = ['one', 'two'].map((id): ActorOnCase => ({ id, side: 'portal', roles: ['operator'] })) as [
  ActorOnCase,
  ActorOnCase,
]

/** An organisation that two operators let in. */
export function admitted(profile: OrganisationFacts): OrganisationHeld {
  const { id, state: _state, domains, emergencyRight: _right, ...known } = profile
  const [domain, number] = [domains[0]!, known.switchboard]
  const securityContact = { name: 'Duty', mail: `duty@${domain}`, phone: number, language: 'en' }
  const documents = [{ kind: 'publicRegister', reference: 'R 1' }]
  const call = { source: 'Printed directory', number, reached: 'Duty desk', at: now, documents, text: '' }
  const moves = [
    [one, 'organisation.register', { ...known, organisation: id, securityContact }],
    [one, 'domain.claim', { domain, value: 'a'.repeat(32) }],
    [one, 'domain.attest', { domain, text: 'Stated at the switchboard.' }],
    [two, 'domain.prove', { domain, method: 'statement' }],
    [one, 'organisation.vet', { ...call, result: 'confirmed' }],
  ] as const
  // whoever proved the domain prepared nothing: the second operator admits
  const steps = [...moves, [two, 'organisation.admit', {}] as const]
  return steps.reduce<OrganisationHeld>(
    (held, [by, name, data]) => {
      const facts = { now, actor: personOf(by), confirmation }
      const answer = decide({ procedure: organisation, ...held, by, facts, pack: practicePack, event: { name, data } })
      if (!answer.accepted) throw new Error(`${name}: ${JSON.stringify(answer)}`)
      return answer
    },
    { standing: null, dossier: organisation.emptyDossier },
  )
}
