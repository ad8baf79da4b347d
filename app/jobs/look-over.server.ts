import { daysBefore } from '~machines/anomalies/looks'
import type { Job } from './job'

/** Once a day: the rules over everyone's looking are asked about the day before, which has ended in every zone of its people. */
export const lookOver: Job = async ({ watch, platform }) => {
  await watch.lookOver(daysBefore(platform.clock.now().slice(0, 10), 1))
}
