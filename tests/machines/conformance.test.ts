import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { conformanceOf, defectsOf, type ConformanceAsked } from '~machines/conformance'
import { guidelines, type Paragraph } from '~machines/guidelines'
import { procedureById, procedures } from '~machines/index'
import type { EventDefinition } from '~machines/kit/event'

const good: ConformanceAsked = { guidelines, procedures }

test('the table holds, and the command prints it', () => {
  expect(defectsOf(good)).toEqual([])
  const printed = execFileSync(process.execPath, ['--import', 'tsx', 'bin/conformance.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
  })
  const lines = printed.trimEnd().split('\n')
  expect(lines).toHaveLength(Object.keys(guidelines).length + 2)
  expect(printed).toMatch(
    /le\.authority +20 \(unverified\) +Authority for requests +request\.submit, .*authority\.confirm/,
  )
  expect(printed).toMatch(/both\.privacy-dialogue +13 \(unverified\) +Debate on privacy +none: \S/)
})

test('a paragraph lists the events that cite it, and beside them what else is named', () => {
  const written = conformanceOf(good).find(({ slug }) => slug === 'both.written-procedures')!
  expect(written.cited).toEqual([
    { procedure: 'disclosure@1', event: 'receipt.confirm' },
    { procedure: 'emergency@1', event: 'receipt.confirm' },
  ])
  expect(written.named).not.toContain('receipt.confirm')
  expect(written.named).toContain('disclosure@1: README')
})

const saying = (slug: string, fulfilled: Paragraph['fulfilled']): ConformanceAsked => ({
  ...good,
  guidelines: { ...guidelines, [slug]: { heading: '', number: 0, numberVerified: false, fulfilled } },
})
const finding = procedureById('finding@1')!
const citing = (...slugs: string[]): ConformanceAsked => {
  const opening = { ...finding.events['finding.open']!, slugs } as unknown as EventDefinition
  return { ...good, procedures: [...procedures, { ...finding, events: { 'finding.open': opening } }] }
}

describe('each kind of untruth is named', () => {
  test.each<[string, ConformanceAsked]>([
    ['finding@1: finding.open cites le.nothing, and there is no such paragraph', citing('le.audit', 'le.nothing')],
    ['finding@1: finding.open cites toString, and there is no such paragraph', citing('toString')],
    ['finding@1: finding.open cites no paragraph', citing()],
    ['le.new: nothing fulfils it, and no reason is given', saying('le.new', [])],
    ['le.new: nothing fulfils it, and the reason is empty', saying('le.new', { none: '' })],
    ['le.audit: names audit.start, and no procedure has such an event', saying('le.audit', ['audit.start'])],
    ['le.audit: names audit.start, and no procedure has such an event', saying('le.audit', ['audit.start: on paper'])],
    [
      'le.audit: names request.open, and no procedure has such an event',
      saying('le.audit', ['finding@1: request.open']),
    ],
    ['le.audit: names audit@1, and there is no such procedure', saying('le.audit', ['audit@1: README'])],
    [
      'sp.training: is marked none, but is cited by training.record, training.withdraw',
      saying('sp.training', { none: 'later' }),
    ],
  ])('%s', (named, asked) => expect(defectsOf(asked)).toEqual([named]))

  test('a state that cites what is not there', () => {
    const { 'le.audit': _, ...fewer } = guidelines
    expect(defectsOf({ ...good, guidelines: fewer })).toContain(
      'disclosure@1: closed cites le.audit, and there is no such paragraph',
    )
  })

  test('events that cite a paragraph fulfil it, whatever else is named', () => {
    expect(defectsOf(saying('le.audit', []))).toEqual([])
    expect(defectsOf(saying('le.audit', ['ledger: the trail', 'finding@1: finding.open']))).toEqual([])
  })
})
