export { FilterForm, type FilterField, type FilterFormProps } from './filter-form.tsx'
export { ListPagination } from './list-pagination.tsx'
export { ListTable, type ListColumn, type ListTableProps } from './list-table.tsx'
export { listHref, listState, withoutFilters, type ListChange, type ListState } from './state.ts'
