export const LINES = { ahp: 'AHP', psychology: 'Psychology', neither: 'Neither' } as const
