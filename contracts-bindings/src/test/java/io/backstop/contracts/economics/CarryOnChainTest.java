package io.backstop.contracts.economics;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.EconomicsCreation;
import io.backstop.model.mirror.economics.Carry.Charge;
import io.backstop.model.mirror.economics.CarryMirror;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.scenario.BorrowingSpec;
import io.backstop.model.scenario.FundingSpec;
import io.backstop.model.scenario.FundingSpec.Counterparty;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A carry and its mirror charge, refuse and remember the same, call by call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarryOnChainTest {

    private static final long USD = 1_000_000;
    private static final long RESERVE_FACTOR = 800_000_000;
    private static final int CALLS = 200;
    private static final int ACCOUNTS = 5;

    /** What a market may be composed of. */
    record Composition(
            @Nullable FundingSpec funding, @Nullable BorrowingSpec borrowing) {}

    private final BlockTime time = new BlockTime();
    private final ChainUnderTest chain = new ChainUnderTest();
    private long cash;

    @BeforeAll
    void fund() {
        setCash(1_000 * USD);
    }

    @AfterAll
    void stop() {
        chain.close();
    }

    /** Synthetix, GMX, rates that jump with the skew, and a pool that only lends. */
    static Stream<Composition> compositions() {
        BorrowingSpec gmx = new BorrowingSpec(750_000_000, 500_000_000, 1_300_000_000, true);
        return Stream.of(
                new Composition(
                        new FundingSpec.Velocity(
                                Counterparty.POOL, 3_285_000_000_000L, 2_000 * USD, 0, 50_000_000_000L),
                        null),
                new Composition(
                        new FundingSpec.Velocity(Counterparty.OTHER_SIDE, 7_200_000_000L, 0, 40_000_000, 900_000_000),
                        gmx),
                new Composition(
                        new FundingSpec.Kinked(
                                Counterparty.OTHER_SIDE, 40_000_000, 500_000_000, 100_000_000, 900_000_000),
                        new BorrowingSpec(600_000_000, 0, 2_000_000_000, false)),
                new Composition(null, new BorrowingSpec(750_000_000, 500_000_000, 1_300_000_000, false)));
    }

    @ParameterizedTest
    @MethodSource("compositions")
    void theContractAndItsMirrorChargeTheSame(Composition composition) {
        String contract = create(composition);
        CarryMirror mirror =
                new CarryMirror(composition.funding(), composition.borrowing(), RESERVE_FACTOR, time, () -> cash);
        SplittableRandom random = new SplittableRandom(11);
        long[] held = new long[ACCOUNTS];
        int overflows = 0;
        for (int i = 0; i < CALLS; i++) {
            setCash(random.nextInt(4) == 0 ? random.nextLong(3_000 * USD) : cash);
            time.set(chain.nextTime() + random.nextLong(random.nextInt(20) == 0 ? 40_000_000 : 100_000));
            int account = random.nextInt(ACCOUNTS);
            long before = held[account];
            long afterwards = notional(random, account);
            String expected = ChainUnderTest.answer(() -> numbers(mirror.settle(account, before, afterwards)));

            assertThat(chain.send(contract, settle(account, before, afterwards), time.seconds()))
                    .as("call %d", i)
                    .isEqualTo(expected);
            assertThat(chain.view(contract, Calldata.call("state()")))
                    .as("after call %d", i)
                    .isEqualTo(Arrays.toString(mirror.state()));
            if (expected.equals(ChainUnderTest.OVERFLOW)) {
                overflows++;
            } else {
                held[account] = afterwards;
            }
        }
        assertThat(overflows).isBetween(1, CALLS / 4);
    }

    private String create(Composition composition) {
        ContractCode code = ContractCode.BUILT;
        FundingSpec funding = composition.funding();
        BorrowingSpec borrowing = composition.borrowing();
        String fundingRate = funding == null ? null : chain.create(EconomicsCreation.fundingRate(code, funding));
        String borrowingRate = borrowing == null
                ? null
                : chain.create(EconomicsCreation.borrowingRate(code, borrowing, RESERVE_FACTOR, chain.pool()));
        Counterparty counterparty = funding == null ? Counterparty.OTHER_SIDE : funding.counterparty();
        return chain.create(
                EconomicsCreation.carry(code, chain.market(), fundingRate, borrowingRate, counterparty, null));
    }

    private void setCash(long dollars) {
        cash = dollars;
        chain.setCash(dollars);
    }

    /** Odd accounts are short; some leave, some are very small, and one of twenty is too large for the sums. */
    private static long notional(SplittableRandom random, int account) {
        long size = switch (random.nextInt(20)) {
            case 0 -> Long.MAX_VALUE;
            case 1, 2, 3, 4 -> 0;
            case 5 -> random.nextLong(1, 10);
            default -> random.nextLong(1, 400 * USD);
        };
        return account % 2 == 0 ? size : -size;
    }

    private static List<Long> numbers(Charge charge) {
        return List.of(charge.funding(), charge.borrowing());
    }

    private static Calldata settle(int account, long before, long afterwards) {
        return Calldata.call("settle(uint64,int64,int64)")
                .number(account)
                .number(before)
                .number(afterwards);
    }
}
