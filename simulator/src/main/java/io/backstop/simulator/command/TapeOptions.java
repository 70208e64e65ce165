package io.backstop.simulator.command;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Scenario;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.live.DeploymentRecord;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.simulator.scenario.SourceRequest;
import io.backstop.simulator.scenario.SourceScenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose prices a command publishes: a scenario's, or those of a source that are delivered in some way. */
final class TapeOptions {

    /** The venue whose feed a source is where none is named; the venue of the default deployment. */
    private static final String USUAL_VENUE = "pool";

    private static final String ONE_OF_TWO = "either --scenario FILE, or --source FILE|MODEL with --delivery PRESET";

    @Option(names = "--scenario", paramLabel = "FILE", description = "scenario (YAML) whose feeds to publish")
    private @Nullable Path scenario;

    @Option(
            names = "--source",
            paramLabel = "FILE|MODEL",
            description =
                    "instead: price file (bars, klines, candles, rounds), YAML file with a path, or a model such as"
                            + " gbm:price=2000,annualVolatility=80%%")
    private @Nullable String source;

    @Option(
            names = "--delivery",
            paramLabel = "PRESET|FILE",
            description =
                    "how the source's prices get on chain: a preset of presets/oracle, or a YAML file of a feed's keys")
    private @Nullable String delivery;

    @Option(names = "--seed", paramLabel = "N", description = "of a source: seed of all that is random (default: 1)")
    private @Nullable Long seed;

    @Option(names = "--step", paramLabel = "TIME", description = "of a source: from tick to tick (default: 1s)")
    private @Nullable String step;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "of a source: where to begin, a time or an offset (default: where the file begins)")
    private @Nullable String from;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "of a source: how long (default: the rest of the file, 1h of a model)")
    private @Nullable String length;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "change one key, for example seed=7; repeatable")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--venue",
            paramLabel = "ID",
            description = "pool venue whose feeds to publish (default: the deployment's, or the only one)")
    private @Nullable String venue;

    /**
     * The venue whose feeds are meant.
     *
     * @param deployed whose venue it is if none is named
     * @throws InputException for the first mistake found
     */
    PoolJob job(@Nullable DeploymentRecord deployed) {
        String named = venue == null && deployed != null ? deployed.venue() : venue;
        Scenario read = read(named);
        return PoolJob.of(TapeWriter.write(read).tape(), VenueChoice.of(read, named), read.seed());
    }

    private Scenario read(@Nullable String named) {
        if (scenario != null && source != null) {
            throw new InputException("--source: must not be given with --scenario: " + ONE_OF_TWO);
        }
        if (scenario != null) {
            requireNoneOfSource();
            return ScenarioReader.read(scenario, overrides, System.getenv());
        }
        if (source == null) {
            throw new InputException("--scenario: must be given: " + ONE_OF_TWO);
        }
        return SourceScenario.read(request(source, named), System.getenv());
    }

    private SourceRequest request(String given, @Nullable String named) {
        if (delivery == null) {
            throw new InputException(
                    "--delivery: must be given with --source: a preset of presets/oracle, or a YAML file");
        }
        return new SourceRequest(
                given,
                delivery,
                named == null ? USUAL_VENUE : named,
                seed == null ? 1 : seed,
                step == null ? "1s" : step,
                from,
                length,
                overrides);
    }

    private void requireNoneOfSource() {
        Map<String, @Nullable Object> ofSource = new LinkedHashMap<>();
        ofSource.put("--delivery", delivery);
        ofSource.put("--seed", seed);
        ofSource.put("--step", step);
        ofSource.put("--from", from);
        ofSource.put("--for", length);
        ofSource.forEach((name, value) -> {
            if (value != null) {
                throw new InputException(
                        name + ": goes with --source only: a scenario says it itself, --set changes it");
            }
        });
    }
}
