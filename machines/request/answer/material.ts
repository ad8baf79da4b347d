import { splitItemId } from '../../identifiers/identifier'
import { isLinking, type MaterialReference } from '../../kit/material'
import { problem, type Problem } from '../../kit/refusal'
import type { PolicyPack } from '../../policy/pack'
import { againstMaterial, isRestricted } from '../restricted'
import type { AnsweringDossier, ReferredMaterial } from './case'

// What is answered by hash and reference, since nobody may upload it.

/** Where a case stands that may be about such material. */
export interface Restricting {
  readonly dossier: Pick<AnsweringDossier, 'served' | 'materials'>
  readonly pack: Pick<PolicyPack, 'restricted'>
}

/** Kinds that write data down and show nothing: pictures travel in documents and archives as well. */
const plainKinds: ReadonlySet<string> = new Set([
  ...['text/plain', 'text/csv', 'text/tab-separated-values', 'application/json', 'application/xml'],
])

/** The whole case, by its offence; or an item in which the provider found such material. */
export function isRestrictedItem(item: string, { dossier: { served, materials }, pack }: Restricting): boolean {
  return (served !== null && isRestricted(served.content, pack)) || materials.some(({ items }) => items.includes(item))
}

/** Whether something of the case is restricted. */
export function hasRestricted({ dossier: { served, materials }, pack }: Restricting): boolean {
  return materials.length > 0 || (served !== null && isRestricted(served.content, pack))
}

/** Of restricted items nobody uploads content data, whatever the file is. */
export function problemsOfItems(items: readonly string[], restricting: Restricting): Problem[] {
  const content = items.filter((item) => splitItemId(item).category === 'content')
  const refused = content.some((item) => isRestrictedItem(item, restricting))
  return refused ? [againstMaterial('restricted-material', 'items', restricting.pack)] : []
}

/** Of restricted items nobody uploads anything that could show what it is about; `mediaType` as the bytes themselves say. */
export function problemsOfKind(items: readonly string[], mediaType: string, restricting: Restricting): Problem[] {
  if (plainKinds.has(mediaType)) return []
  const refused = items.some((item) => isRestrictedItem(item, restricting))
  return refused ? [againstMaterial('restricted-material', 'file', restricting.pack)] : []
}

/** What is wrong with references: each has hash and reference, none twice, and none leads to the material. */
export function problemsOfReferences(references: readonly MaterialReference[], to: string): Problem[] {
  const incomplete = references.some(({ hash, reference }) => hash === '' || reference === '')
  const hashes = new Set(references.map(({ hash }) => hash))
  const linking = references.some(({ reference }) => isLinking(reference))
  return [
    ...(references.length === 0 || incomplete ? [problem('material-incomplete', 'references')] : []),
    ...(!incomplete && hashes.size < references.length ? [problem('material-hash-twice', 'references')] : []),
    ...(linking ? [problem('material-link', 'references')] : []),
    ...(isLinking(to) ? [problem('material-link', 'to')] : []),
  ]
}

/** Content that is referred to lies in no file beside it. */
export function problemsOfFilesBeside(items: readonly string[], { files }: Pick<AnsweringDossier, 'files'>): Problem[] {
  const content = items.filter((item) => splitItemId(item).category === 'content')
  const beside = files.some((file) => file.deliveredAt === null && file.items.some((item) => content.includes(item)))
  return beside ? [problem('material-with-file', 'items')] : []
}

/** Hashes and references of these items, as the answer being prepared or given has them. */
export function materialsOf(item: string, materials: readonly ReferredMaterial[]): readonly ReferredMaterial[] {
  return materials.filter(({ items }) => items.includes(item))
}
