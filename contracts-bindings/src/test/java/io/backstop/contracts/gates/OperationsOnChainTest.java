package io.backstop.contracts.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.OperationsCreation;
import io.backstop.contracts.gateway.GovernorGateway;
import io.backstop.contracts.gateway.PauseGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.market.Report;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.feed.ReportFeed;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.mirror.operations.ParametersMirror;
import io.backstop.model.mirror.operations.PauseMirror;
import io.backstop.model.mirror.operations.Role;
import io.backstop.model.mirror.operations.RolesMirror;
import io.backstop.model.mirror.operations.SettleableReportFeedMirror;
import io.backstop.model.scenario.OperationsSpec;
import io.backstop.model.scenario.OperationsSpec.Parameter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roles, pauses, figures and settlement prices and their mirrors do the same; roles wander among the four accounts. */
class OperationsOnChainTest {

    private static final String INNER = "0x" + "f1".repeat(20);
    private static final int CALLS = 500;
    private static final List<Role> ROLES = List.of(Role.values());
    private static final OperationsSpec SPEC = new OperationsSpec(
            30, true, List.of(new Parameter("cap", 500, 100, 1000, 100), new Parameter("fee", 0, -5, 5, 0)));

    private final BlockTime time = new BlockTime();
    private final SplittableRandom random = new SplittableRandom(5);
    private final List<DevAccount> accounts = List.of(DevAccount.values());
    private final ReportFeed inner = new Standing();
    private ChainOfOne chain;
    private List<TransactionSender> senders = List.of();
    private String roles = "";
    private String pause = "";
    private String parameters = "";
    private String feed = "";
    private RolesMirror rolesMirror = roles();
    private PauseMirror pauseMirror = new PauseMirror(rolesMirror, SPEC.maxForcedPause(), time);
    private ParametersMirror parametersMirror = new ParametersMirror(SPEC.parameters(), rolesMirror, time);
    private SettleableReportFeedMirror feedMirror = new SettleableReportFeedMirror(inner, rolesMirror, time);

    /** A feed that never says anything new. */
    private static final class Standing implements ReportFeed {

        @Override
        public Report report() {
            return new Report(2000, 5, 1999, 2001, 77, 66);
        }

        @Override
        public long average() {
            return 1990;
        }

        @Override
        public long resumedAt() {
            return 55;
        }
    }

    /** One call on both sides. */
    private record Step(ContractCall onChain, Runnable inMirror) {}

    @BeforeEach
    void start() {
        chain = new ChainOfOne(time);
        senders = accounts.stream().map(chain::sender).toList();
        chain.script(
                INNER,
                new ScriptedContract()
                        .returns("report()", 2000, 5, 1999, 2001, 77, 66)
                        .returns("latest()", 2000, 77)
                        .returns("average()", 1990)
                        .returns("resumedAt()", 55));
        OperationsCreation.Holders holders = new OperationsCreation.Holders(
                accounts.get(0).address(),
                accounts.get(1).address(),
                accounts.get(2).address(),
                accounts.get(3).address());
        roles = create(OperationsCreation.roles(ContractCode.BUILT, holders));
        pause = create(OperationsCreation.pause(ContractCode.BUILT, SPEC, roles));
        feed = create(OperationsCreation.settleableReportFeed(ContractCode.BUILT, INNER, roles));
        parameters = create(OperationsCreation.parameters(ContractCode.BUILT, SPEC, roles));
        rolesMirror = roles();
        pauseMirror = new PauseMirror(rolesMirror, SPEC.maxForcedPause(), time);
        feedMirror = new SettleableReportFeedMirror(inner, rolesMirror, time);
        parametersMirror = new ParametersMirror(SPEC.parameters(), rolesMirror, time);
    }

    @AfterEach
    void stop() {
        chain.close();
    }

