package io.backstop.keeper.reports;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.Receipt;
import io.backstop.contracts.chain.RefusedException;
import io.backstop.contracts.gateway.DeleveragerGateway;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.gateway.ReportFeedGateway;
import io.backstop.contracts.gateway.ReportedHealthGateway;
import io.backstop.contracts.gateway.ReportedLiquidationGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.keeper.Sight;
import io.backstop.keeper.log.EventLog;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.DeleveragingDue;
import io.backstop.model.venue.Health;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A keeper's sight where it brings the price itself: the newest reports that are served, if the feed would take them now, otherwise
 * the market's own price. Not thread safe.
 */
public final class PulledReports implements Sight, AutoCloseable {

    /** Whoever was faster has brought these, or newer ones: the market's own price is as good. */
    private static final String LANDED = "ReportNotAfterLast";

    private final ChainConnection connection;
    private final PerpMarketGateway market;
    private final ReportFeedGateway feed;
    private final String feedAddress;
    private final ReportedLiquidationGateway liquidation;
    private final ReportedHealthGateway health;
    private final String keeper;
    private final EventLog log;
    private final ReportWatch watch;
    private final long feeWei;
    private @Nullable ServedReports seen;
    private @Nullable ServedReports refused;
    private @Nullable ServedReports chosen;
    private boolean isUnasked;

    /**
     * Nothing asked for yet.
     *
     * @param keeper address of an account that can pay the feed's fee
     * @throws io.backstop.contracts.chain.ContractRevertException if the feed takes no reports
     */
    public PulledReports(
            ChainConnection connection,
            PerpMarketGateway market,
            ReportSettings settings,
            String keeper,
            EventLog log) {
        this.connection = connection;
        this.market = market;
        this.keeper = keeper;
        this.log = log;
        feedAddress = settings.feed().toLowerCase(Locale.ROOT);
        feed = new ReportFeedGateway(connection, feedAddress);
        feeWei = feed.updateFee();
        liquidation = new ReportedLiquidationGateway(settings.liquidation());
        health =
                new ReportedHealthGateway(connection, settings.health(), feedAddress, market.address(), keeper, feeWei);
        watch = new ReportWatch(new ReportServer(settings.server(), connection.chainId(), feedAddress), log);
    }

    /** Asks until it is closed, and has somebody told of what is new. */
    public void start(Runnable news) {
        watch.start(news);
    }

    /** Whether there are reports that have not been looked at yet. */
    public boolean areNew() {
        return !Objects.equals(watch.newest(), seen);
    }

    /** Looks at the newest, and asks the node whether the feed would take them in the next block. */
    public void look() {
        ServedReports newest = watch.newest();
        chosen = null;
        if (newest != null) {
            choose(newest);
        }
        seen = newest;
    }

    /** A node that will not be asked, such as for an account without ether, is told of once, and no reason to stand still. */
    private void choose(ServedReports newest) {
        ContractCall update = update(newest);
        try {
            Optional<ContractError> refusal =
                    connection.refusalOf(keeper, update.contract(), update.calldata(), update.wei(), true);
            refusal.ifPresentOrElse(error -> tell(newest, error), () -> chosen = newest);
            isUnasked = false;
        } catch (RefusedException e) {
            if (!isUnasked) {
                log.warn("reports-unasked", "why", String.valueOf(e.getMessage()));
            }
            isUnasked = true;
        }
    }

    private void tell(ServedReports served, ContractError error) {
        if (!error.name().equals(LANDED) && !served.equals(refused)) {
            refused = served;
            log.warn("reports-refused", "publish-time", served.publishTime(), "error", error);
        }
    }

    private ContractCall update(ServedReports served) {
        return feed.update(served.reports()).paying(feeWei);
    }

    /** What brings the price by which it judges, and pays the feed for it; null if that is on the chain. */
    public @Nullable ContractCall update() {
        return chosen == null ? null : update(chosen);
    }

    /** Whether there are reports to bring. */
    public boolean areBrought() {
        return chosen != null;
    }

    /** What the feed was paid in a transaction, wei; 0 if somebody else's price had landed before. */
    public long feePaidIn(Receipt receipt) {
        return feeWei == 0 ? 0 : feed.feePaidIn(receipt.transaction(), receipt.block());
    }

    /** Liquidates these accounts, and brings the price ahead in the same transaction. */
    public ContractCall liquidation(int... accounts) {
        ContractCall batch = market.liquidateBatch(accounts);
        return chosen == null
                ? batch
                : liquidation
                        .liquidate(feedAddress, chosen.reports(), market.address(), batch.gasLimit(), accounts)
                        .paying(feeWei);
    }

    @Override
    public long markPrice() {
        return chosen == null ? market.markPrice() : chosen.price();
    }

    @Override
    public Health health(int account) {
        return chosen == null ? market.health(account) : health.healthAfter(chosen.reports(), account);
    }

    @Override
    public DeleveragingDue due(DeleveragerGateway deleverager) {
        return chosen == null ? deleverager.due() : health.dueAfter(chosen.reports(), deleverager);
    }

    @Override
    public void close() {
        watch.close();
    }
}
