import type { Procedure } from '../kit/procedure'
import { emptyFile, type FileContext, type FileDossier } from './case'
import { fileEvents } from './events'
import { foldFile } from './fold'
import { fileMachine } from './machine'
import { fileRules } from './rules'

export type { FileContext, FileDossier } from './case'

/** An investigation of an agency: the requests that belong to it, and what becomes of them when it ends. */
export const file: Procedure<FileContext, FileDossier> = {
  id: 'file@1',
  openings: ['file.open'],
  clocks: {},
  events: fileEvents,
  machine: fileMachine,
  emptyDossier: emptyFile,
  fold: foldFile,
  rules: fileRules,
}

/** Whether a case is such an investigation. */
export function isFile(procedure: string): boolean {
  return procedure.startsWith('file@')
}
