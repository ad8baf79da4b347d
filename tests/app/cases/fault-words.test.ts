import { expect, test } from 'vitest'
import type { Fault } from '~/cases/verify.server'
import { openWords } from '~/platform/words.server'
import { languages } from '~machines/kit/words'

/** Every way in which a trail can disagree; the type keeps the list whole. */
const faults: Record<Fault, true> = {
  ...{ payload: true, refused: true, standing: true, procedure: true, hash: true, unreadable: true, sequence: true },
  ...{ previous: true, case: true, 'backwards-time': true, columns: true, head: true, listing: true },
  ...{ confirmation: true, 'record-missing': true, 'record-hash': true, 'file-missing': true },
}

test('every way in which a trail can disagree is said in words', async () => {
  const words = await openWords('app/ui/locales', true)
  for (const language of languages)
    for (const fault of Object.keys(faults)) {
      const said = words.t(language)(`case.trail.fault.${fault}`)
      expect(said, `${language} ${fault}`).toMatch(/ .+\.$/)
    }
})
