// Asks one address again and again by 20 connections, and says what came of it as one line of JSON.
import autocannon from 'autocannon'

const { url, headers, seconds } = JSON.parse(process.argv[2] ?? '{}')
const { requests, latency, non2xx, errors, timeouts } = await autocannon({ url, headers, connections: 20, duration: seconds })
console.log(
  JSON.stringify({
    perSecond: requests.total / seconds,
    p50: latency.p50,
    p99: latency.p99,
    failed: non2xx + errors + timeouts,
  }),
)
