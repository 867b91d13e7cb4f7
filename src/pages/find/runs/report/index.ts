export { renderIdentificationReport } from './report-page.tsx'
