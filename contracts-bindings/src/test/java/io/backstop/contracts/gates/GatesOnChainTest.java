package io.backstop.contracts.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.GateCreation;
import io.backstop.contracts.gateway.FlagsGateway;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.market.Report;
import io.backstop.model.market.Validity;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.feed.ReportFeed;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.mirror.gate.FlagsMirror;
import io.backstop.model.mirror.gate.Gate;
import io.backstop.model.mirror.gate.GateListMirror;
import io.backstop.model.mirror.gate.PriceGuardMirror;
import io.backstop.model.mirror.gate.ReferenceGuardMirror;
import io.backstop.model.mirror.gate.ResumeGraceMirror;
import io.backstop.model.scenario.ActionNames;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.GateSpec.PriceRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each gate and its mirror refuse the same, over feeds and a market that say what the test tells them to say. */
class GatesOnChainTest {

    private static final String FEED = "0x" + "f1".repeat(20);
    private static final String REFERENCE = "0x" + "f2".repeat(20);
    private static final String MARKET = "0x" + "f3".repeat(20);
    private static final int CALLS = 400;
    private static final int TRADERS = 2;
    private static final List<Action> ACTIONS = List.of(Action.values());

    private static final GateSpec.PriceGuard PRICE = new GateSpec.PriceGuard(2_000_000_000L, 20_000_000, rules());
    private static final GateSpec.ReferenceGuard NEAR =
            new GateSpec.ReferenceGuard(50_000_000, 40, new FeedSpec(0, 40_000, 0));
    private static final GateSpec.ResumeGrace GRACE = new GateSpec.ResumeGrace(20, List.of("OPEN", "LIQUIDATE"));
    private static final GateSpec.Flags FLAGS = new GateSpec.Flags(5, 25);

    private final BlockTime time = new BlockTime();
    private final SplittableRandom random = new SplittableRandom(11);
    private final Said said = new Said();
    private ChainOfOne chain;
    private TransactionSender keeper;

    /** What the scripted contracts say in the mirror's world. */
    private static final class Said implements ReportFeed {

        private Report report = Report.NONE;
        private Report reference = Report.NONE;
        private long average;
        private long resumedAt;
        private long downSince;
        private long equity;

        @Override
        public Report report() {
            return report;
        }

        @Override
        public long average() {
            return average;
        }

        @Override
        public long resumedAt() {
            if (downSince != 0) {
                throw new ContractRevert("SequencerIsDown", downSince);
            }
            return resumedAt;
        }

        void requireLiquidatable(int account) {
            if (equity == 0) {
                throw new ContractRevert("StalePrice", 1L, 2L);
            }
            if (equity > 100) {
                throw new ContractRevert("StillHealthy", 7L, equity, 100L);
            }
        }
    }

    @BeforeEach
    void start() {
        chain = new ChainOfOne(time);
        keeper = chain.sender(DevAccount.KEEPER);
    }

    @AfterEach
    void stop() {
        chain.close();
    }

