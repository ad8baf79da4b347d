import type { FieldClass } from '../kit/sight'
import { emptyFile, type FileDossier } from './case'

/** What of a file may be read by whoever sees these classes. A file has no masks: whoever is sought stands in its requests. */
export function withinSight(dossier: FileDossier, sees: readonly FieldClass[]): FileDossier {
  return sees.includes('facts') ? dossier : emptyFile
}
