import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { personId } from '../../practice-cast'
import { orderPdf } from '../../practice-orders'
import { agencies } from '../../practice-city'
import { called, until, way } from '../../practice-stories'
import { answeredBy, deedOf, opened, practiceAnswer, requestAt, step, withCookie } from './attacks'
import { Disagreement } from '../scenario'
import type { Drill } from './drill'

const harbour = agencies[0]!
const checked = { checked: true }
const text = 'As agreed.'
/** A source that is new must be called back, one that is known may be: without the words neither is verified. */
const withoutCall = ['call-back-required', 'call-back-missing']

const mailboxOnly: Drill = {
  name: 'fraud-1',
  has: 'The officer’s mailbox, and nothing else: every letter the portal ever sent.',
  play: async ({ liaison, fails, aims }) => {
    const officer = personId('officer')
    aims(await requestAt(liaison, 'authorisation'))
    const letters = await liaison.platform.db.portal.letter.findMany()
    const found = letters.flatMap(({ body }) => body.match(/\/(?:recovery|invitation)\/[\w-]{20,}/g) ?? [])
    if (found.length > 0) throw new Disagreement(`fraud-1: a letter holds a way in (${found[0]}).`)
    const recover = step(liaison, 'officer', officer, 'recovery.open', { evidence: 'I lost my key.' })
    await fails('recovering the account by oneself', recover, 'role-not-permitted')
    const used = { tokenHash: createHash('sha256').update('guessed').digest('hex'), passkey: keyOf('theirs') }
    await fails(
      'a recovery that nobody opened',
      step(liaison, 'officer', officer, 'recovery.use', used),
      'recovery-over',
    )
  },
}

const cookieOnly: Drill = {
  name: 'fraud-2',
  has: 'The officer’s session cookie, copied from their machine.',
  play: async ({ liaison, fails, aims }) => {
    const caseId = await requestAt(liaison, 'draft')
    aims(caseId)
    const own = { part: 'officer', caseId } as const
    await fails('submitting', withCookie(liaison, { ...own, name: 'request.submit' }), 'unconfirmed')
    const key = { part: 'officer', caseId: personId('officer'), name: 'passkey.add' } as const
    await fails(
      'adding a key',
      withCookie(liaison, { ...key, data: { passkey: keyOf('theirs') } }),
      'passkey-session-needed',
    )
  },
}

const officerAndCookie: Drill = {
  name: 'fraud-3',
  has: 'The officer’s account with its passkey, and the supervisor’s cookie.',
  play: async ({ liaison, fails, aims }) => {
    const caseId = await requestAt(liaison, 'authorisation')
    aims(caseId)
    const tried = { part: 'supervisor', caseId, name: 'request.authorise', data: checked } as const
    await fails('authorising by the cookie', withCookie(liaison, tried), 'unconfirmed')
    const given = await answeredBy(liaison, await deedOf(liaison, tried), 'officer')
    await fails('with the officer’s own key', withCookie(liaison, { ...tried, given }), 'confirmation-refused')
    await fails('as the officer', step(liaison, 'officer', caseId, 'request.authorise', checked), 'role-not-permitted')
  },
}

const officerAndMailbox: Drill = {
  name: 'fraud-4',
  has: 'The officer’s account with its passkey, and the supervisor’s mailbox.',
  play: async ({ liaison, fails, aims }) => {
    const supervisor = personId('supervisor')
    aims(await requestAt(liaison, 'authorisation'))
    const recover = step(liaison, 'officer', supervisor, 'recovery.open', { evidence: 'They lost it.' })
    await fails('recovering the supervisor’s access', recover, 'not-found')
    const promote = step(liaison, 'officer', personId('officer'), 'membership.change', { roles: ['supervisor'] })
    await fails('becoming a supervisor', promote, 'role-not-permitted')
  },
}

