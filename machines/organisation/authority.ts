import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { dataCategories } from '../identifiers/identifier'
import { isPortalRole, measures, sameRole, type AuthorityRow } from '../kit/authority'
import { defineEvent } from '../kit/event'
import type { Question, RulesOfEvent } from '../kit/procedure'
import { problem, refuse, type Problem, type Refusal } from '../kit/refusal'
import { line, lines } from '../kit/text'
import type { OrganisationContext, OrganisationDossier } from './case'

/**
 * The authority matrix of an agency (guideline le.authority): who may request and who may authorise what, and where a judge
 * is needed. A version is never edited; a new one replaces it from its day on, once somebody else has confirmed it.
 */
export interface AuthorityVersion {
  readonly version: number
  readonly rows: readonly AuthorityRow[]
  /** first day, in the agency's calendar */
  readonly validFrom: string
  /** the regulation or order it is taken from */
  readonly source: string
  readonly url: string
  readonly publishedBy: string
  readonly publishedAt: string
  readonly confirmedBy: string | null
  readonly confirmedAt: string | null
  /** instant from which it is in force; null until it is confirmed */
  readonly from: string | null
}

const RowSchema = z.strictObject({
  role: line(120),
  measure: z.enum(measures, 'code-unknown'),
  category: z.enum(dataCategories, 'code-unknown'),
  mayRequest: z.boolean(),
  mayAuthorise: z.boolean(),
  needsJudge: z.boolean(),
})

const PublicationSchema = z.strictObject({
  version: z.int().positive(),
  rows: z.array(RowSchema).min(1, 'authority-empty').max(240, 'too-long'),
  validFrom: z.iso.date('malformed'),
  source: lines(500),
  url: z.union([z.literal(''), z.url({ protocol: /^https$/, error: 'website-malformed' })]),
})

const sees = ['agency', 'provider', 'oversight', 'portal'] as const

export const authorityEvents = {
  'authority.publish': defineEvent({
    name: 'authority.publish',
    kind: 'step',
    signed: true,
    by: ['administrator'],
    data: PublicationSchema,
    sees,
    slugs: ['le.authority', 'le.inform-providers'],
    trail: ({ version, validFrom, rows }) => ({ version, validFrom, rows: rows.length }),
  }),
  'authority.confirm': defineEvent({
    name: 'authority.confirm',
    kind: 'step',
    signed: true,
    by: ['administrator', 'operator'],
    data: z.strictObject({ version: z.int().positive() }),
    sees,
    slugs: ['le.authority'],
    trail: ({ version }) => ({ version }),
  }),
}

export const authorityTransitions = {
  'authority.publish': { actions: 'noteAuthority' },
  'authority.confirm': { actions: 'noteAuthority' },
} as const

type Any = Question<OrganisationContext, OrganisationDossier>
type Asked<Data> = Question<OrganisationContext, OrganisationDossier, Data>
type Publication = z.output<typeof PublicationSchema>

export const authorityRules: Readonly<Record<string, RulesOfEvent<OrganisationContext, OrganisationDossier>>> = {
  'authority.publish': { who: [isAgencysOwn], what: [isNextVersion, beginsNowOrLater, rowsFit] },
  'authority.confirm': { who: [isUnconfirmed, isSomeoneElse], what: [isVersionShown] },
}

function isAgencysOwn({ by, dossier }: Any): Refusal | null {
  if (dossier.profile!.side !== 'agency') return refuse('not-now', problem('authority-of-agencies'))
  return by.side === 'agency' ? null : refuse('not-permitted', problem('role-not-permitted'))
}

/** Numbers are used up by what is published, confirmed or not, so that a number always means one text. */
function isNextVersion({ data, dossier }: Asked<Publication>): Refusal | null {
  return data.version === dossier.authority.length + 1 ? null : invalid(problem('authority-version-next', 'version'))
}

function beginsNowOrLater({ data, dossier, facts }: Asked<Publication>): Refusal | null {
  const today = Temporal.Instant.from(facts.now).toZonedDateTimeISO(dossier.profile!.zone).toPlainDate()
  const early = Temporal.PlainDate.compare(Temporal.PlainDate.from(data.validFrom), today) < 0
  return early ? invalid(problem('authority-from-past', 'validFrom')) : null
}

/** Each role stands once for a measure and category, and the portal's roles are given only what they can do here. */
function rowsFit({ data: { rows } }: Asked<Publication>): Refusal | null {
  const problems = rows.flatMap((row, index): Problem[] => {
    const field = `rows.${index}`
    const twice = rows.slice(0, index).some((other) => isSameRow(other, row))
    return [
      ...(twice ? [problem('authority-row-twice', `${field}.role`)] : []),
      ...(isBeyondRole(row) ? [problem('authority-role-cannot', field)] : []),
    ]
  })
  return problems.length > 0 ? invalid(...problems) : null
}

function isSameRow(one: AuthorityRow, other: AuthorityRow): boolean {
  return sameRole(one.role, other.role) && one.measure === other.measure && one.category === other.category
}

function isBeyondRole({ role, mayRequest, mayAuthorise }: AuthorityRow): boolean {
  if (!isPortalRole(role)) return false
  return sameRole(role, 'officer') ? mayAuthorise : mayRequest
}

function isUnconfirmed({ dossier }: Any): Refusal | null {
  return openVersion(dossier) ? null : refuse('not-now', problem('authority-nothing-open'))
}

function isSomeoneElse({ dossier, by }: Any): Refusal | null {
  const own = openVersion(dossier)!.publishedBy === by.id
  return own ? refuse('not-permitted', problem('authority-own-version')) : null
}

function isVersionShown({ data, dossier }: Asked<{ version: number }>): Refusal | null {
  return data.version === openVersion(dossier)!.version ? null : invalid(problem('authority-nothing-open', 'version'))
}

/** The last version, while nobody has confirmed it; those before it are in force or were replaced unconfirmed. */
function openVersion({ authority }: OrganisationDossier): AuthorityVersion | null {
  const last = authority.at(-1)
  return last && last.confirmedAt === null ? last : null
}

export function foldAuthority(asked: Question<OrganisationContext, OrganisationDossier, never>): OrganisationDossier {
  const { event, dossier } = asked
  const authority = event === 'authority.publish' ? published(asked) : confirmed(asked)
  return { ...dossier, authority }
}

function published({ data, dossier, by, facts }: Asked<Publication>): readonly AuthorityVersion[] {
  const made = { publishedBy: by.id, publishedAt: facts.now, confirmedBy: null, confirmedAt: null, from: null }
  return [...dossier.authority, { ...data, ...made }]
}

/** In force from its day, and not before it was confirmed. */
function confirmed({ dossier, by, facts }: Any): readonly AuthorityVersion[] {
  const open = openVersion(dossier)!
  const { zone } = dossier.profile!
  const day = Temporal.PlainDate.from(open.validFrom).toZonedDateTime(zone).toInstant().toString()
  const from = Temporal.Instant.compare(day, facts.now) > 0 ? day : facts.now
  return [...dossier.authority.slice(0, -1), { ...open, confirmedBy: by.id, confirmedAt: facts.now, from }]
}

function invalid(...problems: Problem[]): Refusal {
  return refuse('invalid', ...problems)
}
