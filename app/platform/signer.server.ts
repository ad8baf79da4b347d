import { createHash, randomUUID } from 'node:crypto'
import type { Seal } from '../../prisma/generated/client'
import { localSigning, newAuthority, newSeal, type Certified, type KeyKind } from './authority.server'
import type { Clock } from './clock.server'
import type { Database, Transaction } from './db.server'
import type { SignatureAlgorithm, Signer } from './signer'
import type { Vault } from './vault.server'

export interface SignerParts {
  readonly db: Database
  readonly vault: Vault
  readonly clock: Clock
  readonly kind: KeyKind
}

export interface SealedOrganisation {
  readonly id: string
  readonly name: string
  readonly country: string
}

/** Seals of organisations, and the local authority that vouches for them. Private keys lie encrypted under the master key. */
export interface Signing {
  /** Makes the organisation's seal unless it has one; answers the certificate's SHA-256, in hex. */
  issueSeal(organisation: SealedOrganisation): Promise<{ readonly fingerprint: string }>
  /** A new key in place of the one in force, which is retired: what it sealed stays checkable. */
  renewSeal(organisation: SealedOrganisation): Promise<{ readonly fingerprint: string }>
  /** Whoever needs the seal first makes it: a record may be owed before the job that makes the seal was carried out. */
  signerFor(organisation: SealedOrganisation): Promise<Signer>
  /** certificates of the authorities whose seals hold, as DER */
  trustList(): Promise<readonly Buffer[]>
}

export function openSigning({ db, vault, clock, kind }: SignerParts): Signing {
  const signers = new Map<string, Promise<Signer>>()

  /** The organisation's seal, made when it has none. */
  async function sealOf(organisation: SealedOrganisation): Promise<Seal> {
    const known = await inForce(db.portal, organisation.id)
    return known ?? alone(db, async (tx) => (await inForce(tx, organisation.id)) ?? makeSeal(tx, organisation))
  }

  async function makeSeal(tx: Transaction, { id, name, country }: SealedOrganisation): Promise<Seal> {
    const now = new Date(clock.now())
    const authority = await authorityIn(tx, now)
    return keep(tx, id, await newSeal(kind, { name, country }, authority, now), now)
  }

  async function authorityIn(tx: Transaction, now: Date): Promise<Certified> {
    const row = await inForce(tx, null)
    if (row) return opened(row)
    const made = await newAuthority(kind, now)
    await keep(tx, null, made, now)
    return made
  }

  function keep(tx: Transaction, organisationId: string | null, made: Certified, now: Date): Promise<Seal> {
    const { algorithm, certificate, privateKey } = made
    const columns = {
      algorithm,
      certificate: Buffer.from(certificate),
      privateKey: Buffer.from(vault.sealSmall(privateKey)),
    }
    return tx.seal.create({ data: { id: randomUUID(), organisationId, createdAt: now, ...columns } })
  }

  function opened({ algorithm, certificate, privateKey }: Seal): Certified {
    return {
      algorithm: algorithm as SignatureAlgorithm,
      certificate: Buffer.from(certificate),
      privateKey: vault.openSmallBytes(privateKey),
    }
  }

  async function readSigner(organisation: SealedOrganisation): Promise<Signer> {
    const { algorithm, certificate, privateKey } = opened(await sealOf(organisation))
    const authority = (await inForce(db.portal, null))!
    return { algorithm, chain: [certificate, Buffer.from(authority.certificate)], sign: localSigning(privateKey) }
  }

  return {
    issueSeal: async (organisation) => {
      const { certificate } = await sealOf(organisation)
      return { fingerprint: createHash('sha256').update(certificate).digest('hex') }
    },
    renewSeal: async (organisation) => {
      const { certificate } = await alone(db, async (tx) => {
        const retiredAt = new Date(clock.now())
        await tx.seal.updateMany({ where: { organisationId: organisation.id, retiredAt: null }, data: { retiredAt } })
        return makeSeal(tx, organisation)
      })
      signers.delete(organisation.id)
      return { fingerprint: createHash('sha256').update(certificate).digest('hex') }
    },
    signerFor: (organisation) => {
      const { id } = organisation
      const known = signers.get(id) ?? readSigner(organisation)
      signers.set(id, known)
      known.catch(() => signers.delete(id))
      return known
    },
    trustList: async () =>
      (await db.portal.seal.findMany({ where: { organisationId: null } })).map(({ certificate }) =>
        Buffer.from(certificate),
      ),
  }
}

/** One process at a time makes keys, so that there are never two authorities. */
function alone<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.working(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(4712)`
    return work(tx)
  }, 120_000)
}

function inForce(db: Transaction, organisationId: string | null): Promise<Seal | null> {
  return db.seal.findFirst({ where: { organisationId, retiredAt: null }, orderBy: { createdAt: 'desc' } })
}
