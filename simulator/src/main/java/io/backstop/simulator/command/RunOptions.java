package io.backstop.simulator.command;

import io.backstop.contracts.chain.Endpoints;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run is asked for.
 *
 * @param file the scenario
 * @param chain a kind of chain, {@code auto} or a node's address; null for none
 * @param keepChain whether nodes that were started stay up until Ctrl-C
 * @param out folder of the results
 * @param overrides {@code path=value} each
 * @param maxChainAccounts largest number of accounts that may be opened on a chain
 * @param home the product's folder
 */
record RunOptions(
        Path file,
        @Nullable String chain,
        boolean keepChain,
        Path out,
        List<String> overrides,
        int maxChainAccounts,
        Path home) {

    /** A chain of more accounts takes long, so it must be asked for. */
    static final int DEFAULT_MAX_CHAIN_ACCOUNTS = 10_000;

    /** The command that does the same again. */
    String command() {
        StringBuilder command = new StringBuilder("./backstop run ").append(quoted(shown(file)));
        if (chain != null) {
            command.append(" --chain ").append(quoted(Endpoints.shown(chain)));
        }
        if (maxChainAccounts != DEFAULT_MAX_CHAIN_ACCOUNTS) {
            command.append(" --max-chain-accounts ").append(maxChainAccounts);
        }
        overrides.forEach(override -> command.append(" --set ").append(quoted(override)));
        return command.toString();
    }

    /** The word as a shell reads it. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** The product's own scenarios are named from its folder, whoever's machine it is. */
    private String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path base = home.toAbsolutePath().normalize();
        return absolute.startsWith(base) ? base.relativize(absolute).toString() : path.toString();
    }
}
