import { createRequire } from 'node:module'

interface Unfolding {
  ensureBuffer(requested: number): Uint8Array
}

/** No object or cross-reference stream of a paper of a few pages comes near it. */
export const longestStream = 33_554_432

class UnfoldsTooFar extends RangeError {}

/**
 * pdf-lib unfolds compressed object streams whole when it reads a file, whatever becomes of them; their bytes lie outside
 * of the memory a thread can be held to. From now on it stops at a limit.
 */
export function limitUnfolding(): void {
  const streams = createRequire(import.meta.url)('pdf-lib/cjs/core/streams/DecodeStream') as {
    readonly default: { readonly prototype: Unfolding }
  }
  const { prototype } = streams.default
  const unlimited = prototype.ensureBuffer
  prototype.ensureBuffer = function (requested) {
    if (requested > longestStream) throw new UnfoldsTooFar('a stream unfolds too far')
    return unlimited.call(this, requested)
  }
}
