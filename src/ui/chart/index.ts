export { BarChart, type Bar } from './bar-chart.tsx'
export { IntervalChart } from './interval-chart.tsx'
export { Waterfall } from './waterfall.tsx'
