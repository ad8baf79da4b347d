import { z } from 'zod'

const base64url = z.string().regex(/^[\w-]+$/)

/** A credential as browsers hand it over (WebAuthn level 3, 5.1.8), as far as it is our business to look. */
export const CredentialSchema = z.looseObject({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: base64url }),
  clientExtensionResults: z.looseObject({}),
})

/** The library accepts `crossOrigin: true` when no foreign top origin is named; we don't. */
export function isForeignFrame(clientDataJSON: string): boolean {
  try {
    const { crossOrigin, topOrigin } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'))
    return (crossOrigin !== undefined && crossOrigin !== false) || topOrigin !== undefined
  } catch {
    return true
  }
}
