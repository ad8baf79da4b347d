import { splitItemId } from '../../identifiers/identifier'
import { isLinking, type MaterialReference } from '../../kit/material'
import { problem, type Problem } from '../../kit/refusal'
import type { PolicyPack } from '../../policy/pack'
import { againstMaterial, isRestricted } from '../restricted'
import type { AnsweringDossier, ProducedFile, ReferredMaterial } from './case'

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

const isContent = (item: string) => splitItemId(item).category === 'content'

/** The whole case, by its offence; or an item in which the provider found such material. */
export function isRestrictedItem(item: string, { dossier: { served, materials }, pack }: Restricting): boolean {
  return (served !== null && isRestricted(served.content, pack)) || materials.some(({ items }) => items.includes(item))
}

/** Whether something of the case is restricted. */
export function hasRestricted({ dossier: { served, materials }, pack }: Restricting): boolean {
  return materials.length > 0 || (served !== null && isRestricted(served.content, pack))
}

/**
 * Of restricted items nobody uploads content data, whatever the file is, nor anything that could show what they are about;
 * `mediaType` as the bytes themselves say.
 */
export function problemsOfFile(
  { items, mediaType }: Pick<ProducedFile, 'items' | 'mediaType'>,
  restricting: Restricting,
): Problem[] {
  const restricted = items.filter((item) => isRestrictedItem(item, restricting))
  const refused = (field: string) => [againstMaterial('restricted-material', field, restricting.pack)]
  if (restricted.some(isContent)) return refused('items')
  return restricted.length > 0 && !plainKinds.has(mediaType) ? refused('file') : []
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

/** What is referred to lies in no file beside it: no content, and nothing that could show it. */
export function problemsOfFilesBeside(items: readonly string[], { files }: Pick<AnsweringDossier, 'files'>): Problem[] {
  const shows = (file: ProducedFile) =>
    file.items.some((item) => items.includes(item) && (isContent(item) || !plainKinds.has(file.mediaType)))
  const beside = files.some((file) => file.deliveredAt === null && shows(file))
  return beside ? [problem('material-with-file', 'items')] : []
}

/** Hashes and references of these items, as the answer being prepared or given has them. */
export function materialsOf(item: string, materials: readonly ReferredMaterial[]): readonly ReferredMaterial[] {
  return materials.filter(({ items }) => items.includes(item))
}
