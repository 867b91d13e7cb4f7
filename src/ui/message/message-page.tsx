import type { Child } from 'hono/jsx'

export type MessageStatus = 403 | 404 | 409 | 429 | 500 | 503

interface Message {
  readonly heading: string
  readonly sentence: string
  readonly next: string
}

const messages: Readonly<Record<MessageStatus, Message>> = {
  403: {
    heading: 'You do not have access to this page',
    sentence: 'Your roles do not include what this page is for.',
    next: 'Ask an administrator of your organisation if you need it for your work.',
  },
  404: {
    heading: 'Page not found',
    sentence: 'There is nothing at this address, or nothing that you may see.',
    next: 'Check that the address is complete.',
  },
  409: {
    heading: 'This has been changed since you opened it',
    sentence: 'What you sent was not saved.',
    next: 'Open the page again, look at what has changed, and make your change there.',
  },
  429: {
    heading: 'You have tried too often',
    sentence: 'The service takes only so many tries in a short time.',
    next: 'Wait a few minutes, then try again.',
  },
  500: {
    heading: 'There is a problem with the service',
    sentence: 'What you asked for was not done.',
    next: 'Try again later.',
  },
  503: {
    heading: 'The service is not available',
    sentence: 'It is starting, or being looked after.',
    next: 'Try again in a few minutes.',
  },
}

interface MessagePageProps {
  readonly status: MessageStatus
  /** The id of the request, by which its record is found. */
  readonly reference: string
  /** In place of our own sentence: what happened. */
  readonly sentence?: Child
  /** In place of our own: what to do now. */
  readonly next?: Child
}

/** For `Shell.title`. */
export const messageTitle = (status: MessageStatus): string => messages[status].heading

/** The content of a page that says why there is no other. */
export const MessagePage = ({ status, reference, sentence, next }: MessagePageProps) => {
  const message = messages[status]
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <h1 class="nhsuk-heading-xl">{message.heading}</h1>
        <p>{sentence ?? message.sentence}</p>
        <p>{next ?? message.next}</p>
        <p>
          <a href="/">Go to the home page</a> or <a href="/help">find help</a>.
        </p>
        <p class="triptych-small">
          Quote this reference if you ask for help: <span class="triptych-reference">{reference}</span>
        </p>
      </div>
    </div>
  )
}
