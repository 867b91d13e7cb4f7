export { childChannel, type ChildChannel, type ChildReport } from './child-channel.ts'
export { type Job, type JobHandler, type JobTools, type RunnerLog } from './job-handler.ts'
export { type ChildOptions } from './run-in-child.ts'
export { startRunner, type Runner, type RunnerOptions } from './start-runner.ts'
