export { renderIdentificationReport } from './find/runs/report/index.ts'
export { createSite } from './site.tsx'
