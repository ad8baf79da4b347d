import type { RequestView } from '~/cases/views'
import type { CostsProps } from '~/ui/case/costs'
import { requestProcedureById } from '~machines/index'
import type { PolicyMeasure } from '~machines/policy/instrument'
import type { PolicyPack } from '~machines/policy/pack'

/** The measure of a policy pack that a request is. */
const measures: Readonly<Record<string, PolicyMeasure>> = {
  ...{ disclosure: 'production', preservation: 'preservation', emergency: 'emergencyProduction' },
}

/** What the overview says of costs, once the provider has the request. */
export function costsOf(
  { procedure, dossier }: RequestView,
  { costs }: PolicyPack,
): Pick<CostsProps, 'costs' | 'rule' | 'never'> | null {
  if (dossier.served === null) return null
  const measure = measures[requestProcedureById(procedure)!.measure]
  return {
    costs: dossier.costs,
    rule: { paidBy: costs.paidBy, source: costs.source },
    never: costs.neverBlocks.some((each) => each === measure),
  }
}
