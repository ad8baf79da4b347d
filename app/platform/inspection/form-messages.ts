/** What the parser of forms and whoever feeds it say to each other. */

export interface FormLimits {
  readonly files: number
  readonly fields: number
  readonly parts: number
  readonly fieldSize: number
  readonly fieldNameSize: number
}

export type ToForm = { readonly bytes: Uint8Array } | { readonly end: true }

export type FormFailure = 'cut-short' | 'too-many-fields'

export type FromForm =
  | { readonly field: readonly [name: string, value: string] }
  | { readonly file: string }
  | { readonly bytes: Uint8Array }
  | { readonly ended: true }
  | { readonly ready: true }
  | { readonly closed: true }
  | { readonly failed: FormFailure }
