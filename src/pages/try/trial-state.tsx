import { Tag, type TagColour } from '../../ui/index.ts'
import { sentenceCase } from '../in-words.ts'

const colours: Readonly<Record<string, TagColour>> = { waiting: 'blue', running: 'yellow', done: 'green', failed: 'red', cancelled: 'grey' }

/** How far a trial is, in a word. */
export const TrialState = ({ state }: { state: string }) => <Tag text={sentenceCase(state)} colour={colours[state]} />
