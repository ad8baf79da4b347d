// Plain JavaScript, like all that runs in a thread of its own: threads do not inherit the way their process reads TypeScript.
import { parentPort } from 'node:worker_threads'
import { verdictOn } from './kinds.mjs'

parentPort.on('message', async (sample) => parentPort.postMessage(await verdictOn(sample)))
