export { createApi } from './answer.ts'
export { openApiDocument } from './openapi.ts'
export { apiPath, OPERATIONS } from './operations.ts'
