import { parentPort } from 'node:worker_threads'

parentPort.on('message', () => {
  const eaten = []
  for (;;) eaten.push(new Array(1_000_000).fill('more'))
})
