import type { Question, Rule, RulesOfEvent } from '../kit/procedure'
import { now, problem, valid } from '../kit/refusal'
import { mostRequests, type EndingKind, type FileContext, type FileDossier } from './case'
import { blockingRule, effectOn } from './effects'
import type { FileData, FileEventName } from './events'
import { linkKind } from './notes'

type Asked<Name extends FileEventName> = Question<FileContext, FileDossier, FileData[Name]>
type FileRule = Rule<FileContext, FileDossier>
type Rules = RulesOfEvent<FileContext, FileDossier>

const includes = ({ requests }: FileContext, wanted: string) => requests.some(({ request }) => request === wanted)

/**
 * An officer brings in what they asked themselves, a supervisor what anybody of the agency asked, the portal what was taken
 * over from a request that is in the file.
 */
const isOurs: FileRule = ({ data, context, facts: { child }, by }: Asked<'request.link'>) => {
  const ours = child?.id === data.request && child.agency === context!.agency
  const may = {
    worker: () => linkKind(child!, context!.requests) !== 'named',
    supervisor: () => true,
    officer: () => child!.requester === by.id,
  }
  const roles = (['worker', 'supervisor', 'officer'] as const).filter((role) => by.roles.includes(role))
  return valid(ours && roles.some((role) => may[role]()) ? [] : [problem('file-request-unknown', 'request')])
}

/** A request belongs to one file. */
const isFree: FileRule = ({ data, context, facts: { child } }: Asked<'request.link'>) => {
  if (includes(context!, data.request)) return valid([problem('file-request-linked', 'request')])
  return valid(child!.file === null ? [] : [problem('file-request-elsewhere', 'request')])
}

const hasRoom: FileRule = ({ context }: Asked<'request.link'>) =>
  now(context!.requests.length < mostRequests, 'file-full')

const isLinked: FileRule = ({ data, context }: Asked<'request.unlink'>) =>
  valid(includes(context!, data.request) ? [] : [problem('file-request-not-linked', 'request')])

/** Whoever leads it next is an officer of the agency. */
const successorLeads: FileRule = ({ data, context, facts: { colleague } }: Asked<'file.reassign'>) => {
  const officer =
    colleague?.id === data.to &&
    colleague.organisation === context!.agency &&
    colleague.state === 'active' &&
    colleague.roles.includes('officer')
  if (!officer) return valid([problem('file-successor-unknown', 'to')])
  return valid(data.to === context!.requester ? [problem('file-successor-same', 'to')] : [])
}

/** Every request that keeps the file from ending is named, with what to do about it. */
function nothingBlocks(kind: EndingKind): FileRule {
  const mayEnd: FileRule = ({ context, facts: { children = [] } }: Asked<'file.close' | 'file.withdraw'>) => {
    const known = context!.requests.every(({ request }) => children.some(({ id }) => id === request))
    const blocking = children.filter((child) => effectOn(child, kind) === 'blocks')
    return valid([
      ...(known ? [] : [problem('file-requests-unread')]),
      ...blocking.map((child) =>
        problem(blockingRule(child), `requests.${child.id}`, { number: child.number ?? child.id }),
      ),
    ])
  }
  return mayEnd
}

/** A provider that loses a request, or may let data go, is told why. */
const providersAreTold: FileRule = ({ data, facts: { children = [] } }: Asked<'file.withdraw'>) => {
  const told = children.some((child) => child.served && ['withdraw', 'release'].includes(effectOn(child, 'withdraw')))
  return valid(told && data.told === '' ? [problem('file-told-missing', 'told')] : [])
}

const isAwaited: FileRule = ({ data, context }: Asked<'child.settle'>) =>
  now(context!.ending?.pending.includes(data.request) ?? false, 'file-request-settled')

/** It is not said of a request that it is done with while it is not. */
const isTrue: FileRule = ({ data, context, facts: { child } }: Asked<'child.settle'>) => {
  const there = child?.id === data.request && effectOn(child, context!.ending!.kind) === 'none'
  return now(data.settled === 'failed' || there, 'file-request-runs-on')
}

export const fileRules: Readonly<Record<FileEventName, Rules>> = {
  'file.open': {},
  'file.save': {},
  'request.link': { what: [isOurs, isFree, hasRoom] },
  'request.unlink': { what: [isLinked] },
  'file.reassign': { what: [successorLeads] },
  'file.close': { what: [nothingBlocks('close')] },
  'file.withdraw': { what: [nothingBlocks('withdraw'), providersAreTold] },
  'child.settle': { what: [isAwaited, isTrue] },
  'document.read': {},
  'record.seal': {},
}
