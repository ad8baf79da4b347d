import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

// the sources are TypeScript, and a worker doesn't inherit what reads it on the main thread
register()
await import(workerData.program)
