import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { anomalyRules } from '~machines/anomalies/limits'
import { requestProcedures } from '~machines/index'
import { outcomes } from '~machines/disclosure/case'
import { effectResults, requestEffects } from '~machines/file/case'
import { blockingRules } from '~machines/file/effects'
import { emergencyOutcomes, restrictionWays } from '~machines/emergency/case'
import { assistanceStates, internationalOutcomes } from '~machines/international/case'
import { preservationOutcomes } from '~machines/preservation/case'
import { reportOutcomes } from '~machines/provider-report/case'
import { noticeWays } from '~machines/request/secrecy/case'
import { validations } from '~machines/request/validation/case'
import { decisions, results } from '~machines/request/answer/case'
import { originKinds } from '~machines/request/origin'
import { orderKinds, orderRiskCodes, orderVerdicts, signatureFaults } from '~machines/request/orders'
import { addedSteps, callResults, riskCodes, securityNotices } from '~machines/request/source-check'
import { dataCategories, identifierKinds } from '~machines/identifiers/identifier'
import { topicsIn } from '~/platform/words.server'
import { guidelines } from '~machines/guidelines'
import { procedures } from '~machines/index'
import { languages, personRoles, rolesBySide, sides } from '~machines/kit/words'
import { formsSealedBy } from '~machines/kit/seals'
import { keysOfInstrument, keysOfPack } from '~machines/policy/check'
import { packs } from '~machines/policy/countries/index'
import { instruments } from '~machines/policy/instruments/index'

const root = new URL('../../', import.meta.url).pathname
const wordsOf = (language: string) => topicsIn(join(root, 'app/ui/locales', language))

