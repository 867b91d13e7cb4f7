export { renderIdentificationReport } from './find/runs/report/index.ts'
