import { casePage, decideForm, secondLookForm } from './case-page.tsx'
import { labelsPage, makeLabelSetForm } from './labels-page.tsx'
import { reviewPage, undoForm } from './review-page.tsx'

export const reviewRoutes = [reviewPage, undoForm, labelsPage, makeLabelSetForm, casePage, decideForm, secondLookForm]
