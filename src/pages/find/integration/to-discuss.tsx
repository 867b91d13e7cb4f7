import { BulletList } from '../../../ui/index.ts'

const SOURCE =
  'https://www.hee.nhs.uk/our-work/allied-health-professions/art-drama-music-therapists/ahp-workforce-reform-priorities-20212022'

/** What was reported of good and of thin integration, as questions: the figures of one organisation prove none of it. */
export const ToDiscuss = () => (
  <>
    <p>
      Health Education England reported of its <a href={SOURCE}>AHP workforce reform priorities 2021 to 2022</a> that outcomes of belonging
      to both families vary with the place: where integration is good, people have more choice and development; where arts therapists are
      spread thinly, there is less access for patients, and lower job satisfaction and retention among staff. The figures here do not show
      that either is so in this organisation. They are a beginning for a conversation between the two leads:
    </p>
    <BulletList
      items={[
        'Who leads, supervises and appraises those under psychology lines, and those under neither: does the AHP lead know of them?',
        'Can people under either plan reach the same training and senior posts?',
        'What does one person over three or more teams leave undone, and who stands in when a team’s only therapist is away?',
        'Which of the areas without an arts therapist should offer one, and how are people there referred now?',
        'Do those who left work in thinly spread posts more often than those who stayed?',
      ]}
    />
  </>
)
