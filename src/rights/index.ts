export { type HeldTable } from './copy.ts'
export { approveErasure, completeAccess, confirmRecords, declineErasure, proposeErasure } from './erasure.ts'
export { findRequest, listRequests, takeCopy, type ListedRequest, type RightsCopy, type RightsRequest } from './find-request.ts'
export { pauseRequest, recordRequest, refuseRequest, REQUEST_KINDS, resumeRequest, type RequestState } from './requests.ts'
export {
  approveDisposal,
  declineDisposal,
  findDisposal,
  KEEP_REASONS,
  listDisposals,
  proposeDisposals,
  sweepRetention,
  type Disposal,
} from './retention/disposals.ts'
export { type Candidate } from './search.ts'
export { rightsQueue } from './work-queue.ts'
