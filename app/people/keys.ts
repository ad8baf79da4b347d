import type { Passkey as PasskeyRow, KeyDemand as DemandRow } from '../../prisma/generated/client'
import type { Passkey } from '~machines/membership'
import { noDemand, type KeyDemand } from '~machines/organisation'

/** What of a stored passkey a demand looks at. */
export function keyOf(row: PasskeyRow): Pick<Passkey, 'deviceBound' | 'aaguid' | 'attestation'> {
  return { deviceBound: row.deviceBound, aaguid: row.aaguid, attestation: row.attestation as Passkey['attestation'] }
}

/** The organisation's demand; none was made before it makes one. */
export function demandOf(row: DemandRow | null): KeyDemand {
  return row ? { deviceBound: row.deviceBound, aaguids: row.aaguids } : noDemand
}
