import type { PolicyPack } from '../pack'
import { belmaria } from './belmaria'
import { ostrania } from './ostrania'
import { practicePack } from './veldania'

/** The packs of all countries, every version under which a case was ever opened. */
export const packs: readonly PolicyPack[] = [practicePack, belmaria, ostrania]
