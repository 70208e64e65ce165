package io.backstop.simulator.command;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.live.DeploymentFile;
import io.backstop.simulator.live.DeploymentRecord;
import io.backstop.simulator.live.LiveDeployment;
import io.backstop.simulator.live.Roles;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.scenario.Home;
import io.backstop.simulator.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Credentials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deploy}: puts one pool venue of a scenario on a development chain. */
@Command(
        name = "deploy",
        description = "Deploys a pool venue, pays in its capital, opens its seeded positions and writes where all is.",
        mixinStandardHelpOptions = true,
        footer = {"", KeyOptions.FOOTER})
public final class DeployCommand implements Callable<Integer> {

    private static final String EMPTY_POOL = "scenarios/empty-pool.yaml";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Mixin
    private final KeyOptions key = new KeyOptions();

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "scenario that describes venue and positions (default: " + EMPTY_POOL + ")")
    private @Nullable Path scenarioFile;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "change one key, for example seed=7; repeatable")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--venue", paramLabel = "ID", description = "pool venue of the scenario (default: the only one)")
    private @Nullable String venue;

    @Option(
            names = "--evm",
            paramLabel = "HARDFORK",
            defaultValue = "cancun",
            description = "build for a chain with these rules: london or cancun (default: ${DEFAULT-VALUE})")
    private Hardfork hardfork = Hardfork.CANCUN;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "deployment.json",
            description = "file to write (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("");

    @Option(names = "--force", description = "replace the file if it is there already")
    private boolean force;

    @Override
    public Integer call() {
        DeploymentFile.requireWritable(out, force);
        Path file = scenarioFile == null ? Home.folder().resolve(EMPTY_POOL) : scenarioFile;
        Scenario scenario = ScenarioReader.read(file, overrides, System.getenv());
        VenueSpec.Pool pool = VenueChoice.deployable(VenueChoice.of(scenario, venue));
        PoolJob job = PoolJob.of(TapeWriter.write(scenario).tape(), pool, scenario.seed());
        Credentials credentials = key.open();
        try (ChainConnection connection = node.open(Output.of(spec)::error)) {
            Roles roles = roles(connection, credentials);
            DeploymentRecord deployed =
                    LiveDeployment.run(connection, roles, ContractCode.builtFor(hardfork), scenario, job);
            DeploymentFile.write(out, deployed);
            tell(job, deployed);
            return ExitCode.OK;
        }
    }

    private void tell(PoolJob job, DeploymentRecord deployed) {
        Output.of(spec)
                .printer()
                .printf(
                        "venue \"%s\" of scenario \"%s\": market %s, %d positions open, %d orders of the tape left"
                                + " out%n%s%n",
                        deployed.venue(),
                        deployed.scenario(),
                        deployed.address("market"),
                        job.tape().positions().size(),
                        job.tape().orders().size(),
                        "written: " + out);
    }

    private static Roles roles(ChainConnection connection, @Nullable Credentials credentials) {
        TransactionSender deployer = KeyOptions.sender(connection, credentials, DevAccount.DEPLOYER);
        if (credentials != null) {
            return new Roles(deployer, deployer, deployer);
        }
        return new Roles(
                deployer,
                TransactionSender.of(connection, DevAccount.PUBLISHER),
                TransactionSender.of(connection, DevAccount.OPERATOR));
    }
}
