package io.backstop.simulator.command;

import io.backstop.contracts.chain.Endpoints;
import io.backstop.simulator.onchain.Speed;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run is asked for.
 *
 * @param file the scenario
 * @param chain a kind of chain, {@code auto} or a node's address; null for none
 * @param speed of the tape by the clock of a chain that has its own; null for a step in each of its blocks
 * @param keepChain whether nodes that were started stay up until Ctrl-C
 * @param out folder of the results
 * @param overrides {@code path=value} each
 * @param commonOnly whether the accounts that a venue refuses are left out on all
 * @param maxChainAccounts largest number of accounts that may be opened on a chain
 * @param home the product's folder
 */
record RunOptions(
        Path file,
        @Nullable String chain,
        @Nullable Speed speed,
        boolean keepChain,
        Path out,
        List<String> overrides,
        boolean commonOnly,
        int maxChainAccounts,
        Path home) {

    /** A chain of more accounts takes long, so it must be asked for. */
    static final int DEFAULT_MAX_CHAIN_ACCOUNTS = 10_000;

    /** The command that does the same again. */
    String command() {
        StringBuilder command =
                new StringBuilder("./backstop run ").append(ShellText.quoted(ShellText.shown(file, home)));
        if (chain != null) {
            command.append(" --chain ").append(ShellText.quoted(Endpoints.shown(chain)));
        }
        if (speed != null) {
            command.append(" --speed ").append(speed);
        }
        if (maxChainAccounts != DEFAULT_MAX_CHAIN_ACCOUNTS) {
            command.append(" --max-chain-accounts ").append(maxChainAccounts);
        }
        command.append(commonOnly ? " --common-only" : "");
        overrides.forEach(override -> command.append(" --set ").append(ShellText.quoted(override)));
        return command.toString();
    }
}