/** Rules named anywhere in the machines, as `problem('name'`, `bad('name'`, `objection('name'`, or as a rule's last argument. */
function rulesInCode(): string[] {
  const files = readdirSync(join(root, 'machines'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const texts = files.map((file) => readFileSync(join(root, 'machines', file), 'utf8'))
  const named = texts.flatMap((text) => [
    ...text.matchAll(/(?:problem|bad|objection)\('([a-z0-9-]+)'|(?:permitted|now|holds)\(.*?, '([a-z-]+)'\)/g),
  ])
  return named.map((found) => found[1] ?? found[2]!)
}

const clockNames = [...new Set(requestProcedures.flatMap(({ deadlines }) => Object.keys(deadlines.sides)))]

/** What a machine has either side told, in any state. */
const notices = requestProcedures.flatMap(({ machine }) =>
  [...JSON.stringify(machine.config).matchAll(/"notice":"(\w+)"/g)].map(([, notice]) => notice!),
)

const keys = [
  ...procedures.flatMap(({ events }) => Object.keys(events).flatMap((name) => [`event.${name}`, `event.${name}.done`])),
  ...procedures.flatMap(({ machine }) =>
    Object.keys(machine.states).flatMap((state) => [`state.${state}`, `state.${state}.description`]),
  ),
  ...procedures.flatMap(({ id, events, ...procedure }) => {
    const name = `procedure.${id.split('@')[0]}`
    const forms = Object.keys(events).flatMap((event) => formsSealedBy({ ...procedure, events }, event))
    return [...[name, `${name}.text`, `${name}.course`], ...forms.map((form) => `record.form.${form}`)]
  }),
  ...Object.keys(guidelines).map((slug) => `guideline.${slug}`),
  ...callResults.map((code) => `source.call.${code}`),
  ...securityNotices.flatMap((code) => [`case.notice.${code}`, `notUs.mail.${code}.subject`]),
  ...riskCodes.map((code) => `source.risk.${code}`),
  ...addedSteps.map((code) => `source.step.${code}`),
  ...orderKinds.map((code) => `orders.kind.${code}`),
  ...orderVerdicts.flatMap((code) => [`orders.verdict.${code}`, `orders.proved.${code}`]),
  ...signatureFaults.map((code) => `orders.fault.${code}`),
  ...orderRiskCodes.map((code) => `orders.risk.${code}`),
  ...clockNames.flatMap((rule) => [`calendar.due.${rule}`, `deadline.${rule}`, `case.clock.${rule}`]),
  ...clockNames.flatMap((rule) => [`case.notice.${rule}Reminder`, `mail.${rule}Reminder.subject`]),
  ...notices.map((notice) => `case.notice.${notice}`),
  ...notices
    .filter((notice) => !(securityNotices as readonly string[]).includes(notice))
    .map((notice) => `mail.${notice}.subject`),
  ...[outcomes, emergencyOutcomes, preservationOutcomes, reportOutcomes, internationalOutcomes]
    .flat()
    .map((code) => `outcome.${code}`),
  ...assistanceStates.map((code) => `abroad.assistance.${code}`),
  ...validations.map((code) => `validation.${code}`),
  ...restrictionWays.map((code) => `restriction.${code}`),
  ...noticeWays.map((code) => `notice.way.${code}`),
  ...requestProcedures.map(({ measure }) => `authority.measure.${measure}`),
  ...requestProcedures.flatMap(({ sections }) => sections.map((section) => `filing.section.${section}`)),
  ...blockingRules.map((rule) => `problem.${rule}`),
  ...requestEffects.flatMap((code) => [`file.effect.${code}`, ...(code === 'blocks' ? [] : [`file.did.${code}`])]),
  ...effectResults.map((code) => `file.settled.${code}`),
  ...['named', ...originKinds].map((how) => `file.how.${how}`),
  ...originKinds.flatMap((how) => [`related.${how}.later`, `related.${how}.earlier`]),
  ...[...Object.values(rolesBySide).flat(), ...Object.values(personRoles).flat(), 'member'].map(
    (code) => `role.${code}`,
  ),
  ...sides.map((code) => `side.${code}`),
  ...identifierKinds.flatMap((kind) => [`identifier.${kind}`, `problem.${kind}-malformed`]),
  ...dataCategories.flatMap((code) => [`category.${code}`, `category.${code}.hint`]),
  ...decisions.map((code) => `decision.${code}`),
  ...results.map((code) => `result.${code}`),
  ...packs.flatMap(keysOfPack),
  ...[...instruments, ...packs.map(({ law }) => law)].flatMap(keysOfInstrument),
  ...anomalyRules.flatMap((rule) => [`finding.rule.${rule}`, `finding.rule.${rule}.how`]),
  ...rulesInCode().map((rule) => `problem.${rule}`),
]

test.each(languages)('every word of the machines is there in %s', (language) => {
  const words = topicsIn(join(root, `app/ui/locales/${language}`))
  expect([...new Set(keys)].filter((key) => !words[key])).toEqual([])
})

/** Each language has plural forms of its own. */
const singular = (words: Record<string, string>) =>
  Object.fromEntries(Object.entries(words).filter(([key]) => !/_(one|few|many|other)$/.test(key)))

test.each(languages)('the words in %s have the values of the English ones', (language) => {
  const values = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort()
  const english = singular(wordsOf('en'))
  const words = singular(wordsOf(language))
  expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort())
  expect(Object.keys(words).filter((key) => `${values(words[key]!)}` !== `${values(english[key]!)}`)).toEqual([])
})

/** Words that docs/terms.md keeps for something else, or has none of. */
const forbidden = {
  fr: /\b(?:agents?\b|opérateurs?\b|supérieure?s? (?:autoris|qui))|(?:le|du|votre|seul le) service (?:accepte|paie|requérant|s’engage|n’accepte)/i,
  ru: /санкциони|распоряжени/i,
} as const

test.each(['fr', 'ru'] as const)('no text in %s has a word that the terms forbid', (language) => {
  const found = Object.entries(wordsOf(language)).filter(([, text]) => forbidden[language].test(text))
  expect(found).toEqual([])
})