const fakeAgency: Drill = {
  name: 'fraud-5',
  has: 'A convincing letterhead, and one operator who believed it.',
  play: async ({ liaison, succeeds, fails, aims }) => {
    const id = randomUUID()
    aims(id)
    const { id: _, services: __, ...profile } = harbour
    const contact = { name: 'Desk', mail: 'desk@coast-police.example', phone: '+1 555 0166', language: 'en' }
    const said = { ...profile, code: 'CPX', name: 'Coast Police', website: 'https://coast-police.example' }
    const data = { ...said, organisation: id, securityContact: contact }
    await succeeds(
      opened(liaison, 'operator', { caseId: id, procedure: 'organisation@1', name: 'organisation.register', data }),
    )
    await fails('letting it in alone', step(liaison, 'operator', id, 'organisation.admit'), 'second-operator')
    await fails(
      'letting it in without a call',
      step(liaison, 'secondOperator', id, 'organisation.admit'),
      'vetting-missing',
    )
  },
}

const changedNumber: Drill = {
  name: 'fraud-6',
  has: 'An operator’s trust, and a telephone that answers as the agency.',
  play: async ({ liaison, succeeds, fails, aims }) => {
    const change = randomUUID()
    const data = { what: 'switchboard', change, switchboard: '+1 555 0666', reason: 'We have moved.' }
    await succeeds(step(liaison, 'operator', harbour.id, 'change.propose', data))
    const confirm = () => step(liaison, 'secondOperator', harbour.id, 'change.confirm', { change })
    await fails('the new number at once', confirm(), 'change-too-early')
    const caseId = await requestAt(liaison, 'sourceCheck')
    aims(caseId)
    await succeeds(step(liaison, 'intake', caseId, 'callBack.open'))
    const view = await liaison.cases.read({ id: personId('intake') }, caseId)
    const { number } = view!.dossier.calls[0]!
    if (number !== harbour.switchboard) throw new Disagreement(`fraud-6: the call goes to another number (${number}).`)
    const guessed = { answer: 'answered', heard: 'yes of course', reached: 'Duty desk', text: '' }
    await succeeds(step(liaison, 'intake', caseId, 'callBack.record', guessed))
    const verify = { method: 'callBack', reached: '', text: '' }
    await fails('a source without the words', step(liaison, 'intake', caseId, 'source.verify', verify), ...withoutCall)
    await succeeds(step(liaison, 'operator', harbour.id, 'change.cancel', { change, text }))
  },
}

const replayedForm: Drill = {
  name: 'fraud-7',
  has: 'A whole submission as it went over the line, with the passkey’s answer in it.',
  play: async ({ liaison, succeeds, fails, aims }) => {
    const caseId = await requestAt(liaison, 'authorisation')
    const tried = { part: 'supervisor', caseId, name: 'request.authorise', data: checked } as const
    const given = await practiceAnswer(liaison.people, await deedOf(liaison, tried))
    await succeeds(withCookie(liaison, { ...tried, given }))
    const other = await requestAt(liaison, 'authorisation')
    aims(other)
    await fails('for another request', withCookie(liaison, { ...tried, caseId: other, given }), 'confirmation-refused')
    await fails('for the same one again', withCookie(liaison, { ...tried, given }), 'confirmation-refused')
  },
}

const twoTabs: Drill = {
  name: 'fraud-8',
  has: 'One person in two tabs, who tries to be two people.',
  play: async ({ liaison, fails, aims }) => {
    const caseId = await requestAt(liaison, 'authorisation')
    aims(caseId)
    const tabs = [1, 2].map(() => step(liaison, 'officer', caseId, 'request.authorise', checked))
    for (const tab of tabs) await fails('authorising one’s own', tab, 'role-not-permitted')
    const served = await requestAt(liaison, 'qualityCheck')
    aims(served)
    const deliver = { complete: true, instants: true }
    await fails(
      'checking one’s own',
      step(liaison, 'collector', served, 'answer.deliver', deliver),
      'role-not-permitted',
    )
  },
}

const revokedOfficer: Drill = {
  name: 'fraud-9',
  has: 'The account of an officer who was suspended this morning, still signed in.',
  play: async ({ liaison, succeeds, fails, aims }) => {
    const caseId = await requestAt(liaison, 'draft')
    aims(caseId)
    const officer = personId('officer')
    await succeeds(step(liaison, 'supervisor', officer, 'membership.suspend', { text }))
    await fails('submitting', step(liaison, 'officer', caseId, 'request.submit'), 'not-found')
    await succeeds(step(liaison, 'supervisor', officer, 'membership.restore', { text }))
  },
}

