import type { PolicyPack } from '../pack'
import { chosenBy, rowsOf } from '../rows'

const { clock } = rowsOf('liaison@1', { checked: true })
const chosen = chosenBy('liaison@1', 'defaults')

type ReportClocks = 'reportReceipt' | 'urgentReportReceipt' | 'reportFeedback'

/** How soon a provider's report is acknowledged and answered: the Guidelines ask for feedback and give no number. */
const reportClocks: Pick<PolicyPack['clocks'], ReportClocks> = {
  reportReceipt: { ...clock('reportReceipt', { on: 'receipt', by: 'agency' }, 'P7D', 'defaults'), source: chosen },
  urgentReportReceipt: {
    ...clock('urgentReportReceipt', { on: 'receipt', by: 'agency' }, 'PT24H', 'defaults', { unit: 'elapsed' }),
    source: chosen,
  },
  reportFeedback: { ...clock('reportFeedback', { on: 'receipt', by: 'agency' }, 'P90D', 'defaults'), source: chosen },
}

/**
 * How soon data are frozen, an emergency is answered and what was not validated is deleted or restricted, how
 * long people and organisations are known, and how long a programme counts as reviewed: the Convention and the Guidelines ask for speed and give no number.
 */
export const practiceClocks: Pick<
  PolicyPack['clocks'],
  | 'clarification'
  | 'freeze'
  | 'emergencyAnswer'
  | 'restriction'
  | ReportClocks
  | 'vetting'
  | 'vettingGrace'
  | 'programmeReview'
  | 'programmeGrace'
> = {
  clarification: { ...clock('clarification', { on: 'receipt', by: 'agency' }, 'P5D', 'defaults'), source: chosen },
  freeze: {
    ...clock('freeze', { on: 'receipt', by: 'provider' }, 'PT24H', 'defaults', {
      unit: 'elapsed',
      pauses: ['disowned'],
    }),
    source: chosen,
  },
  emergencyAnswer: {
    ...clock('emergencyAnswer', { on: 'receipt', by: 'provider' }, 'PT8H', 'defaults', {
      unit: 'elapsed',
      pauses: ['disowned'],
    }),
    source: chosen,
  },
  restriction: {
    ...clock('restriction', { on: 'end', of: 'validation' }, 'PT24H', 'defaults', { unit: 'elapsed' }),
    source: chosen,
  },
  ...reportClocks,
  vetting: { ...clock('vetting', { on: 'confirmation' }, 'P365D', 'defaults'), source: chosen },
  vettingGrace: {
    ...clock('vettingGrace', { on: 'end', of: 'vetting' }, 'P30D', 'defaults', { atEnd: 'suspend' }),
    source: chosen,
  },
  programmeReview: { ...clock('programmeReview', { on: 'confirmation' }, 'P365D', 'defaults'), source: chosen },
  programmeGrace: {
    ...clock('programmeGrace', { on: 'end', of: 'programmeReview' }, 'P30D', 'defaults'),
    source: chosen,
  },
}

type CountrysOwn =
  | ('id' | 'jurisdiction' | 'zone' | 'languages' | 'calendar' | 'law' | 'applies' | 'readAs' | 'costs' | 'notice')
  | ('sensitive' | 'clocks' | 'legalBases' | 'defects')

/** Professions under whose confidence other people live. */
export const protectedProfessions = ['lawyer', 'journalist', 'doctor', 'clergy', 'memberOfParliament']

/** As Directive (EU) 2016/680, 13(3), has them. */
export const withholdGrounds = ['investigation', 'prosecution', 'publicSecurity', 'rightsOfOthers']

/** The most urgent first. The Guidelines ask for one scale for everybody and give none. */
const requestPriorities = ['urgent', 'high', 'normal', 'low'].map((code) => ({ code, source: chosen }))

