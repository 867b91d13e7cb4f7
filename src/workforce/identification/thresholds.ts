/**
 * Where the bands lie, in thousandths of a bit. Accept: probability .99 is log2(99) = 6.629 bits, and the best candidate
 * leads by 5 bits (the margin NHS England's Better matching uses for close matches). Review starts at odds of one to four.
 */
export const ACCEPT_MILLIBITS = 6630
export const MARGIN_MILLIBITS = 5000
export const REVIEW_MILLIBITS = -4000
