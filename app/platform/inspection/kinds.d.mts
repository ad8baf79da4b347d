/** What an inspection needs of a file: never all of it. */
export interface Sample {
  /** as the sender's machine calls it */
  readonly name: string
  readonly size: number
  readonly head: Uint8Array
  readonly tail: Uint8Array
}

export type Verdict =
  | { readonly ok: true; readonly mediaType: string }
  | { readonly ok: false; readonly because: 'file-mislabelled' | 'file-not-accepted' }

export const signedKinds: Readonly<Record<string, readonly string[]>>
export const textKinds: Readonly<Record<string, string>>
export function verdictOn(sample: Sample): Promise<Verdict>