/** Codes and defaults that the fictional practice countries have in common. */
export const practiceDefaults: Omit<PolicyPack, CountrysOwn> = {
  vocabulary: 'practice',
  offences: [
    'fraud',
    'accountTakeover',
    'childAbuse',
    'childProtection',
    'violence',
    'extortion',
    'drugs',
    'publicSecurity',
    'other',
  ],
  // every pack at hand applies the Convention
  restricted: {
    offences: ['childAbuse'],
    source: { instrument: 'convention@1', place: '9', weight: 'law', checked: true },
  },
  longestWindow: { subscriber: 366, access: 183, traffic: 92, content: 92 },
  returnReasons: ['incomplete', 'tooBroad', 'basisInsufficient', 'notNecessary', 'other'],
  sourceCheckMethods: ['callBack', 'knownContact', 'signedOrder'],
  rejectionGrounds: ['notReached', 'unknownPerson', 'denied', 'forged'],
  refusalGrounds: [
    'identifierIncomplete',
    'overbroad',
    'basisMissing',
    'dataNotKept',
    'wrongProvider',
    'foreignAuthority',
    'protectedPerson',
    'rights',
    'duplicate',
    'other',
  ],
  requestPriorities,
  nilGrounds: {
    partial: ['retentionEnded', 'systemGap', 'other'],
    notFound: ['noMatch', 'notInUse', 'other'],
    notHeld: ['neverRecorded', 'otherProvider', 'other'],
    expired: ['retentionEnded', 'accountDeleted', 'other'],
  },
  contestGrounds: ['groundMistaken', 'incomplete', 'wrongPerson', 'wrongPeriod', 'other'],
  dangers: ['life', 'bodilyIntegrity', 'personalSafety'],
  downgradeGrounds: ['notImminent', 'nobodyInDanger', 'dataDoNotHelp', 'ordinaryWayInTime', 'other'],
  breachGrounds: ['volume', 'search', 'outage', 'staff', 'legalDoubt', 'overlooked', 'other'],
  report: {
    incidents: [
      ...['fraud', 'accountTakeover', 'unauthorisedAccess', 'malware', 'denialOfService', 'phishing'],
      ...['childAbuse', 'threat', 'extortion', 'other'],
    ],
    priorities: ['immediate', 'high', 'normal', 'low'],
    referralGrounds: ['otherTerritory', 'otherCompetence', 'runningElsewhere', 'other'],
    noActionGrounds: ['noOffence', 'tooLittle', 'notCompetent', 'knownAlready', 'tooOld', 'other'],
    usefulness: ['decisive', 'helpful', 'background', 'knownBefore', 'notUsable'],
  },
  sourceRisk: {
    points: {
      ...{ firstRequest: 2, newcomer: 1, newParticulars: 2, oddHours: 1 },
      ...{ manySubjects: 1, unusualRate: 2, orderDoubt: 2, repeatedText: 1, ownName: 4 },
    },
    from: { callBack: 2, secondPerson: 6, delay: 6 },
    delay: 'PT15M',
    limits: {
      ...{ newFor: 'P7D', changedFor: 'P30D', repeatedFor: 'P90D' },
      ...{ dayFrom: 6, dayUntil: 20 },
      ...{ subjects: 20, rateLeast: 20, rateTimes: 4 },
    },
  },
  enrolment: {
    ...{ changeNotice: 'PT72H', newRole: 'PT72H', goodStanding: 'P30D', peopleConfirmation: 'P90D' },
    contactTest: 'P90D',
    vettingDocuments: ['foundingAct', 'publicRegister', 'letterhead', 'serviceCard', 'other'],
    identifiedHow: ['inPerson', 'personnelFile', 'video'],
    identityDocuments: ['serviceCard', 'identityCard', 'passport'],
  },
  trainingRequired: { agency: true, provider: true },
  sight: {
    hours: 8,
    oversightHours: 24,
    reasons: {
      agency: ['authorising', 'clarifying', 'usingAnswer', 'supervising', 'other'],
      provider: ['checkingSource', 'reviewing', 'clarifying', 'collecting', 'checkingAnswer', 'other'],
      oversight: ['inspection', 'complaint', 'finding', 'other'],
    },
    weeklySample: 10,
  },
  sources: {
    legalBases: { instrument: 'guidelines-2008@1', place: 'le.standard-format', weight: 'guideline', checked: false },
    trainingRequired: { instrument: 'guidelines-2008@1', place: 'le.training', weight: 'guideline', checked: false },
    ...{ offences: chosen, longestWindow: chosen, readAs: chosen, languages: chosen, calendar: chosen },
    ...{ codes: chosen, sourceRisk: chosen, enrolment: chosen, sight: chosen },
  },
}
