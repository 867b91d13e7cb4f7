/**
 * Follows work under way: `[data-progress-source]` names a stream of events whose data is `{"stage","done","total"}`, and which ends
 * with an event `done`, after which the page is loaded again; so it is ten seconds after the stream is refused.
 * What a screen reader hears changes at most every ten seconds.
 */
export const progressModule = `
for (const panel of document.querySelectorAll('[data-progress-source]')) {
  const part = (name) => panel.querySelector('[data-progress-' + name + ']')
  const number = new Intl.NumberFormat('en-GB')
  const counted = (done, total) => total ? number.format(done) + ' of ' + number.format(total) : done ? number.format(done) + ' so far' : 'Under way'
  const source = new EventSource(panel.getAttribute('data-progress-source'))
  let heard = 0
  source.addEventListener('message', (event) => {
    const { stage, done, total } = JSON.parse(event.data)
    part('stage').textContent = stage
    part('count').textContent = counted(done, total)
    const bar = part('bar')
    if (total) { bar.max = total; bar.value = done } else bar.removeAttribute('value')
    if (Date.now() - heard >= 10000) {
      heard = Date.now()
      part('heard').textContent = stage + ': ' + counted(done, total)
    }
  })
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 10000)
  })
  source.addEventListener('done', () => { source.close(); location.reload() })
}
`
