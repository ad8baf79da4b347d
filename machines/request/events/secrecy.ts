import { z } from 'zod'
import { defineEvent } from '../../kit/event'
import type { Effect } from '../../kit/procedure'
import { line, lines, optionalLines } from '../../kit/text'
import type { RequestDossier } from '../case'
import { noticeWays } from '../secrecy/case'
import { deadlineOrders } from '../../kit/deadline-orders'
import { both, code } from './schemas'

const day = z.iso.date('no-such-day')
const note = {
  kind: 'note',
  whileSuspended: false,
  sees: both,
  slugs: ['sp.confidentiality'],
  seals: ['secrecyNote'],
} as const
const tell = (side: 'agency' | 'provider', notice: string): Effect => ({ type: 'notify', params: { notice, side } })

/** The clock of the order in force, as the case says after the event. */
const follow = ({ dossier, facts }: { readonly dossier: unknown; readonly facts: { readonly now: string } }) =>
  deadlineOrders('secrecy', (dossier as RequestDossier).secrecy.clock, facts.now) as readonly Effect[]

/** How long a request is secret, and how the person concerned learns of it afterwards: notes, since it outlives the case. */
export const secrecy = [
  defineEvent({
    ...note,
    name: 'secrecy.lapse',
    by: ['clock'],
    data: z.strictObject({ due: z.iso.datetime('malformed') }),
    trail: (lapsed) => lapsed,
    owes: () => [tell('agency', 'secrecyLapsed'), tell('provider', 'secrecyLapsed')],
  }),
  defineEvent({
    ...note,
    name: 'secrecy.extend',
    signed: true,
    by: ['supervisor'],
    data: z.strictObject({ until: z.union([day, z.literal('')]), ground: line(160), text: optionalLines(2000) }),
    trail: ({ until }) => ({ until }),
    owes: (_, asked) => [...follow(asked), tell('provider', 'secrecyExtended')],
  }),
  defineEvent({
    ...note,
    name: 'notice.give',
    by: ['officer', 'supervisor', 'intake', 'legalReviewer'],
    data: z.strictObject({ day, how: z.enum(noticeWays, 'required'), text: optionalLines(2000) }),
    trail: ({ day: told, how }) => ({ day: told, how }),
  }),
  defineEvent({
    ...note,
    name: 'notice.withhold',
    signed: true,
    by: ['supervisor', 'legalReviewer'],
    data: z.strictObject({ ground: code, until: day, order: line(160), text: lines(2000) }),
    trail: ({ ground, until }) => ({ ground, until }),
    owes: (_, asked) => follow(asked),
  }),
] as const
