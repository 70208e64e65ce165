package io.backstop.simulator.command;

import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.Capability;
import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.chain.NodeRequest;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.live.Build;
import io.backstop.simulator.live.DeploymentFile;
import io.backstop.simulator.live.DeploymentRecord;
import io.backstop.simulator.live.LiveDeployment;
import io.backstop.simulator.live.Roles;
import io.backstop.simulator.live.Wanted;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.replay.KindChoice;
import io.backstop.simulator.scenario.Home;
import io.backstop.simulator.scenario.ScenarioReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    /** Of nodes whose chain can be copied. */
    private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Mixin
    private final KeyOptions key = new KeyOptions();

    @Option(
            names = {"--scenario", "--config"},
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
            description = "build for a chain with these rules: london or cancun (default: what the chain runs)")
    private @Nullable Hardfork hardfork;

    @Option(
            names = "--fork",
            paramLabel = "URL",
            description = "with --chain anvil or hardhat: begin as a copy of the chain of the node at this address")
    private @Nullable String fork;

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
        KindChoice kind = node.kind();
        if (fork != null && (kind == null || !kind.kind().capabilities().contains(Capability.FORK))) {
            throw new InputException(
                    "--fork: must be given with --chain anvil or hardhat only, which can begin as a copy");
        }
        if (fork != null && !isAddress(fork)) {
            throw new InputException("--fork: must be the URL of a node, such as http://127.0.0.1:8545");
        }
        boolean mayBeThere = force || (kind == null && DeploymentFile.isOne(out));
        DeploymentFile.requireWritable(out, mayBeThere);
        Path file = scenarioFile == null ? Home.folder().resolve(EMPTY_POOL) : scenarioFile;
        Scenario scenario = ScenarioReader.read(file, overrides, System.getenv());
        VenueSpec.Pool pool = VenueChoice.deployable(VenueChoice.of(scenario, venue));
        PoolJob job = PoolJob.of(TapeWriter.write(scenario).tape(), pool, scenario.seed());
        Credentials credentials = key.open();
        if (kind != null) {
            deployAndKeepUp(kind, scenario, job, credentials);
            return ExitCode.OK;
        }
        try (ChainConnection connection = node.open(Output.of(spec)::error)) {
            Roles roles = roles(connection, credentials);
            Hardfork rules = hardfork == null ? Hardfork.followedBy(connection) : hardfork;
            DeploymentRecord found = force ? null : reusable(connection, wanted(scenario, job, roles, rules));
            if (found != null) {
                tell(job, found, "unchanged: ");
                return ExitCode.OK;
            }
            deploy(connection, scenario, job, roles, rules);
            return ExitCode.OK;
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            return uri.getRawAuthority() != null
                    && uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void deploy(ChainConnection connection, Scenario scenario, PoolJob job, Roles roles, Hardfork rules) {
        DeploymentRecord deployed = LiveDeployment.run(connection, roles, rules, scenario, job);
        DeploymentFile.write(out, deployed);
        tell(job, deployed, "written: ");
    }

    private static Wanted wanted(Scenario scenario, PoolJob job, Roles roles, Hardfork rules) {
        return new Wanted(
                scenario.name(),
                job,
                Build.of(rules),
                roles.publisher().address(),
                roles.operator().address());
    }

    /** A chain that is started here ends with this process, so that stays; oracle and keeper need blocks that come by themselves. */
    private void deployAndKeepUp(KindChoice choice, Scenario scenario, PoolJob job, @Nullable Credentials credentials) {
        Output output = Output.of(spec);
        output.progress("chain: " + choice.words());
        Hardfork rules = hardfork == null ? Hardfork.CANCUN : hardfork;
        NodeRequest request = new NodeRequest(Home.folder(), Instant.now().getEpochSecond(), rules, 0, fork);
        try (Chain chain = choice.kind().start(request)) {
            deploy(chain.connection(), scenario, job, roles(chain.connection(), credentials), rules);
            if (choice.kind().isOnDemand()) {
                BlockClock.of(chain.connection()).mineEachSecond();
            }
            output.printer()
                    .println("chain: %s and %s, a block each second, until Ctrl-C"
                            .formatted(chain.webSocketUrl(), chain.httpUrl()));
            new ChainsUp(Map.of("the chain that was started", chain.connection())).awaitCtrlC();
        }
    }

    /** What an earlier call wrote, if that is what is wanted and the chain still has it; null if nothing is written yet. */
    private @Nullable DeploymentRecord reusable(ChainConnection connection, Wanted wanted) {
        if (!Files.exists(out)) {
            return null;
        }
        DeploymentRecord found = DeploymentFile.read(out);
        wanted.unlike(found).ifPresent(why -> {
            throw new InputException("%s: %s; --force replaces it, --out names another".formatted(out, why));
        });
        found.requireOn(connection, out);
        return found;
    }

    private void tell(PoolJob job, DeploymentRecord deployed, String what) {
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
                        what + out);
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
