/** Said on every page whose people are invented. */
export const FictionalDataBanner = () => (
  <section class="triptych-banner" aria-label="Fictional data">
    <div class="nhsuk-width-container">
      <p>
        <strong>Fictional data.</strong> Every person, post and organisation on this page is invented.
      </p>
    </div>
  </section>
)
