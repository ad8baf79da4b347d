export const knownScripts: Readonly<Record<string, string>>
export function findings(manifest: object, lock: object, floors: object): string[]
export function isBelow(version: string, floor: string): boolean
