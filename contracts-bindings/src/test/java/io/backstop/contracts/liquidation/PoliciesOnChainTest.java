package io.backstop.contracts.liquidation;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.Venues;
import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.ContractErrors;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.chain.Traces;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.LiquidationCreation;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.liquidation.BlockLimitsMirror;
import io.backstop.model.mirror.liquidation.LiquidationPolicies;
import io.backstop.model.mirror.liquidation.LiquidationPolicy;
import io.backstop.model.mirror.liquidation.LiquidationPolicy.Exposure;
import io.backstop.model.mirror.liquidation.TimeRampMirror;
import io.backstop.model.mirror.liquidation.WindowCapacityMirror;
import io.backstop.model.scenario.LiquidationSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each policy and its mirror decide, refuse and remember the same, call by call. An account with code is the market. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoliciesOnChainTest {

    private static final String PART = "part((uint64,int64,int64,int64,int64,int64))";
    private static final long SKEW = 1_000_000;
    private static final int BLOCKS = 40;
    private static final long GAS = 1_000_000;

    private final BlockTime time = new BlockTime();
    private LocalChain chain;
    private TransactionSender market;

    @BeforeAll
    void start() {
        chain = LocalChain.start(Venues.HOME, Venues.GENESIS);
        market = TransactionSender.of(chain.connection(), DevAccount.OPERATOR);
        // Returns four words, the first of which is the long open interest.
        String openInterest = "0x67%016x60005260806000f3".formatted(SKEW);
        Traces.setCode(chain.connection(), market.address(), openInterest);
    }

    @AfterAll
    void stop() {
        chain.close();
    }

    static Stream<LiquidationSpec> specs() {
        return Stream.of(
                new LiquidationSpec.FixedFraction(200_000_000, 500_000_000),
                new LiquidationSpec.MarginRestoring(20_000_000, 50_000_000, 3_000_000),
                new LiquidationSpec.TimeRamp(20_000_000, 50_000_000, 3_000_000, 100_000_000, 20),
                new LiquidationSpec.WindowCapacity(500_000, 3_500_000_000L, 1_500_000_000, 7, 300_000),
                new LiquidationSpec.WindowCapacity(500_000, 3_500_000_000L, 1_500_000_000, 7, 285_000),
                new LiquidationSpec.BlockLimits(100_000_000, 1_000_000_000, 100_000_000_000L));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void theContractAndItsMirrorDecideTheSame(LiquidationSpec spec) {
        String contract = market.futureContract(0);
        market.create(LiquidationCreation.policy(ContractCode.BUILT, spec, market.address()), 3 * GAS);
        Venues.mineNext(chain);
        LiquidationPolicy mirror = LiquidationPolicies.of(spec, time, () -> SKEW);
        SplittableRandom random = new SplittableRandom(7);
        Map<Integer, Long> sizes = new HashMap<>(Map.of(1, 5_000_000L, 2, -3_000_000L));
        Map<Boolean, Integer> calls = new HashMap<>();
        for (int block = 0; block < BLOCKS; block++) {
            time.set(
                    chain.connection().latestBlock().timestamp() + 1 + random.nextInt(random.nextInt(8) == 0 ? 30 : 3));
            List<String> sent = new ArrayList<>();
            List<String> inMirror = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                Exposure exposure = exposure(random, sizes);
                inMirror.add(part(mirror, exposure, sizes));
                sent.add(market.send(new ContractCall(contract, call(exposure), GAS)));
            }
            chain.clock().mine(time.seconds());

            assertThat(sent.stream().map(this::outcome).toList())
                    .as("block %d", block)
                    .isEqualTo(inMirror);
            assertThat(memory(contract, mirror)).as("block %d", block).isEqualTo(memory(mirror));
            inMirror.forEach(outcome -> calls.merge(outcome.contains("("), 1, Integer::sum));
        }
        assertThat(calls.get(false)).as("calls that closed something").isGreaterThan(BLOCKS / 2);
        assertThat(calls.containsKey(true)).as("refusals").isEqualTo(refuses(mirror));
    }

    private static boolean refuses(LiquidationPolicy policy) {
        return policy instanceof WindowCapacityMirror || policy instanceof BlockLimitsMirror;
    }

    private String outcome(String transaction) {
        boolean succeeded = chain.connection().awaitReceipt(transaction).succeeded();
        String output = Traces.output(chain.connection(), transaction);
        return succeeded
                ? Long.toString(Words.of(output).number(0))
                : ContractErrors.decode(output).toString();
    }

    private static String part(LiquidationPolicy mirror, Exposure exposure, Map<Integer, Long> sizes) {
        try {
            long part = mirror.part(exposure);
            mirror.closed(exposure, part);
            long left = exposure.size() > 0 ? exposure.size() - part : exposure.size() + part;
            sizes.put(exposure.account(), left == 0 ? 4_000_000 : left);
            return Long.toString(part);
        } catch (ContractRevert e) {
            return e.error().toString();
        }
    }

    /** The state that the mirror of this policy has, of the first account where it is kept by account. */
    private List<Long> memory(String contract, LiquidationPolicy mirror) {
        return switch (mirror) {
            case TimeRampMirror ramp ->
                words(contract, Calldata.call("progressOf(uint64)").number(1).hex(), 0, 4);
            case WindowCapacityMirror window ->
                words(contract, Calldata.call("usage()").hex(), 1, 2);
            default -> List.of();
        };
    }

    private static List<Long> memory(LiquidationPolicy mirror) {
        return switch (mirror) {
            case TimeRampMirror ramp -> {
                TimeRampMirror.Progress progress = ramp.progressOf(1);
                yield List.of(progress.sizeLeft(), progress.freed(), progress.since(), progress.last());
            }
            case WindowCapacityMirror window -> List.of(window.used());
            default -> List.of();
        };
    }

    private List<Long> words(String contract, String call, int from, int to) {
        Words words = Words.of(chain.connection().call(contract, call));
        List<Long> numbers = new ArrayList<>();
        for (int i = from; i < to; i++) {
            numbers.add(words.number(i));
        }
        return numbers;
    }

    private static String call(Exposure exposure) {
        return Calldata.call(PART)
                .number(exposure.account())
                .number(exposure.size())
                .number(exposure.notional())
                .number(exposure.equity())
                .number(exposure.maintenanceMargin())
                .number(exposure.price())
                .hex();
    }

    /**
     * One of two accounts at a price around 2 dollars for a unit, with a trigger equity around zero. More often than not it
     * is as the last part left it.
     */
    private static Exposure exposure(SplittableRandom random, Map<Integer, Long> sizes) {
        int account = 1 + random.nextInt(2);
        long size = random.nextInt(5) == 0 ? random.nextLong(-9_000_000, 9_000_000) | 1 : sizes.get(account);
        long price = random.nextLong(190_000_000, 210_000_000);
        long notional = Math.ceilDiv(Math.abs(size) * price, 100_000_000L) * 1000;
        long margin = Math.ceilDiv(notional, 100);
        return new Exposure(account, size, notional, random.nextLong(-margin, margin), margin, price);
    }
}
