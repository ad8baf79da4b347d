import { openVisitor } from './visitor'

const [origin, perSecond] = process.argv.slice(2) as [string, string]
const every = 20
const elsewhere = { 'X-Forwarded-For': '198.51.100.7' }
const senders = Array.from({ length: 30 }, () => openVisitor(origin, elsewhere))
const running = new Set<Promise<unknown>>()
let sent = 0
let refused = 0

/** One wrong key; what became of it is counted. */
function attempt(): void {
  const answer = senders[sent++ % senders.length]!.post('/sign-in', { response: '{"id":"wrong"}' }).then(
    ({ status }) => void (refused += status === 429 ? 1 : 0),
    () => undefined,
  )
  running.add(answer)
  void answer.finally(() => running.delete(answer))
}

const timer = setInterval(() => {
  for (let n = 0; n < (Number(perSecond) * every) / 1_000; n++) attempt()
}, every)
process.send!('sending')
process.once('message', () => {
  clearInterval(timer)
  void Promise.all(running).then(() => process.send!({ sent, refused }, () => process.disconnect()))
})
