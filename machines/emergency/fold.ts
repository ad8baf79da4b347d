import type { Question } from '../kit/procedure'
import { answeredAnew, answeringFolds } from '../request/answer/fold'
import type { RequestContent, ServedRequest } from '../request/case'
import { breachFolds, deadlineFolds } from '../request/deadlines'
import { requestFolds, serve } from '../request/fold'
import { ordinary } from '../request/priority'
import { validationSaid, validationSilent } from '../request/validation/fold'
import type { EmergencyContext, EmergencyDossier } from './case'
import type { EmergencyData, EmergencyEventName } from './events'
import { atProvider, emergencyDeadlines } from './standing'

type Asked<Name extends EmergencyEventName> = Question<EmergencyContext, EmergencyDossier, EmergencyData[Name]>
type Folds = { readonly [Name in EmergencyEventName]?: (asked: Asked<Name>) => Partial<EmergencyDossier> }

/** What the case says after an event. */
export function foldEmergency(asked: Question<EmergencyContext, EmergencyDossier, never>): EmergencyDossier {
  const fold = folds[asked.event as EmergencyEventName] as ((asked: unknown) => Partial<EmergencyDossier>) | undefined
  return fold ? { ...asked.dossier, ...fold(asked) } : asked.dossier
}

const deadlines = deadlineFolds(emergencyDeadlines)
const examining: ReadonlySet<string> = new Set(atProvider)

const folds: Folds = {
  ...requestFolds,
  ...answeringFolds,
  ...deadlines,
  ...breachFolds,
  // what is taken over from a request that had a rank has none here
  'request.open': (asked) => {
    const opened = requestFolds['request.open'](asked)
    return { ...opened, draft: { ...opened.draft, handling: { ...opened.draft.handling, priority: ordinary } } }
  },
  'draft.save': ({ data, dossier }) =>
    data.section === 'peril' ? { peril: data.values } : { draft: { ...dossier.draft, [data.section]: data.values } },
  'request.authorise': (asked) => ({
    ...answeredAnew(asked.dossier),
    ...serve('emergency', asked.facts.registration!, asked),
  }),
  'oral.record': recorded,
  'oral.confirm': confirmed,
  'oral.countersign': countersigned,
  'request.refuse': (asked) => ({ ...requestFolds['request.refuse'](asked), itemTexts: {} }),
  'request.notHolder': (asked) => ({ ...requestFolds['request.notHolder'](asked), itemTexts: {} }),
  'request.disown': ({ dossier, state }) => (examining.has(state!) ? { ...answeredAnew(dossier), assessed: null } : {}),
  'emergency.accept': ({ data, facts }) => ({
    assessed: { at: facts.now, text: data.text },
    answer: { kind: 'decision', at: facts.now, ground: null, text: data.text, referral: '' },
  }),
  'emergency.downgrade': ({ data, facts }) => ({ downgrade: { at: facts.now, ...data }, itemTexts: {} }),
  'validation.record': validationSaid,
  'restriction.prove': ({ data, facts }) => ({ restriction: { at: facts.now, ...data } }),
  'deadline.pass': (asked) => ({
    ...deadlines['deadline.pass'](asked),
    ...(asked.data.rule === 'validation' ? validationSilent(asked.facts.now) : {}),
  }),
}

/** What was asked by voice stands as served, in the provider's words, with nobody of the agency vouching for it yet. */
function recorded({ data, facts, dossier }: Asked<'oral.record'>): Partial<EmergencyDossier> {
  const { caller, callerNumber, calledAt, peril, identifiers, answerLanguage } = data
  const content: RequestContent = {
    addressee: { providerId: facts.provider!.id, serviceId: data.serviceId },
    matter: { ...dossier.draft.matter, title: data.title, offence: data.offence, facts: data.facts },
    basis: { ...dossier.draft.basis, code: data.basis },
    identifiers,
    handling: { ...dossier.draft.handling, answerLanguage },
  }
  const calling = { id: '', name: caller, title: '', email: '', phone: callerNumber, organisation: facts.agency!.id }
  const served: ServedRequest = {
    ...{ number: facts.registration!, servedAt: facts.now, content, requester: calling, authoriser: null },
    approver: null,
    ...{ agency: facts.agency!, provider: facts.provider!, authority: null, source: null },
  }
  return {
    ...{ draft: content, served, peril: { ...peril, declared: '' } },
    oral: { at: facts.now, calledAt, caller, callerNumber, code: facts.phrases!.hear, text: data.facts },
  }
}

/** The officer says in writing what was asked by voice; the identifiers stay as they were written down. */
function confirmed({ data, dossier, facts }: Asked<'oral.confirm'>): Partial<EmergencyDossier> {
  const { facts: told, order, issuedBy, issuedOn, necessity, declared } = data
  const { confidentiality, secrecy, sensitive } = data
  const { draft, peril } = dossier
  const basis = { ...draft.basis, order, issuedBy, issuedOn, necessity }
  return {
    draft: {
      ...draft,
      matter: { ...draft.matter, facts: told },
      basis,
      handling: { ...draft.handling, confidentiality, secrecy, sensitive },
    },
    approved: null,
    peril: { ...peril, declared },
    requester: facts.actor ?? null,
  }
}

/** The request as confirmed takes the place of what the provider wrote down; what was done on the strength of that stays. */
function countersigned(asked: Asked<'oral.countersign'>): Partial<EmergencyDossier> {
  const { dossier } = asked
  const { served, orders, secrecy } = serve('emergency', dossier.served!.number, asked as never)
  return { approved: null, secrecy, served: { ...served!, servedAt: dossier.served!.servedAt }, orders }
}
