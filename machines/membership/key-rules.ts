import { arePair, isSettled, type Entrusted } from '../kit/pairs'
import type { Question, Rule } from '../kit/procedure'
import { problem, refuse, type Problem } from '../kit/refusal'
import type { MembershipContext, MembershipDossier, Passkey } from './case'
import { isSameIdentity, recoveryDays, type Identity } from './keys'

type KeyRule = Rule<MembershipContext, MembershipDossier>
type Asked<Data = unknown> = Question<MembershipContext, MembershipDossier, Data>

const isSomeoneElse: KeyRule = ({ context, by }: Asked) =>
  context!.person === by.id ? refuse('not-permitted', problem('not-oneself')) : null

/** Only whoever holds one of the person's passkeys makes another; in practice a persona stands for its person. */
const cameByOwnPasskey: KeyRule = ({ context, facts }: Asked) => {
  const { by, passkey } = facts.session ?? { by: null, passkey: null }
  const own = passkey !== null && context!.passkeys.includes(passkey)
  return own || by === 'persona' ? null : refuse('not-permitted', problem('passkey-session-needed'))
}

const isOwnPasskey: KeyRule = ({ data, context }: Asked<{ passkey: string }>) =>
  context!.passkeys.includes(data.passkey) ? null : refuse('invalid', problem('passkey-unknown', 'passkey'))

const isNewPasskey: KeyRule = ({ data, context }: Asked<{ passkey: Passkey }>) =>
  context!.passkeys.includes(data.passkey.id) ? refuse('invalid', problem('passkey-known', 'passkey')) : null

/** Nobody locks themselves out; an administrator may take the last key of somebody who lost it. */
const keepsOnePasskey: KeyRule = ({ context, by }: Asked) =>
  context!.passkeys.length > 1 || by.id !== context!.person ? null : refuse('not-now', problem('last-passkey'))

interface Recoverers {
  readonly who: readonly Entrusted[]
  readonly why: Problem
}

/**
 * Two administrators of the organisation who are not each other's making; where there are no two such others than the person, two
 * operators. Neither counts while the role is new.
 */
function recoverers({ facts, pack }: Asked): Recoverers {
  const { administrators = [], operators = [] } = facts.recoverers ?? {}
  const settled = (each: Entrusted) => isSettled(each, facts.now, pack.enrolment.newRole)
  const [own, portal] = [administrators.filter(settled), operators.filter(settled)]
  return own.some((one) => own.some((other) => arePair(one, other)))
    ? { who: own, why: problem('recovery-by-administrators') }
    : { who: portal, why: problem('recovery-by-operators') }
}

const mayRecover: KeyRule = (asked: Asked) => {
  const { who, why } = recoverers(asked)
  const { administrators = [], operators = [] } = asked.facts.recoverers ?? {}
  const isBy = ({ id }: Entrusted) => id === asked.by.id
  if (who.some(isBy)) return null
  const known = [...administrators, ...operators].find(isBy)
  const isNew = known && !isSettled(known, asked.facts.now, asked.pack.enrolment.newRole)
  return refuse('not-permitted', isNew ? problem('role-too-new') : why)
}

const awaitsSecond: KeyRule = ({ context }: Asked) => {
  if (!context!.recovery) return refuse('not-now', problem('recovery-none'))
  return context!.recovery.confirmedBy ? refuse('not-now', problem('recovery-confirmed')) : null
}

/** Whoever opened it must still be one who may: the word of somebody removed since counts no more. */
const isSecondPerson: KeyRule = (asked: Asked) => {
  const { openedBy } = asked.context!.recovery!
  if (openedBy === asked.by.id) return refuse('not-permitted', problem('recovery-second-person'))
  const { who } = recoverers(asked)
  const opener = who.find(({ id }) => id === openedBy)
  if (!opener) return refuse('not-now', problem('recovery-opener-gone'))
  const second = who.find(({ id }) => id === asked.by.id)
  return second && arePair(opener, second) ? null : refuse('not-permitted', problem('pair-of-one'))
}

const isRecent: KeyRule = ({ dossier, facts }: Asked) =>
  Date.parse(facts.now) - Date.parse(dossier.recovery!.openedAt) < recoveryDays * 86_400_000
    ? null
    : refuse('not-now', problem('recovery-too-old'))

const isOpen: KeyRule = ({ context }: Asked) => (context!.recovery ? null : refuse('not-now', problem('recovery-none')))

const hasTheLink: KeyRule = ({ data, dossier, facts }: Asked<{ tokenHash: string }>) => {
  const link = dossier.recovery?.link
  const serves = link && link.tokenHash === data.tokenHash && Date.parse(facts.now) < Date.parse(link.expiresAt)
  return serves ? null : refuse('invalid', problem('recovery-over'))
}

const isFreeIdentity: KeyRule = ({ data, dossier, facts }: Asked<Identity>) =>
  facts.identityOf || dossier.identities.some((identity) => isSameIdentity(identity, data))
    ? refuse('invalid', problem('identity-taken', 'subject'))
    : null

const isOwnIdentity: KeyRule = ({ data, dossier }: Asked<Identity>) =>
  dossier.identities.some((identity) => isSameIdentity(identity, data))
    ? null
    : refuse('invalid', problem('identity-unknown', 'subject'))

export const keyRules = {
  'passkey.add': { who: [cameByOwnPasskey], what: [isNewPasskey] },
  'passkey.revoke': { who: [keepsOnePasskey], what: [isOwnPasskey] },
  'recovery.open': { who: [isSomeoneElse, mayRecover] },
  'recovery.confirm': { who: [isSomeoneElse, awaitsSecond, mayRecover, isSecondPerson, isRecent] },
  'recovery.cancel': { who: [isOpen] },
  'recovery.use': { what: [hasTheLink, isNewPasskey] },
  'identity.link': { who: [isSomeoneElse], what: [isFreeIdentity] },
  'identity.unlink': { what: [isOwnIdentity] },
}
