package io.backstop.contracts.gas;

import static io.backstop.contracts.Venues.DOLLAR;
import static io.backstop.contracts.Venues.SIZE_UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.Venues;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.gateway.Opening;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.model.ledger.Account;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.waterfall.PocketPayment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.response.EthBlock;

/**
 * The same calls on each build: longs of 1 at 2000 with 100 of collateral, of which 30 are left at 1930 and 20 are
 * missing at 1880; the buffer pays 10 of them once, the safety module 5 each time, the pool the rest.
 */
final class GasScript {

    /** Items in a batch. */
    static final int BATCH = 100;

    private static final int ROUNDS_KEPT = 32;
    private static final long LIQUIDATION_GAS = 350_000;
    private static final long COLLATERAL = 100 * DOLLAR;
    private static final int ONE = 1_000;
    private static final int OTHER = 1_001;

    private final Map<String, Long> gas = new LinkedHashMap<>();
    private final Map<String, Long> deployments = new LinkedHashMap<>();
    private final Map<String, Long> bytes = new LinkedHashMap<>();

    private GasScript() {}

    /** Runs everything on a fresh chain. */
    static GasScript run(Hardfork hardfork) {
        GasScript script = new GasScript();
        try (LocalChain chain =
                LocalChain.start(Venues.HOME, Venues.GENESIS, hardfork, ChainConnection.DEFAULT_TIMEOUT)) {
            GasMeter meter = new GasMeter(chain, hardfork, venue(1_000_000 * DOLLAR));
            script.readDeployment(meter);
            script.measureTrading(meter);
            script.measureShortfalls(meter);
            script.measureLiquidations(meter);
            script.measureReports(meter, new SignedUpdates(chain, hardfork));
            script.measureClaim(new GasMeter(chain, hardfork, venue(1000 * DOLLAR)));
            ComposedGas.measure(chain, hardfork, script.gas);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return script;
    }

    /** Gas by call; for a batch the gas of one item. */
    Map<String, Long> gas() {
        return gas;
    }

    /** Gas of the deployment by contract. */
    Map<String, Long> deployments() {
        return deployments;
    }

    /** Bytes of deployed code by contract. */
    Map<String, Long> bytes() {
        return bytes;
    }

    private static VenueSpec.Pool venue(long lpCapital) {
        MarginTiers tiers = MarginTiers.of(List.of(
                new MarginTiers.Tier(0, 20_000_000, 10_000_000),
                new MarginTiers.Tier(1000 * DOLLAR, 30_000_000, 15_000_000),
                new MarginTiers.Tier(10_000 * DOLLAR, 50_000_000, 25_000_000)));
        MarketRules rules = new MarketRules(SIZE_UNIT, tiers, 5_000_000, DOLLAR, 1_000_000_000, 3_600);
        FeedSpec feed = new FeedSpec(0, 3_600_000, 0);
        List<PocketSpec> pockets = List.of(
                Venues.pocket(Account.FEE_BUFFER, 10),
                new PocketSpec(Account.SAFETY_MODULE, 10_000 * DOLLAR, 5 * DOLLAR),
                Venues.pocket(Account.LP, 0));
        return new VenueSpec.Pool("gas", rules, CloseMode.MARKET, feed, feed, lpCapital, false, pockets, 0, true);
    }

    private void readDeployment(GasMeter meter) throws IOException {
        ChainConnection connection = meter.connection();
        List<String> names = List.copyOf(meter.pool().addresses().keySet());
        EthBlock.Block block = connection
                .web3j()
                .ethGetBlockByNumber(DefaultBlockParameter.valueOf(BigInteger.ONE), false)
                .send()
                .getBlock();
        for (int i = 0; i < names.size(); i++) {
            String transaction = (String) block.getTransactions().get(i).get();
            String code = connection
                    .web3j()
                    .ethGetCode(meter.pool().address(names.get(i)), DefaultBlockParameterName.LATEST)
                    .send()
                    .getCode();
            deployments.put(names.get(i), connection.awaitReceipt(transaction).gasUsed());
            bytes.put(names.get(i), code.length() / 2 - 1L);
        }
    }

    private void measureTrading(GasMeter meter) {
        gas.put("publish, one of the first 32", meter.publish(2000));
        for (int i = 1; i < ROUNDS_KEPT; i++) {
            meter.publish(2000);
        }
        gas.put("publish, later", meter.publish(2000));
        gas.put("openFor, one position", meter.open(ONE, 1, COLLATERAL));
        gas.put("openFor, 100 positions, each", meter.open(1, BATCH, COLLATERAL) / BATCH);
        gas.put("increase", meter.asOperator(meter.market().increase(ONE, SIZE_UNIT, COLLATERAL)));
        gas.put("increase, collateral only", meter.asOperator(meter.market().increase(ONE, 0, DOLLAR)));
        meter.publish(1990);
        gas.put("decrease with a loss", meter.asOperator(meter.market().decrease(ONE, SIZE_UNIT / 2, DOLLAR)));
        meter.publish(2010);
        gas.put("decrease with a profit", meter.asOperator(meter.market().decrease(ONE, SIZE_UNIT / 2, DOLLAR)));
        gas.put("close with a profit", meter.asOperator(meter.market().close(ONE)));
    }

    private void measureReports(GasMeter meter, SignedUpdates updates) {
        gas.put("pull update, 5 signers, the first", updates.update(2000));
        gas.put("pull update, 5 signers", updates.update(2001));
        meter.publish(2000);
        meter.open(ONE, 1, COLLATERAL);
        meter.publish(1930);
        ContractCall liquidation = updates.liquidation(1930, meter.pool().address("market"), LIQUIDATION_GAS, ONE);
        gas.put("pull update with a liquidation, 5 signers", meter.asKeeper(liquidation));
        assertThat(meter.lastEvents()).hasSize(1).allMatch(MarketEvent.PositionLiquidated.class::isInstance);
    }

    private void measureShortfalls(GasMeter meter) {
        meter.publish(2000);
        meter.open(ONE, 1, COLLATERAL);
        meter.publish(1880);
        gas.put("liquidate, shortfall", meter.asKeeper(meter.market().liquidate(ONE)));
        assertThat(paidLast(meter)).containsExactly(10 * DOLLAR, 5 * DOLLAR, 5 * DOLLAR);
        meter.give(meter.pool().address("feeBuffer"), 10 * DOLLAR);
        gas.put("liquidateBatch of 100, shortfall, each", meter.liquidateBatch(1, BATCH) / BATCH);
        assertThat(paidLast(meter)).containsExactly(0L, 5 * DOLLAR, 15 * DOLLAR);
    }

    private void measureLiquidations(GasMeter meter) {
        meter.give(meter.keeperAddress(), DOLLAR);
        meter.give(meter.pool().address("feeBuffer"), DOLLAR);
        meter.publish(2000);
        meter.open(ONE, 1, COLLATERAL);
        meter.open(1, BATCH, COLLATERAL);
        meter.publish(1930);
        gas.put("liquidate, something left", meter.asKeeper(meter.market().liquidate(ONE)));
        gas.put("liquidateBatch of 100, something left, each", meter.liquidateBatch(1, BATCH) / BATCH);
        assertThat(meter.lastEvents()).hasSize(BATCH).allMatch(MarketEvent.PositionLiquidated.class::isInstance);
    }

    /** What each pocket paid for the last shortfall. */
    private static List<Long> paidLast(GasMeter meter) {
        return meter.lastEvents().stream()
                .filter(MarketEvent.ShortfallSettled.class::isInstance)
                .map(MarketEvent.ShortfallSettled.class::cast)
                .map(settled ->
                        settled.paid().stream().map(PocketPayment::amount).toList())
                .toList()
                .getLast();
    }

    /** A pool of 1000 owes 1500 to the long of half a unit and gets 100 from the short. */
    private void measureClaim(GasMeter meter) {
        meter.publish(2000);
        meter.asOperator(meter.market()
                .openFor(List.of(
                        new Opening(ONE, SIZE_UNIT / 2, COLLATERAL), new Opening(OTHER, -SIZE_UNIT / 2, COLLATERAL))));
        meter.publish(5000);
        gas.put("close with an unpaid claim", meter.asOperator(meter.market().close(ONE)));
        meter.asOperator(meter.market().close(OTHER));
        gas.put("payClaim", meter.asOperator(meter.market().payClaim(ONE)));
    }
}
