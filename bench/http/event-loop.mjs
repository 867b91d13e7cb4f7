// Loaded before a server (`node --import`): says on asking how long its event loop was held up, and what CPU and memory it took.
import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
let cpu = process.cpuUsage()
process.on('message', (asked) => {
  if (asked === 'reset') {
    delay.reset()
    cpu = process.cpuUsage()
  }
  const { user, system } = process.cpuUsage(cpu)
  process.send?.({
    delayP99: delay.percentile(99) / 1e6,
    delayMost: delay.max / 1e6,
    cpuSeconds: (user + system) / 1e6,
    megabytes: process.memoryUsage.rss() / 1024 / 1024,
  })
})
// Whoever asks must not keep the server from ending.
process.channel?.unref()
