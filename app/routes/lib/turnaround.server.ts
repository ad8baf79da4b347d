import type { AppLoadContext } from '@remix-run/node'
import type { TurnaroundProps } from '~/ui/filing/turnaround'
import type { Measure } from '~machines/kit/authority'
import { emergencyClocks } from '~machines/emergency/terms'
import { lengthWords } from '~machines/policy/terms'
import type { PolicyPack } from '~machines/policy/pack'

interface Addressed {
  readonly provider: { readonly id: string; readonly name: string }
  readonly measure: Measure
  /** under which the request stands; null where nobody asks yet */
  readonly pack: PolicyPack | null
}

/** How busy a provider is and how long it takes; null where nothing is measured of requests for this. */
export async function turnaroundOf(
  { liaison }: AppLoadContext,
  { provider, measure, pack }: Addressed,
): Promise<TurnaroundProps | null> {
  const measured = await liaison.cases.turnaround(provider.id, measure)
  if (!measured) return null
  return { provider: provider.name, measured, clock: pack && clockOf(pack, measure) }
}

function clockOf(pack: PolicyPack, measure: Measure): TurnaroundProps['clock'] {
  const rule = measure === 'emergency' ? emergencyClocks.emergencyAnswer(pack)[0]! : pack.clocks.answer
  return { ...lengthWords(rule), workingDays: rule.unit === 'workingDays', source: rule.source }
}
