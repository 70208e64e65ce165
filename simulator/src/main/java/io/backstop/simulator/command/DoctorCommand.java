package io.backstop.simulator.command;

import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.Finding;
import io.backstop.contracts.chain.NodeExamination;
import io.backstop.contracts.chain.NodeRequest;
import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.contracts.chain.kind.OwnBesu;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.model.scenario.InputException;
import io.backstop.simulator.replay.KindChoice;
import io.backstop.simulator.replay.NamedNode;
import io.backstop.simulator.scenario.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: what can be run here, and what a node can do. */
@Command(
        name = "doctor",
        description = "Tells which local chains can be started here, and what a node will and will not do.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"--chain", "--rpc"},
            paramLabel = "URL|KIND",
            description = "examine the node at this address too (http, ws or socket path), or one of this kind that is"
                    + " started for it")
    private @Nullable String chain;

    @Option(
            names = "--genesis",
            paramLabel = "FOLDER",
            description =
                    "write what a Besu of your own needs into this new folder, and tell the command that starts it")
    private @Nullable Path genesis;

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        if (genesis != null) {
            findings.add(new Finding("besu of your own", "started with: " + command(genesis), true));
        }
        findings.add(new Finding("java", System.getProperty("java.version"), true));
        for (ChainKind kind : ChainKind.values()) {
            findings.add(of(kind));
        }
        tell(findings);
        if (chain == null) {
            return ExitCode.OK;
        }
        List<Finding> ofNode = ofNode(chain);
        tell(ofNode);
        return ofNode.stream().allMatch(Finding::works) ? ExitCode.OK : ExitCode.RUN_FAILED;
    }

    /** What is here is told before a node is asked, which may not answer. */
    private void tell(List<Finding> findings) {
        Output output = Output.of(spec);
        findings.forEach(finding -> output.printer()
                .printf("%-3s %-20s %s%n", finding.works() ? "ok" : "no", finding.what(), finding.found()));
        output.printer().flush();
    }

    private static String command(Path folder) {
        try {
            return OwnBesu.writeInto(folder);
        } catch (IOException e) {
            throw new InputException("--genesis %s: must be a new folder in one that is there".formatted(folder));
        }
    }

    private static Finding of(ChainKind kind) {
        String missing = kind.missing(Home.folder()).orElse("");
        String what = "--chain " + kind.word();
        return missing.isEmpty()
                ? new Finding(what, "can be started: " + kind.capabilities(), true)
                : new Finding(what, missing, false);
    }

    private static List<Finding> ofNode(String word) {
        KindChoice kind = KindChoice.of(word, Home.folder());
        if (kind == null) {
            try (ChainConnection connection = NamedNode.open(word, null)) {
                return of(connection);
            }
        }
        NodeRequest request = NodeRequest.at(Home.folder(), Instant.now().getEpochSecond());
        try (Chain chain = kind.kind().start(request)) {
            List<Finding> findings = new ArrayList<>(List.of(new Finding("chain", kind.words(), true)));
            findings.addAll(of(chain.connection()));
            return findings;
        }
    }

    private static List<Finding> of(ChainConnection connection) {
        List<Finding> findings = new ArrayList<>(NodeExamination.of(connection));
        findings.add(chainId(connection.chainId()));
        findings.add(accounts(connection));
        return findings;
    }

    private static Finding chainId(long id) {
        boolean isKnown = ChainKind.chainIds().contains(id);
        return new Finding(
                "development chain",
                isKnown ? "yes" : "not by its id: name it with --chain-id " + id + "; run refuses it",
                isKnown);
    }

    private static Finding accounts(ChainConnection connection) {
        List<DevAccount> poor = new ArrayList<>();
        for (DevAccount account : DevAccount.values()) {
            if (!connection.hasMoney(account.address())) {
                poor.add(account);
            }
        }
        return new Finding(
                "funded accounts",
                poor.isEmpty() ? "all roles have money" : "no money: " + poor + "; deploy and run need it",
                poor.isEmpty());
    }
}
