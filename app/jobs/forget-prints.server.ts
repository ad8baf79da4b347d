import type { Job } from './job'

/** Once a day: nobody needs to be told any more that an identifier was asked about so long ago. */
export const forgetPrints: Job = ({ cases }) => cases.forgetPrints()
