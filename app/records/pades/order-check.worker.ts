import { parentPort } from 'node:worker_threads'
import { checkOrder, type Trusted } from './order-check'
import { limitUnfolding } from './unfolding'

export interface OrderQuestion {
  readonly id: number
  readonly bytes: Uint8Array
  readonly trust: readonly Trusted[]
  readonly at: Date
  readonly most: number
}

limitUnfolding()
parentPort!.on('message', ({ id, bytes, ...checking }: OrderQuestion) => {
  // what it throws all the same ends the worker, and the file is unreadable
  void checkOrder(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), checking).then((check) =>
    parentPort!.postMessage({ id, check }),
  )
})
parentPort!.postMessage('ready')
