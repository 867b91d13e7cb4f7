export { createHttp, type HttpOptions, type Site } from './app.ts'
export { readJson } from './body.ts'
export { listen, type Answering, type Listening } from './listen.ts'
export { openLog, type Log } from './log.ts'
export {
  file,
  form,
  page,
  pageOf,
  stream,
  type AnyRoute,
  type Asked,
  type Body,
  type Browser,
  type Cookies,
  type FileRoute,
  type FileToSend,
  type FormRoute,
  type Outcome,
  type PageRoute,
  type PageView,
  type StreamRoute,
  type Tried,
  type Upload,
  type UploadedFile,
  type UploadRoute,
} from './route.ts'
export { UPLOAD_LIMITS } from './upload.ts'
export { emptyUploads, sweepUploads } from './upload-leftovers.ts'
