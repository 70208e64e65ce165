package io.backstop.simulator.command;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.JournalFile;
import io.backstop.contracts.sender.OfferJournal;
import io.backstop.contracts.sender.Replacement;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.KeyDescriptor;
import io.backstop.keeper.KeyStores;
import io.backstop.keeper.log.EventLog;
import io.backstop.model.scenario.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Credentials;
import picocli.CommandLine.Option;

/** Whose transactions a keeper sends: accounts of key files or descriptors, or the one that every development chain funds. */
final class KeeperKeys {

    @Option(
            names = "--keystore",
            split = ",",
            paramLabel = "FILE",
            description =
                    "encrypted key files (version 3); without any key a published one of development chains signs")
    private List<Path> keystores = List.of();

    @Option(
            names = "--key-fd",
            split = ",",
            paramLabel = "N",
            description = "file descriptors to read keys from, 64 hexadecimal digits each")
    private List<Integer> descriptors = List.of();

    /**
     * The accounts in the order of the options.
     *
     * @throws InputException if a key cannot be had, or is given twice
     */
    List<Credentials> open() {
        List<Credentials> accounts = new ArrayList<>();
        keystores.forEach(file -> accounts.add(KeyStores.open(file, KeyOptions.password())));
        descriptors.forEach(descriptor -> accounts.add(KeyDescriptor.open("--key-fd", descriptor)));
        Set<String> addresses = new HashSet<>();
        for (Credentials account : accounts) {
            if (!addresses.add(account.getAddress())) {
                throw new InputException("--keystore: the key of " + account.getAddress() + " is given twice");
            }
        }
        return accounts.isEmpty() ? List.of(DevAccount.KEEPER.credentials()) : accounts;
    }

    /** A sender for each account, which finds what it had sent in the folder of the keeper's state. */
    static List<TransactionSender> senders(
            ChainConnection connection,
            List<Credentials> accounts,
            Replacement replacement,
            @Nullable Path state,
            EventLog log) {
        List<TransactionSender> senders = new ArrayList<>();
        for (Credentials account : accounts) {
            OfferJournal journal = state == null
                    ? OfferJournal.NONE
                    : JournalFile.open(
                            state.resolve(account.getAddress() + ".journal"),
                            line -> log.error("journal-failed", "why", line));
            senders.add(TransactionSender.tending(connection, account, DevAccount.KEEPER.fees(), replacement, journal));
        }
        return senders;
    }
}
