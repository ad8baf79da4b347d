import { legalCategories, type Instrument, type LegalCategory } from '../instrument'
import { rowsOf } from '../rows'

const id = 'second-protocol@1'
// written from memory: nobody has compared these values with the text yet
const { measure, issuing, clock } = rowsOf(id, { checked: false })

const everything = [...legalCategories]
const subscriber: LegalCategory[] = ['subscriber']
const subscriberAndTraffic: LegalCategory[] = ['subscriber', 'identification', 'traffic']

/**
 * Second Additional Protocol to the Convention on Cybercrime (CETS 224, Strasbourg, 12 May 2022), articles 6 to 10. It
 * binds two countries only once both have it on: a pack switches it on pair by pair, and none is on by default.
 */
export const secondProtocol: Instrument = {
  id,
  binds: 'pair',
  measures: [
    measure('domainRegistration', subscriber, '6(1)'),
    measure('directDisclosure', subscriber, '7(1)', { clocks: ['directDisclosure'] }),
    measure('givingEffect', subscriberAndTraffic, '8(1)', {
      route: 'centralAuthority',
      clocks: ['orderService', 'returnSubscriber', 'returnTraffic'],
    }),
    measure('emergencyProduction', everything, '9(1)', { route: 'contactPoint' }),
    measure('emergencyMutualAssistance', everything, '10(1)', { route: 'centralAuthority' }),
  ],
  direct: ['directDisclosure', 'domainRegistration'],
  issuing: [
    issuing('domainRegistration', subscriber, null, '6(1)'),
    issuing('directDisclosure', subscriber, null, '7(2)'),
    issuing('givingEffect', subscriberAndTraffic, null, '8(1)'),
    issuing('emergencyProduction', everything, ['contactPoint'], '9(1)'),
    issuing('emergencyMutualAssistance', everything, ['centralAuthority'], '10(1)'),
  ],
  thresholds: [],
  extensions: [],
  notification: null,
  clocks: [
    // or the time that the order states, where it is longer
    clock('directDisclosure', { on: 'receipt', by: 'provider' }, 'P30D', '7(7)', { atEnd: 'enforce' }),
    clock('orderService', { on: 'completeness' }, 'P45D', '8(6)'),
    clock('returnSubscriber', { on: 'service' }, 'P20D', '8(6)'),
    clock('returnTraffic', { on: 'service' }, 'P45D', '8(6)'),
  ],
}