    @Test
    void everyGateAndItsMirrorRefuseTheSame() {
        FlagsMirror flags = new FlagsMirror(FLAGS, said::requireLiquidatable, time, event -> {});
        Map<String, Gate> gates = gates(flags);
        List<String> addresses = new ArrayList<>(gates.keySet());
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < CALLS; i++) {
            say();
            String gate = addresses.get(random.nextInt(addresses.size()));
            Action action = ACTIONS.get(random.nextInt(ACTIONS.size()));
            int account = random.nextInt(TRADERS);
            String onChain = chain.outcome(keeper, gate, check(action, account), random.nextInt(1, 8));
            String inMirror = ChainOfOne.outcome(() -> gates.get(gate).check(action, account, 0));
            assertThat(onChain)
                    .as("call %d of %s at %s", i, action, gates.get(gate))
                    .isEqualTo(inMirror);
            outcomes.merge(onChain.replaceAll("\\(.*", ""), 1, Integer::sum);
        }
        assertThat(outcomes)
                .containsKeys(
                        "done",
                        "PriceNotValid",
                        "TooFarFromReference",
                        "ReferenceTooOld",
                        "InGracePeriod",
                        "SequencerIsDown");
    }

    @Test
    void flagsAndTheirMirrorRememberTheSame() {
        FlagsMirror mirror = new FlagsMirror(FLAGS, said::requireLiquidatable, time, event -> {});
        FlagsGateway gateway = new FlagsGateway(create(FLAGS));
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < CALLS; i++) {
            say();
            int account = random.nextInt(TRADERS);
            long seconds = random.nextInt(1, 8);
            String calldata;
            Runnable call;
            switch (random.nextInt(4)) {
                case 0 -> {
                    calldata = gateway.flag(account).calldata();
                    call = () -> mirror.flag(1, account);
                }
                case 1 -> {
                    calldata = gateway.unflag(account).calldata();
                    call = () -> mirror.unflag(account);
                }
                case 2 -> {
                    calldata = check(Action.DECREASE, account);
                    call = () -> mirror.check(Action.DECREASE, account, 0);
                }
                default -> {
                    calldata = check(Action.LIQUIDATE, account);
                    call = () -> mirror.check(Action.LIQUIDATE, account, 0);
                }
            }
            String onChain = chain.outcome(keeper, gateway.contract(), calldata, seconds);
            assertThat(onChain).as("call %d", i).isEqualTo(ChainOfOne.outcome(call));
            assertThat(flaggedAt(gateway, account))
                    .isEqualTo(mirror.flagOf(account).flaggedAt());
            outcomes.merge(onChain.replaceAll("\\(.*", ""), 1, Integer::sum);
        }
        assertThat(outcomes)
                .containsOnlyKeys(
                        "done",
                        "AlreadyFlagged",
                        "FlaggedAndLiquidatable",
                        "FlaggedTooRecently",
                        "NotFlagged",
                        "NotShownHealthy",
                        "StalePrice",
                        "StillHealthy");
    }

    private Map<String, Gate> gates(FlagsMirror flags) {
        Gate price = new PriceGuardMirror(PRICE, said, time);
        ReferenceGuardMirror.Latest latest =
                new ReferenceGuardMirror.Latest(() -> said.reference.price(), () -> said.reference.publishTime());
        Gate near = new ReferenceGuardMirror(NEAR, () -> said.report.price(), latest, time);
        Gate grace = new ResumeGraceMirror(GRACE, said, time);
        Map<String, Gate> gates = new LinkedHashMap<>();
        gates.put(create(PRICE), price);
        gates.put(create(NEAR), near);
        gates.put(create(GRACE), grace);
        gates.put(create(FLAGS), flags);
        String list = GateCreation.list(ContractCode.BUILT, List.copyOf(gates.keySet()));
        gates.put(chain.create(keeper, list), new GateListMirror(List.of(price, near, grace, flags)));
        return gates;
    }

    private String create(GateSpec spec) {
        GateCreation.Sources sources = new GateCreation.Sources(FEED, FEED, REFERENCE, MARKET);
        return chain.create(keeper, GateCreation.gate(ContractCode.BUILT, spec, sources));
    }

    private long flaggedAt(FlagsGateway gateway, int account) {
        Words flag = chain.read(
                gateway.contract(),
                Calldata.call("flagOf(uint64)").number(account).hex());
        return flag.number(0);
    }

    /** Figures around every limit, seldom far from all of them; sometimes no price at all. */
    private void say() {
        long now = chain.now();
        long price = random.nextInt(12) == 0 ? 0 : random.nextLong(95_000, 106_000);
        said.report = new Report(price, random.nextLong(2_500), price, price, now - random.nextInt(40), 0);
        said.reference = new Report(random.nextLong(98_000, 102_000), 0, 0, 0, now - random.nextInt(45), 0);
        said.average = random.nextInt(5) == 0 ? random.nextLong(40_000, 250_000) : price;
        said.resumedAt = random.nextInt(3) == 0 ? 0 : now - random.nextInt(40);
        said.downSince = random.nextInt(6) == 0 ? now - random.nextInt(40) : 0;
        said.equity = random.nextInt(6) == 0 ? 0 : random.nextLong(50, 150);
        chain.script(FEED, feed(said));
        chain.script(
                REFERENCE,
                new ScriptedContract().returns("latest()", said.reference.price(), said.reference.publishTime()));
        chain.script(MARKET, market(said.equity));
    }

    private static ScriptedContract feed(Said said) {
        Report report = said.report;
        ScriptedContract feed = new ScriptedContract()
                .returns(
                        "report()",
                        report.price(),
                        report.confidence(),
                        report.bid(),
                        report.ask(),
                        report.publishTime(),
                        report.validFrom())
                .returns("latest()", report.price(), report.publishTime())
                .returns("average()", said.average);
        return said.downSince == 0
                ? feed.returns("resumedAt()", said.resumedAt)
                : feed.refuses("resumedAt()", "SequencerIsDown(uint64)", said.downSince);
    }

    /** A refusal names the account 7, whichever is asked about. */
    private static ScriptedContract market(long equity) {
        String function = "requireLiquidatable(uint64)";
        if (equity == 0) {
            return new ScriptedContract().refuses(function, "StalePrice(uint64,uint64)", 1, 2);
        }
        return equity > 100
                ? new ScriptedContract().refuses(function, "StillHealthy(uint64,int64,int64)", 7, equity, 100)
                : new ScriptedContract();
    }

    private static String check(Action action, int account) {
        return Calldata.call("check(uint8,uint64,uint64)")
                .number(ActionNames.codeOf(action.name()))
                .number(account)
                .number(0)
                .hex();
    }

    private static List<PriceRule> rules() {
        List<PriceRule> rules = new ArrayList<>();
        for (int i = 0; i < ActionNames.ALL.size(); i++) {
            rules.add(new PriceRule(5 + 3L * i, tolerated(i)));
        }
        return rules;
    }

    private static Set<Validity> tolerated(int action) {
        return switch (action % 4) {
            case 0 -> Set.of();
            case 1 -> Set.of(Validity.STALE);
            case 2 -> Set.of(Validity.TOO_UNCERTAIN, Validity.STALE);
            default -> Set.of(Validity.TOO_VOLATILE);
        };
    }
}
