package io.backstop.tests;

import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.replay.ChainChoice;
import io.backstop.simulator.replay.FreshChain;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Scenarios of the repository, replayed. */
public final class Replays {

    private Replays() {}

    /** Replays a scenario on its Java engines and on fresh anvils. */
    public static List<VenueRun> onChain(String scenario, String... overrides) {
        return onChain(ContractCode.BUILT, scenario, overrides);
    }

    /** The same with other contracts on the chain. */
    public static List<VenueRun> onChain(ContractCode code, String scenario, String... overrides) {
        return onChain(code, Repository.scenario(scenario), overrides);
    }

    /** The same with a scenario of the test's own. */
    public static List<VenueRun> onChain(ContractCode code, Path file, String... overrides) {
        Scenario read = ScenarioReader.read(file, List.of(overrides), System.getenv());
        ChainChoice anvil = new FreshChain(ChainKind.ANVIL, Repository.HOME, code, null);
        return new Replay(read, TapeWriter.write(read).tape(), anvil, line -> {}).run(10_000);
    }

    /** Replays a scenario on its Java engines only. */
    public static List<VenueRun> onModels(String scenario, String... overrides) {
        Scenario read = ScenarioReader.read(Repository.scenario(scenario), List.of(overrides), System.getenv());
        return new Replay(read, TapeWriter.write(read).tape(), null, line -> {}).run(10_000);
    }

    /** The one run of a kind; for several venues, of the first. */
    public static VenueRun first(List<VenueRun> runs, VenueRun.Kind kind) {
        return find(runs, run -> run.kind() == kind);
    }

    /** The run of a venue and kind. */
    public static VenueRun of(List<VenueRun> runs, String id, VenueRun.Kind kind) {
        return find(runs, run -> run.id().equals(id) && run.kind() == kind);
    }

    private static VenueRun find(List<VenueRun> runs, Predicate<VenueRun> which) {
        return runs.stream().filter(which).findFirst().orElseThrow();
    }
}
