import { X509Certificate } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A certificate in which the chain of an order's signature may end. */
export interface TrustEntry {
  /** what the operator calls it: the name of its file */
  readonly label: string
  /** ISO 3166-1 code as certified; empty when the certificate names none */
  readonly country: string
  readonly subject: string
  /** DER */
  readonly certificate: Buffer
  /** SHA-256 of the certificate, hex */
  readonly fingerprint: string
  readonly validFrom: string
  readonly validTo: string
}

export interface TrustList {
  readonly folder: string
  /** read anew each time, so that a certificate counts as soon as it lies in the folder */
  read(): Promise<{ readonly entries: readonly TrustEntry[]; readonly unreadable: readonly string[] }>
}

const endings = /\.(pem|crt|cer|der)$/i

/** The certificates an operator has put into a folder, PEM or DER. Nothing of an order's own chain is trusted beside them. */
export function openTrustList(folder: string): TrustList {
  return {
    folder,
    read: async () => {
      const files = (await filesIn(folder)).filter((name) => endings.test(name)).sort()
      const read = await Promise.all(files.map(async (name) => ({ name, found: await certificatesIn(folder, name) })))
      return {
        entries: read.flatMap(({ name, found }) => (found ?? []).map((each) => entryOf(name, each, found!.length))),
        unreadable: read.filter(({ found }) => !found).map(({ name }) => name),
      }
    },
  }
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

async function certificatesIn(folder: string, name: string): Promise<X509Certificate[] | null> {
  try {
    const bytes = await readFile(join(folder, name))
    const pems = bytes.toString('latin1').match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)
    return (pems ?? [bytes]).map((each) => new X509Certificate(each))
  } catch {
    return null
  }
}

function entryOf(file: string, certificate: X509Certificate, ofMany: number): TrustEntry {
  const named = file.replace(endings, '')
  const common = attribute(certificate, 'CN')
  return {
    label: ofMany > 1 && common ? `${named}: ${common}` : named,
    country: attribute(certificate, 'C'),
    subject: certificate.subject.split('\n').join(', '),
    certificate: certificate.raw,
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    validFrom: new Date(certificate.validFrom).toISOString(),
    validTo: new Date(certificate.validTo).toISOString(),
  }
}

function attribute({ subject }: X509Certificate, name: string): string {
  const line = subject.split('\n').find((each) => each.startsWith(`${name}=`))
  return line ? line.slice(name.length + 1) : ''
}
