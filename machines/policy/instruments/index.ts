import type { Instrument } from '../instrument'
import { convention } from './convention'
import { euEEvidence } from './eu-e-evidence'
import { guidelines2008 } from './guidelines-2008'
import { secondProtocol } from './second-protocol'

/** Instruments that countries share; a country's own law stands in its pack. */
export const instruments: readonly Instrument[] = [guidelines2008, convention, secondProtocol, euEEvidence]
