/** Whether one peer offers to another. */
export type WhoOffers = (me: string, other: string) => boolean;

// #region who-offers
/** Of every two peers the one whose name comes first offers: both know it without asking, so two offers never meet. */
export const firstNameOffers: WhoOffers = (me, other) => me < other;
// #endregion

// #region everyone-offers
/** The mistake: whoever hears of another one offers, also when that one does the same. */
export const everyoneOffers: WhoOffers = () => true;
// #endregion
