export { uiAssets, type Asset, type UiAssets } from './assets.ts'
export {
  BarChart,
  ChartWithTable,
  IntervalChart,
  LineChart,
  TileMap,
  TornadoChart,
  Waterfall,
  englandRegions,
  integratedCareBoards,
} from './chart/index.ts'
export type { Bar, Tile, TileMapProps } from './chart/index.ts'
export * from './components/index.ts'
export { bits, probability, share, shownFigure, wholeNumber } from './figure.ts'
export { errorFor, shownProblems } from './form-problems.ts'
export { standalonePage } from './layout.tsx'
export { FilterForm, ListPagination, ListTable, RowCheckbox, listHref, listState, withoutFilters } from './list/index.ts'
export type { FilterField, FilterFormProps, ListChange, ListColumn, ListState, ListTableProps } from './list/index.ts'
export { ConflictChoice, MessagePage, messageTitle } from './message/index.ts'
export type { ConflictChoiceProps, ConflictField, ConflictValue, MessageStatus } from './message/index.ts'
export { ProtectedTable } from './protected-table.tsx'
export { QrCode } from './qr-code.tsx'
export { rendered } from './rendered.ts'
export { ContentsList, PageHeading, Section, type SectionHeading } from './section.tsx'
export { renderPage, type PageAssets, type Shell } from './shell.tsx'
export type { NavigationLink, Panel as PanelName, Viewer as PageViewer } from './site-header.tsx'
export { BulletList, Code, HeardOnly, LeadParagraph, LinkLine, OneSide, SmallPrint } from './text.tsx'
