import { legalCategories, type Instrument, type LegalCategory } from '../instrument'
import { rowsOf } from '../rows'

const id = 'convention@1'
const { article, measure, issuing, clock } = rowsOf(id, { checked: true })

const everything = [...legalCategories]
const traffic: LegalCategory[] = ['identification', 'traffic']

/**
 * Convention on Cybercrime (ETS 185), articles 16 to 18, 29 to 31 and 35. At home, who may order what is left to domestic
 * law with the safeguards of article 15. Collection in real time (articles 20, 21, 33 and 34) is no matter of this portal.
 */
export const convention: Instrument = {
  id,
  binds: 'country',
  measures: [
    measure('preservation', everything, '16(1)', { clocks: ['preservationCeiling'] }),
    measure('partialDisclosure', traffic, '17(1)'),
    measure('production', everything, '18(1)'),
    measure('foreignPreservation', everything, '29(1)', {
      route: 'contactPoint',
      clocks: ['foreignPreservationFloor'],
      heldBy: 'mutualAssistanceRequest',
    }),
    measure('foreignPartialDisclosure', traffic, '30(1)', { route: 'contactPoint' }),
    measure('mutualAssistance', everything, '31(1)', { route: 'centralAuthority' }),
  ],
  issuing: [
    issuing('preservation', everything, null, '16(1)'),
    issuing('partialDisclosure', traffic, null, '17(1)'),
    issuing('production', everything, null, '18(1)'),
    issuing('foreignPreservation', everything, ['contactPoint'], '35(1)'),
    issuing('foreignPartialDisclosure', traffic, ['contactPoint'], '35(1)'),
    issuing('mutualAssistance', everything, ['centralAuthority'], '27(2)'),
  ],
  thresholds: [],
  extensions: [
    { measure: 'preservation', times: null, clock: 'preservationCeiling', ifDomestic: true, source: article('16(2)') },
  ],
  notification: null,
  clocks: [
    clock('preservationCeiling', { on: 'issue' }, 'P90D', '16(2)', { atEnd: 'lapse' }),
    clock('foreignPreservationFloor', { on: 'receipt', by: 'requestedAuthority' }, 'P60D', '29(7)', {
      direction: 'atLeast',
      atEnd: 'lapse',
    }),
  ],
}
