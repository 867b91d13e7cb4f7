/** The three modalities the HCPC registers as arts therapists. */
export type Modality = 'art' | 'drama' | 'music'
