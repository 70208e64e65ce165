package io.backstop.keeper;

import io.backstop.contracts.gateway.DeficitGateway;
import io.backstop.contracts.gateway.DeleveragerGateway;
import io.backstop.contracts.gateway.FlagsGateway;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.gateway.ReportFeedGateway;
import io.backstop.contracts.gateway.ReportedLiquidationGateway;
import io.backstop.contracts.gateway.ShortfallsGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.keeper.SentBatch.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a keeper had on its way when it ended, found again by the calls that its account has kept. */
final class KeptBatches {

    private static final int[] NOBODY = {};

    private final String market;

    private KeptBatches(String market) {
        this.market = market;
    }

    /**
     * The batches of a market among the calls of an account. Liquidations of another market are not, nor is what no keeper sends. A call
     * that names no market is known by its function alone: flags, names for auto-deleveraging, slashes, write-offs and prices of another
     * market's contracts are taken for this one's.
     *
     * @param kept calls by the hashes of their transactions
     */
    static List<SentBatch> of(PerpMarketGateway market, Map<String, ContractCall> kept) {
        KeptBatches batches = new KeptBatches(market.address());
        return kept.entrySet().stream()
                .map(each -> batches.batch(each.getKey(), each.getValue()))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable SentBatch batch(String transaction, ContractCall call) {
        if (DeficitGateway.isOfStake(call)) {
            return new SentBatch(Kind.SLASHING, NOBODY, transaction);
        } else if (ShortfallsGateway.isWriteOff(call)) {
            return new SentBatch(Kind.WRITE_OFF, NOBODY, transaction);
        } else if (ReportFeedGateway.isUpdate(call)) {
            return new SentBatch(Kind.PRICE, NOBODY, transaction);
        }
        SentBatch found = named(Kind.LIQUIDATION, liquidated(call), transaction);
        found = found == null ? named(Kind.FLAGGING, FlagsGateway.accountsOf(call), transaction) : found;
        return found == null ? named(Kind.DELEVERAGING, DeleveragerGateway.accountsOf(call), transaction) : found;
    }

    private static @Nullable SentBatch named(Kind kind, int[] accounts, String transaction) {
        return accounts.length == 0 ? null : new SentBatch(kind, accounts, transaction);
    }

    /** Liquidations, with a price ahead or without. */
    private int[] liquidated(ContractCall call) {
        return call.contract().equalsIgnoreCase(market)
                ? PerpMarketGateway.accountsOf(call)
                : ReportedLiquidationGateway.accountsOf(call, market);
    }
}
