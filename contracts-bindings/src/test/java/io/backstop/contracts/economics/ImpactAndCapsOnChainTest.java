package io.backstop.contracts.economics;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.EconomicsCreation;
import io.backstop.model.market.OpenInterest;
import io.backstop.model.market.PowerLaw;
import io.backstop.model.mirror.economics.OpenInterestCapsMirror;
import io.backstop.model.mirror.economics.PnlCapsMirror;
import io.backstop.model.mirror.economics.PowerLawImpactMirror;
import io.backstop.model.mirror.economics.PriceImpact;
import io.backstop.model.mirror.economics.SkewPremiumMirror;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.scenario.OpenInterestCapsSpec;
import io.backstop.model.scenario.PnlCapsSpec;
import io.backstop.model.scenario.PriceImpactSpec;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Price impacts and caps and their mirrors answer, refuse and remember the same, call by call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImpactAndCapsOnChainTest {

    private static final long USD = 1_000_000;
    private static final long UNIT = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final String OPEN_INTEREST = "(int64,int64,int64,int64)";
    private static final int CALLS = 150;

    private final ChainUnderTest chain = new ChainUnderTest();
    private final SplittableRandom random = new SplittableRandom(5);

    @AfterAll
    void stop() {
        chain.close();
    }

    static Stream<PriceImpactSpec> impacts() {
        return Stream.of(
                new PriceImpactSpec.PowerLawImpact(
                        new PowerLaw(2, 50_000_000_000L, 100_000_000_000L, 4_000_000, 5_000_000)),
                new PriceImpactSpec.PowerLawImpact(
                        new PowerLaw(1, 1_000_000_000_000L, 3_000_000_000_000L, 400_000_000, 500_000_000)),
                new PriceImpactSpec.SkewPremium(10_000 * UNIT));
    }

    @ParameterizedTest
    @MethodSource("impacts")
    void anImpactAndItsMirrorFillAtTheSamePrice(PriceImpactSpec spec) {
        String contract = chain.create(
                EconomicsCreation.priceImpact(ContractCode.BUILT, spec, UNIT, chain.market(), chain.market()));
        PriceImpact mirror = mirror(spec);
        for (int i = 0; i < CALLS; i++) {
            OpenInterest before = interest();
            long size = random.nextLong(-100 * UNIT, 100 * UNIT) | 1;
            long price = random.nextInt(10) == 0 ? random.nextLong(1, 1000) : random.nextLong(1, 4000 * PRICE);
            Calldata call = Calldata.call("trade(" + OPEN_INTEREST + ",int64,int64)");
            String expected = ChainUnderTest.answer(() -> trade(mirror, before, size, price));

            assertThat(chain.send(contract, with(call, before).number(size).number(price), chain.nextTime()))
                    .as("call %d", i)
                    .isEqualTo(expected);
            assertThat(chain.view(contract, Calldata.call("impactPool()")))
                    .as("after call %d", i)
                    .isEqualTo("[" + mirror.impactPool() + "]");
        }
    }

    @Test
    void capsOfTheOpenInterestRefuseTheSame() {
        OpenInterestCapsSpec spec = new OpenInterestCapsSpec(
                60 * UNIT, OpenInterestCapsSpec.NO_CAP, OpenInterestCapsSpec.NO_CAP, 150_000 * USD);
        String contract = chain.create(EconomicsCreation.openInterestCaps(ContractCode.BUILT, spec));
        OpenInterestCapsMirror mirror = new OpenInterestCapsMirror(spec);
        for (int i = 0; i < CALLS; i++) {
            OpenInterest interest = interest();
            boolean isLong = random.nextBoolean();
            Calldata call = Calldata.call("requireWithin(" + OPEN_INTEREST + ",bool)");

            assertThat(chain.view(contract, with(call, interest).number(isLong ? 1 : 0)))
                    .as("call %d", i)
                    .isEqualTo(ChainUnderTest.answer(() -> {
                        mirror.requireWithin(interest, isLong);
                        return List.of();
                    }));
        }
    }

    @Test
    void capsOfThePnlAnswerTheSame() {
        PnlCapsSpec spec = new PnlCapsSpec(900_000_000, 900_000_000, 700_000_000);
        String contract =
                chain.create(EconomicsCreation.pnlCaps(ContractCode.BUILT, spec, UNIT, chain.market(), chain.pool()));
        for (int i = 0; i < CALLS; i++) {
            OpenInterest interest = interest();
            long mark = random.nextInt(8) == 0 ? 0 : random.nextLong(1000 * PRICE, 3000 * PRICE);
            long cash = random.nextInt(8) == 0 ? 0 : random.nextLong(50_000 * USD);
            chain.setCash(cash);
            chain.setMarket(
                    interest.longSize(),
                    interest.shortSize(),
                    interest.longEntryNotional(),
                    interest.shortEntryNotional(),
                    mark);
            PnlCapsMirror mirror = new PnlCapsMirror(spec, UNIT, interest, () -> mark, () -> cash);

            requireEqual(contract, mirror, random.nextBoolean(), random.nextLong(1, 100_000 * USD));
        }
    }

    private void requireEqual(String contract, PnlCapsMirror mirror, boolean isLong, long profit) {
        long side = isLong ? 1 : 0;
        assertThat(chain.view(
                        contract,
                        Calldata.call("withhold(bool,int64)").number(side).number(profit)))
                .isEqualTo("[" + mirror.withheld(isLong, profit) + "]");
        assertThat(chain.view(contract, Calldata.call("pnlToPool(bool)").number(side)))
                .isEqualTo("[" + mirror.pnlToPool(isLong) + "]");
        assertThat(chain.view(contract, Calldata.call("countedPnl(uint8)").number(6)))
                .isEqualTo("[" + mirror.countedPnl(Action.DEPOSIT) + "]");
        assertThat(chain.view(contract, Calldata.call("countedPnl(uint8)").number(7)))
                .isEqualTo("[" + mirror.countedPnl(Action.WITHDRAW) + "]");
    }

    private static PriceImpact mirror(PriceImpactSpec spec) {
        return switch (spec) {
            case PriceImpactSpec.BidAskFill ignored -> PriceImpact.NONE;
            case PriceImpactSpec.PowerLawImpact impact -> new PowerLawImpactMirror(impact.law(), UNIT);
            case PriceImpactSpec.SkewPremium premium -> new SkewPremiumMirror(premium.skewScale());
        };
    }

    private static List<Long> trade(PriceImpact mirror, OpenInterest before, long size, long price) {
        long execution = mirror.executionPrice(before, size, price);
        mirror.traded(before, size, price);
        return List.of(execution);
    }

    private static Calldata with(Calldata call, OpenInterest interest) {
        return call.number(interest.longSize())
                .number(interest.shortSize())
                .number(interest.longEntryNotional())
                .number(interest.shortEntryNotional());
    }

    /** Up to 100 of each side around 2000. */
    private OpenInterest interest() {
        OpenInterest interest = new OpenInterest(UNIT);
        interest.add(random.nextLong(1, 100 * UNIT), random.nextLong(1000 * PRICE, 3000 * PRICE));
        interest.add(-random.nextLong(1, 100 * UNIT), random.nextLong(1000 * PRICE, 3000 * PRICE));
        return interest;
    }
}
