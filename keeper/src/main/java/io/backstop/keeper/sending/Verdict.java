package io.backstop.keeper.sending;

import io.backstop.model.venue.ContractError;
import java.util.Set;

/** What the refusal of a liquidation means for whoever sent it. */
public enum Verdict {
    /** Somebody else, or the price, was faster: nothing is wrong. */
    LOST_RACE,
    /** The market does not take it now, and may later. */
    MUST_WAIT,
    /** Nobody who knows the market would have sent it. */
    BUG;

    private static final Set<String> RACES = Set.of(
            "AlreadyFlagged",
            "NoPosition",
            "NotShownHealthy",
            "NothingPending",
            "NothingToSell",
            "NothingToSlash",
            "ReportNotAfterLast",
            "StillHealthy",
            "WindowOpen");

    private static final Set<String> WAITS = Set.of(
            "ActionPaused",
            "ClosedInThisBlock",
            "FlaggedTooRecently",
            "InGracePeriod",
            "NoCapacity",
            "NoPrice",
            "NotFlagged",
            "PriceNotValid",
            "ReferenceTooOld",
            "ReportExpired",
            "ReportInFuture",
            "ReportTooOld",
            "SequencerIsDown",
            "StalePrice",
            "TooFarFromReference");

    /** The meaning of a contract's error. */
    public static Verdict of(ContractError error) {
        if (RACES.contains(error.name())) {
            return LOST_RACE;
        }
        return WAITS.contains(error.name()) ? MUST_WAIT : BUG;
    }
}
