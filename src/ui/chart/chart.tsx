import { raw } from 'hono/html'

/** Holds a drawing; on a narrow screen it scrolls within itself rather than shrink to where its text cannot be read. */
export const Chart = ({ title, svg }: { title: string; svg: string }) => (
  <figure class="triptych-figure">
    <figcaption>{title}</figcaption>
    <div class="triptych-scroll" role="region" aria-label={`Chart: ${title}`} tabindex={0}>
      {raw(svg)}
    </div>
  </figure>
)
