// Preloaded into a measured process: writes what the operating system says of it when it ends.
process.on('exit', () => {
  const usage = process.resourceUsage()
  const file = process.env.TRIPTYCH_USAGE
  if (file)
    require('node:fs').writeFileSync(
      file,
      JSON.stringify({ cpu: (usage.userCPUTime + usage.systemCPUTime) / 1e6, peak: usage.maxRSS / 1024 }),
    )
})
