import type { AnyRoute } from '../../../http/index.ts'
import { correctionPage, dropForm } from './correction-page.tsx'
import { correctionForms, correctionsFile, correctionsPage } from './corrections-page.tsx'

/** Everything under /find/corrections. */
export const correctionRoutes: readonly AnyRoute[] = [correctionsPage, ...correctionForms, correctionsFile, correctionPage, dropForm]
