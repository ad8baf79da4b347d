export interface Archive {
  readonly names: readonly string[]
}

export function archiveIn(tail: Uint8Array, size: number): Archive | null
