import type { KeyDemand as DemandRow, Organisation, Passkey as PasskeyRow, Person } from '../../prisma/generated/client'
import type { Role } from '~machines/kit/words'
import { privilegedRoles, type Passkey } from '~machines/membership'
import { meetsDemand, noDemand, type KeyDemand } from '~machines/organisation'

/** What of a stored passkey a demand looks at. */
export function keyOf(
  row: Pick<PasskeyRow, 'deviceBound' | 'aaguid' | 'attestation'>,
): Pick<Passkey, 'deviceBound' | 'aaguid' | 'attestation'> {
  return { deviceBound: row.deviceBound, aaguid: row.aaguid, attestation: row.attestation as Passkey['attestation'] }
}

/** The organisation's demand; none was made before it makes one. */
export function demandOf(row: Pick<DemandRow, 'deviceBound' | 'aaguids'> | null): KeyDemand {
  return row ? { deviceBound: row.deviceBound, aaguids: row.aaguids } : noDemand
}

type Owned = PasskeyRow & {
  readonly person: Person & { readonly organisation: Organisation & { keyDemand: DemandRow | null } }
}

/** Whether a passkey serves for all that its person may do: privileged roles ask for what their organisation demands. */
export function serves(passkey: Owned): boolean {
  const { roles, organisation } = passkey.person
  const privileged = (roles as Role[]).some((role) => privilegedRoles.includes(role))
  return !privileged || meetsDemand(keyOf(passkey), demandOf(organisation.keyDemand))
}
