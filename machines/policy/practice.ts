import type { PolicyPack } from './pack'

/** The fictional law of the practice city (Veldania, version 1). Numbers and codes only. */
export const practicePack: PolicyPack = {
  id: 'practice@1',
  jurisdiction: 'VD',
  legalBases: [
    { code: 'policeOrder', issuedBy: 'police', categories: ['subscriber'] },
    { code: 'prosecutorOrder', issuedBy: 'prosecutor', categories: ['subscriber', 'access', 'traffic'] },
    { code: 'courtOrder', issuedBy: 'court', categories: ['subscriber', 'access', 'traffic', 'content'] },
  ],
  offences: [
    'fraud',
    'accountTakeover',
    'childProtection',
    'violence',
    'extortion',
    'drugs',
    'publicSecurity',
    'other',
  ],
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
  nilGrounds: {
    partial: ['retentionEnded', 'systemGap', 'other'],
    notFound: ['noMatch', 'notInUse', 'other'],
    notHeld: ['neverRecorded', 'otherProvider', 'other'],
    expired: ['retentionEnded', 'accountDeleted', 'other'],
  },
  contestGrounds: ['groundMistaken', 'incomplete', 'wrongPerson', 'wrongPeriod', 'other'],
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
    changeNotice: 'PT72H',
    newRole: 'PT72H',
    ...{ vetting: 'P365D', vettingGrace: 'P30D', goodStanding: 'P30D', peopleConfirmation: 'P90D' },
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
  deadlines: {
    answer: { length: 'P10D', reference: '4(2)', pausedIn: ['clarification', 'draft'] },
    closing: { length: 'P30D', reference: '9(1)', pausedIn: [] },
  },
}