    @Test
    void everyCallDoesTheSameOnBothSides() {
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < CALLS; i++) {
            int caller = random.nextInt(8) == 0 ? random.nextInt(4) : holderOfSome();
            Step step = step(caller, i);
            ContractCall call = step.onChain();
            String onChain =
                    chain.outcome(senders.get(caller), call.contract(), call.calldata(), random.nextInt(1, 12));
            assertThat(onChain).as("call %d", i).isEqualTo(ChainOfOne.outcome(step.inMirror()));
            assertThat(state()).as("after call %d", i).isEqualTo(stateOfMirror());
            outcomes.merge(onChain.replaceAll("\\(.*", ""), 1, Integer::sum);
        }
        assertThat(outcomes)
                .containsOnlyKeys(
                        "done",
                        "AlreadySettled",
                        "NonPositivePrice",
                        "NoParameter",
                        "NotOffered",
                        "OnlyRole",
                        "ParameterChangedTooRecently",
                        "ParameterOutOfBounds");
    }

    /** Most calls come from who may make them: the guardian or the governor of now. */
    private int holderOfSome() {
        return rolesMirror.holderOf(random.nextInt(3) == 0 ? Role.GUARDIAN : Role.GOVERNOR);
    }

    private Step step(int caller, int i) {
        return switch (random.nextInt(6)) {
            case 0 -> {
                Role role = ROLES.get(random.nextInt(4));
                int to = random.nextInt(4);
                yield new Step(
                        GovernorGateway.offer(
                                roles, role.code(), accounts.get(to).address()),
                        () -> rolesMirror.offer(caller, role, to));
            }
            case 1 -> {
                Role role = ROLES.get(random.nextInt(4));
                yield new Step(GovernorGateway.take(roles, role.code()), () -> rolesMirror.take(caller, role));
            }
            case 2 -> {
                Set<Action> some = some();
                yield new Step(new PauseGateway(pause).pause(names(some)), () -> pauseMirror.pause(caller, some));
            }
            case 3 -> {
                Set<Action> some = some();
                yield new Step(new PauseGateway(pause).resume(names(some)), () -> pauseMirror.resume(caller, some));
            }
            case 4 -> {
                String name = List.of("cap", "fee", "cup").get(random.nextInt(3));
                long value = random.nextLong(-20, 1100);
                yield new Step(
                        GovernorGateway.setParameter(parameters, name, value),
                        () -> parametersMirror.setParameter(caller, name, value));
            }
            default -> {
                long price = i < CALLS / 2 ? 0 : random.nextLong(3000);
                yield new Step(GovernorGateway.settleAt(feed, price), () -> feedMirror.settleAt(caller, price));
            }
        };
    }

    private List<Object> state() {
        Words report = chain.read(feed, Calldata.call("report()").hex());
        return List.of(
                EnumSet.allOf(Action.class).stream().map(this::isPaused).toList(),
                accountsOfRoles(),
                new Report(
                        report.number(0),
                        report.number(1),
                        report.number(2),
                        report.number(3),
                        inner.report().equals(feedMirror.report()) ? report.number(4) : time.seconds(),
                        inner.report().equals(feedMirror.report()) ? report.number(5) : time.seconds()),
                number(feed, Calldata.call("average()")),
                number(feed, Calldata.call("resumedAt()")),
                number(parameters, Calldata.call("valueOf(bytes32)").name("cap")),
                number(parameters, Calldata.call("valueOf(bytes32)").name("fee")));
    }

    private List<Object> stateOfMirror() {
        return List.of(
                EnumSet.allOf(Action.class).stream().map(pauseMirror::isPaused).toList(),
                EnumSet.allOf(Role.class).stream()
                        .map(role -> accounts.get(rolesMirror.holderOf(role)).address())
                        .toList(),
                feedMirror.report(),
                feedMirror.average(),
                feedMirror.resumedAt(),
                parametersMirror.valueOf("cap"),
                parametersMirror.valueOf("fee"));
    }

    private boolean isPaused(Action action) {
        return number(pause, Calldata.call("isPaused(uint8)").number(codeOf(action))) == 1;
    }

    private List<String> accountsOfRoles() {
        return EnumSet.allOf(Role.class).stream()
                .map(role -> chain.read(
                                roles,
                                Calldata.call("holderOf(uint8)")
                                        .number(role.code())
                                        .hex())
                        .address(0))
                .toList();
    }

    private long number(String contract, Calldata call) {
        return chain.read(contract, call.hex()).number(0);
    }

    private String create(String creation) {
        return chain.create(senders.getFirst(), creation);
    }

    private Set<Action> some() {
        Set<Action> some = EnumSet.noneOf(Action.class);
        for (Action action : Action.values()) {
            if (random.nextInt(4) == 0) {
                some.add(action);
            }
        }
        return some;
    }

    private static int codeOf(Action action) {
        return List.of(Action.values()).indexOf(action);
    }

    private static List<String> names(Set<Action> actions) {
        return actions.stream().map(Action::name).toList();
    }

    private static RolesMirror roles() {
        return new RolesMirror(Map.of(Role.PUBLISHER, 0, Role.KEEPER, 1, Role.GUARDIAN, 2, Role.GOVERNOR, 3));
    }
}
