import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { localSigning, newAuthority, newSeal, type Certified } from './authority.server'
import type { Platform } from './platform.server'
import type { SignatureAlgorithm, Signer } from './signer'

const authorityName = 'Practice court authority'

interface Kept {
  readonly algorithm: SignatureAlgorithm
  readonly certificate: string
  readonly privateKey: string
}

/**
 * The certificate authority of the practice city's courts: made the first time a judge signs, and put on the trust list.
 * In production there is none, and the trust list holds what the operator puts there.
 */
export async function practiceJudge(platform: Platform, name: string): Promise<Signer> {
  if (platform.env.mode !== 'practice') throw new Error('judges of the practice city sign in practice mode only')
  return judgeUnder(await courtAuthority(platform), name, platform)
}

/** A judge certified by an authority that nobody trusts, as anybody can make one. */
export async function strangerJudge(platform: Platform, name: string): Promise<Signer> {
  const now = new Date(platform.clock.now())
  return judgeUnder(await newAuthority('p-256', now, { name: 'Unlisted signing service' }), name, platform)
}

async function judgeUnder(authority: Certified, name: string, { clock }: Platform): Promise<Signer> {
  const { algorithm, certificate, privateKey } = await newSeal(
    'p-256',
    { name, country: 'VD' },
    authority,
    new Date(clock.now()),
  )
  return { algorithm, chain: [certificate, authority.certificate], sign: localSigning(privateKey) }
}

async function courtAuthority({ env, vault, clock }: Platform): Promise<Certified> {
  const path = join(env.dataDir, 'practice', 'court-authority.json')
  const kept = await readKept(path)
  if (kept) {
    const privateKey = vault.openSmallBytes(Buffer.from(kept.privateKey, 'base64'))
    return { algorithm: kept.algorithm, certificate: Buffer.from(kept.certificate, 'base64'), privateKey }
  }
  const made = await newAuthority('p-256', new Date(clock.now()), { name: authorityName, country: 'VD' })
  await keep(path, {
    algorithm: made.algorithm,
    certificate: made.certificate.toString('base64'),
    privateKey: Buffer.from(vault.sealSmall(made.privateKey)).toString('base64'),
  })
  await keep(join(env.dataDir, 'trust', `${authorityName}.pem`), pemOf(made.certificate))
  return made
}

async function readKept(path: string): Promise<Kept | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Kept
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function keep(path: string, content: Kept | string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o600 })
}

function pemOf(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g)!
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
