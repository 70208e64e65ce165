package io.backstop.keeper;

import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.Settlement;

/** What became of one account that this keeper sent. */
public sealed interface LiquidationOutcome {

    /** The account it was about. */
    int account();

    /** The position is closed. */
    record Closed(int account, Settlement settlement) implements LiquidationOutcome {}

    /** A winner was closed, wholly or in part. */
    record Deleveraged(int account, Settlement settlement) implements LiquidationOutcome {}

    /** The price came back before the transaction did; amounts in micro-dollars. */
    record StillHealthy(int account, long triggerEquity, long maintenanceMargin) implements LiquidationOutcome {}

    /** The market refused: somebody was faster, or its price is too old. */
    record Refused(int account, ContractError error) implements LiquidationOutcome {}

    /** The whole transaction failed, so nothing happened to the account. */
    record Reverted(int account, String transaction) implements LiquidationOutcome {}

    /** The outcome that a refused item of a batch stands for. */
    static LiquidationOutcome of(int account, ContractError error) {
        if (error.name().equals("StillHealthy")) {
            return new StillHealthy(
                    account, error.values().get(1), error.values().get(2));
        }
        return new Refused(account, error);
    }
}
