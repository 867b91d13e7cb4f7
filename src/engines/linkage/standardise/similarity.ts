/**
 * How alike two strings are, from 0 (nothing in common) to 1 (the same), after Jaro (1989). Works on UTF-16 code units; on text of
 * letters a–z it equals DuckDB's `jaro_similarity` to the last bit. An empty string is like nothing, another empty one included.
 */
export function jaroSimilarity(a: string, b: string): number {
  const m = a.length
  const n = b.length
  if (m === 0 || n === 0) return 0
  if (a === b) return 1
  const reach = Math.max(0, (Math.max(m, n) >> 1) - 1)
  const takenA = new Uint8Array(m)
  const matchesB: number[] = []
  for (let j = 0; j < n; j++) {
    const unit = b.charCodeAt(j)
    const end = Math.min(m - 1, j + reach)
    for (let i = Math.max(0, j - reach); i <= end; i++) {
      if (takenA[i] === 0 && a.charCodeAt(i) === unit) {
        takenA[i] = 1
        matchesB.push(unit)
        break
      }
    }
  }
  const matches = matchesB.length
  if (matches === 0) return 0
  let outOfOrder = 0
  let k = 0
  for (let i = 0; i < m; i++) if (takenA[i] === 1 && a.charCodeAt(i) !== matchesB[k++]) outOfOrder++
  return (matches / m + matches / n + (matches - (outOfOrder >> 1)) / matches) / 3
}

/**
 * Jaro similarity raised for a shared beginning of up to four letters (Winkler 1990: a tenth of what is missing, for each), where the
 * similarity is above 0.7. Equals DuckDB's `jaro_winkler_similarity` on text of letters a–z.
 */
export function jaroWinklerSimilarity(a: string, b: string): number {
  const similarity = jaroSimilarity(a, b)
  if (similarity <= 0.7) return similarity
  const longest = Math.min(4, a.length, b.length)
  let shared = 0
  while (shared < longest && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++
  return similarity + shared * 0.1 * (1 - similarity)
}

/**
 * The fewest single insertions, deletions and replacements that turn one string into the other. Equals DuckDB's `levenshtein` on text
 * of letters a–z.
 */
export function levenshtein(a: string, b: string): number {
  if (a === b) return 0
  if (a.length === 0) return b.length
  if (b.length === 0) return a.length
  const row = new Uint16Array(b.length + 1).map((_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    let diagonal = i - 1
    row[0] = i
    const unit = a.charCodeAt(i - 1)
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0
      const replaced = diagonal + (unit === b.charCodeAt(j - 1) ? 0 : 1)
      row[j] = Math.min(above + 1, (row[j - 1] ?? 0) + 1, replaced)
      diagonal = above
    }
  }
  return row[b.length] ?? 0
}