const forgedDocument: Drill = {
  name: 'fraud-10',
  has: 'A real court order, with a few lines added after it was signed.',
  play: async ({ liaison, succeeds, fails, aims }) => {
    const caseId = await requestAt(liaison, 'draft')
    aims(caseId)
    const order = await orderPdf(liaison.platform, {
      ...{ kind: 'order', name: 'order.pdf', signed: 'judge', number: '14 Js 2201/26', day: '2026-11-20' },
      ...{ court: 'Prosecutor’s office of Port Velden', judge: 'Dr Miriam Kern', lines: ['shall disclose'] },
    })
    const altered = Buffer.concat([order, Buffer.from('\n% and everything else\n')])
    const { version } = await liaison.platform.db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
    const upload = { caseId, kind: 'order', name: 'order.pdf', version, token: randomUUID() }
    const answer = liaison.orders.attach(personId('officer'), { ...upload, bytes: Readable.from([altered]) })
    await succeeds({ by: 'officer', event: 'order.attach', answer })
    await fails('submitting it', step(liaison, 'officer', caseId, 'request.submit'), 'order-broken')
  },
}

const pressure: Drill = {
  name: 'fraud-11',
  has: 'A voice on the telephone that says there is no time for checks.',
  play: async ({ liaison, fails, aims }) => {
    const caseId = await requestAt(liaison, 'sourceCheck')
    aims(caseId)
    const verify = { method: 'callBack', reached: 'They called us', text: '' }
    const items = ['i1.subscriber']
    const decide = { items, decision: 'grant', ground: '', text: '' }
    const collect = { items, result: 'found', ground: '', text: '' }
    await fails(
      'a call from them for a call to them',
      step(liaison, 'intake', caseId, 'source.verify', verify),
      ...withoutCall,
    )
    await fails('deciding before the check', step(liaison, 'reviewer', caseId, 'item.decide', decide), 'not-now')
    await fails(
      'collecting before the decision',
      step(liaison, 'collector', caseId, 'item.collect', collect),
      'not-now',
    )
    const deliver = { complete: true, instants: true }
    await fails('delivering before anything', step(liaison, 'checker', caseId, 'answer.deliver', deliver), 'not-now')
  },
}

const insider: Drill = {
  name: 'fraud-12',
  has: 'A reviewer of the provider who is paid to let a request through.',
  play: async ({ liaison, succeeds, fails, aims }) => {
    const caseId = await requestAt(liaison, 'sourceCheck')
    aims(caseId)
    await succeeds(step(liaison, 'reviewer', caseId, 'callBack.open'))
    const invented = { answer: 'answered', heard: 'river stone lamp', reached: 'Duty desk', text: '' }
    await succeeds(step(liaison, 'reviewer', caseId, 'callBack.record', invented))
    const verify = { method: 'callBack', reached: '', text: '' }
    await fails('a call that was not made', step(liaison, 'reviewer', caseId, 'source.verify', verify), ...withoutCall)
    const checkedOne = await requestAt(liaison, 'legalReview', [
      ...until('sourceCheck'),
      ...called('intake', 'Duty desk'),
      ['intake', 'source.verify', verify],
      ...way.legalReview!.slice(-1),
      ...way.collection!,
    ])
    aims(checkedOne)
    const collect = { items: ['i1.subscriber'], result: 'found', ground: '', text: '' }
    await fails(
      'collecting oneself',
      step(liaison, 'reviewer', checkedOne, 'item.collect', collect),
      'role-not-permitted',
    )
    const deliver = { complete: true, instants: true }
    await fails(
      'delivering oneself',
      step(liaison, 'reviewer', checkedOne, 'answer.deliver', deliver),
      'role-not-permitted',
    )
  },
}

/** The attacks that are known from the field, each against what is meant to stop it. */
export const drills: readonly Drill[] = [
  ...[mailboxOnly, cookieOnly, officerAndCookie, officerAndMailbox, fakeAgency, changedNumber],
  ...[replayedForm, twoTabs, revokedOfficer, forgedDocument, pressure, insider],
]

function keyOf(id: string) {
  return { id, publicKey: 'pQ', counter: 0, transports: [], name: 'Key' }
}
