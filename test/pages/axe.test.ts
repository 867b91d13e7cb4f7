import { expect, it } from 'vitest'
import { barriers } from './axe.ts'
import { openWindow } from './chromium.ts'

it('a picture without words for it is found, as often as it is asked', async () => {
  const { page } = await openWindow('http://127.0.0.1', null)
  await page.setContent('<html lang="en-GB"><title>A page</title><main><h1>A page</h1><img src="data:,"></main></html>')
  for (const _ of [1, 2]) expect((await barriers(page)).map((line) => line.split(':')[0])).toEqual(['image-alt'])
})
