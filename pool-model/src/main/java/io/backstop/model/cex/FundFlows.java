package io.backstop.model.cex;

import io.backstop.model.cex.fund.FundFlow;
import io.backstop.model.ledger.Reason;

/** Which kind of change of a fund a movement of the ledger is. */
final class FundFlows {

    private FundFlows() {}

    static FundFlow of(Reason reason) {
        return switch (reason) {
            case LIQUIDATION_FEE -> FundFlow.CLEARANCE_FEE;
            case TRADING_FEE -> FundFlow.TRADING_FEE_SHARE;
            case INJECTION -> FundFlow.INJECTION;
            case FUNDING_PAYMENT -> FundFlow.FUNDING_PAYMENT;
            case SHORTFALL -> FundFlow.SHORTFALL;
            case SHARED_FUND -> FundFlow.OTHER_CONTRACT;
            default -> FundFlow.SURPLUS;
        };
    }
}
