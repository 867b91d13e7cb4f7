import {
  all,
  any,
  equal,
  jaroWinkler,
  leftIs,
  levenshteinWithin,
  on,
  similar,
  type BlockingRule,
  type LinkageModel,
  type Profile,
} from '../../engines/linkage/index.ts'
import { EVIDENCE_LEVELS } from './evidence.ts'

/** What a post says of its holder may weigh at most this much: with no name in agreement it can never carry a pair over the line. */
const MOST_EVIDENCE_BITS = 10

/** That some registration as an arts therapist is stated at all, whoever's number it is. */
const MOST_STATED_BITS = 8

const LEADING = EVIDENCE_LEVELS.filter((level) => level.leads)

/**
 * How a staff record is held against a registrant: number, surname, forename, locality, and what the person's posts say.
 * The post evidence is one comparison, limited, because title, code, role and area of work tell the same story
 * several times over, and because they speak of the post, not of who this registrant is.
 */
export function registrationModel(profile: Profile): LinkageModel {
  return {
    name: 'staff to HCPC register, arts therapists',
    kind: 'link',
    profile,
    comparisons: [
      {
        name: 'number',
        needs: { left: ['number'], right: ['number'] },
        identifierErrorRate: 0.01,
        levels: [
          { label: 'same registration number', when: equal('number'), expected: 0.95 },
          {
            label: 'one digit apart or two swapped',
            when: any(levenshteinWithin('number', 1), all(equal('number_sorted'), levenshteinWithin('number', 2))),
            expected: 0.02,
          },
          { label: 'another registration number', expected: 0.03 },
        ],
        atLeastBits: -6,
      },
      {
        name: 'surname',
        needs: { left: ['surname'], right: ['surname'] },
        levels: [
          { label: 'same surname', when: equal('surname'), expected: 0.8, termFrequency: { left: 'surname', right: 'surname' } },
          {
            label: 'one part of a double-barrelled surname, or a former surname',
            when: any(
              equal('surname_first', 'surname'),
              equal('surname_last', 'surname'),
              equal('surname', 'surname_first'),
              equal('surname', 'surname_last'),
              equal('surname_first', 'surname_last'),
              equal('surname_last', 'surname_first'),
              equal('surname_last', 'surname_last'),
              equal('surname_first', 'surname_first'),
              equal('former', 'surname'),
              equal('surname', 'former'),
            ),
            expected: 0.06,
          },
          { label: 'very alike', when: similar(profile, 'surname', 'very'), expected: 0.04 },
          { label: 'quite alike', when: similar(profile, 'surname', 'quite'), expected: 0.01 },
          { label: 'another surname', expected: 0.09 },
        ],
      },
      {
        name: 'forename',
        needs: { left: ['forename'], right: ['forename'] },
        levels: [
          { label: 'same forename', when: equal('forename'), expected: 0.8, termFrequency: { left: 'forename', right: 'forename' } },
          {
            label: 'a form of the same name, or the name they go by',
            when: any(equal('formal'), equal('formal_other', 'formal'), equal('formal', 'formal_other')),
            expected: 0.07,
          },
          { label: 'very alike', when: similar(profile, 'forename', 'very'), expected: 0.04 },
          { label: 'a second forename', when: any(equal('second', 'forename'), equal('forename', 'second')), expected: 0.02 },
          {
            label: 'same initial, the rest not given',
            when: all(
              equal('initial'),
              any(leftIs('initial_only', 'yes'), { op: 'is', side: 'right', column: 'initial_only', value: 'yes' }),
            ),
            expected: 0.04,
          },
          { label: 'another forename', expected: 0.03 },
        ],
      },
      {
        name: 'second',
        needs: { left: ['second'], right: ['second'] },
        levels: [
          { label: 'same second forename', when: equal('second'), expected: 0.85, termFrequency: { left: 'second', right: 'second' } },
          { label: 'second forenames alike', when: similar(profile, 'second', 'very'), expected: 0.05 },
          { label: 'another second forename', expected: 0.1 },
        ],
        atLeastBits: -4,
      },
      {
        name: 'locality',
        needs: { left: ['town'], right: ['town'] },
        levels: [
          { label: 'works in the same place', when: equal('town'), expected: 0.55, termFrequency: { left: 'town', right: 'town' } },
          { label: 'works in the area of the same employer', when: equal('area'), expected: 0.15 },
          { label: 'works in the area of the same integrated care board', when: equal('wider_area'), expected: 0.1 },
          { label: 'works elsewhere', expected: 0.2 },
        ],
        atLeastBits: -3,
      },
      {
        name: 'modality',
        needs: { left: ['modality'], right: ['modality'] },
        levels: [
          { label: 'the same modality', when: equal('modality'), expected: 0.95, termFrequency: { left: 'modality', right: 'modality' } },
          { label: 'another modality', expected: 0.05 },
        ],
        atLeastBits: -4,
      },
      {
        name: 'post',
        needs: { left: ['evidence'], right: [] },
        levels: EVIDENCE_LEVELS.map((level, i) => ({
          label: level.label,
          ...(i < EVIDENCE_LEVELS.length - 1 && { when: leftIs('evidence', level.name) }),
          expected: level.expected,
        })),
        atLeastBits: -4,
        atMostBits: MOST_EVIDENCE_BITS,
      },
      {
        name: 'stated',
        needs: { left: ['states'], right: [] },
        levels: [
          { label: 'the record states an arts therapist’s registration', when: leftIs('states', 'yes'), expected: 0.6 },
          { label: 'the record states none', expected: 0.4 },
        ],
        atLeastBits: -1,
        atMostBits: MOST_STATED_BITS,
      },
    ],
    blocking: [
      on('same number', ['number']),
      on('same surname and forename', ['surname', 'formal']),
      named('surname as last part of the register surname', 'surname', 'surname_last'),
      named('surname as first part of the register surname', 'surname', 'surname_first'),
      named('last part of the surname', 'surname_last', 'surname'),
      named('first part of the surname', 'surname_first', 'surname'),
      named('both double-barrelled, last parts', 'surname_last', 'surname_last'),
      named('both double-barrelled, parts turned round', 'surname_first', 'surname_last'),
      named('former surname', 'former', 'surname'),
      inFull('the name they go by', 'formal_other', 'formal'),
      inFull('goes by a second forename of the register', 'forename', 'second'),
      inFull('registered under a second forename', 'second', 'forename'),
      on('surname by sound, forename and place', ['surname_sound', 'formal', 'town']),
      on('forename and place, where the post points to an arts therapist', ['formal', 'town'], leads()),
      on('surname, where the post points to an arts therapist', ['surname'], leads()),
      on('surname by sound and forename, where the post points to an arts therapist', ['surname_sound', 'formal'], leads()),
      on('initial and surname by sound, where the post points to an arts therapist', ['surname_sound', 'initial', 'town'], leads()),
    ],
    training: {
      confirmed: {
        rule: on(
          'same registration number and a name alike',
          ['number'],
          any(equal('surname'), equal('formal'), nearly(profile, 'surname')),
        ),
        about: ['number', 'stated', 'post'],
        atLeast: 50,
      },
      whenFewConfirmed: 'declared',
      em: [on('surname, forename and place', ['surname', 'formal', 'town'])],
    },
  }
}

const leads = () => any(...LEADING.map((level) => leftIs('evidence', level.name)), leftIs('states', 'yes'))

const nearly = (profile: Profile, column: string) =>
  profile === 'jaro-winkler' ? jaroWinkler(column, 0.85) : similar(profile, column, 'quite')

/** Pairs with the same forename whose surnames agree in the given parts. */
const named = (name: string, left: string, right: string): BlockingRule => ({
  name,
  on: [
    { left, right },
    { left: 'formal', right: 'formal' },
  ],
})

/** Pairs with the same surname whose forenames agree in the given forms. */
const inFull = (name: string, left: string, right: string): BlockingRule => ({
  name,
  on: [
    { left: 'surname', right: 'surname' },
    { left, right },
  ],
})
