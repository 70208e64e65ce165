package io.backstop.contracts.sender;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.NoAnswerException;
import io.backstop.contracts.chain.Refusal;
import io.backstop.contracts.chain.RefusedException;
import java.time.Duration;
import org.web3j.crypto.Hash;

/** Hands an account's signed transactions to the node. Threads may share it. */
final class HandOver {

    private static final Duration PATIENCE_FOR_ROOM = Duration.ofSeconds(30);

    private final ChainConnection connection;
    private final String address;
    private final boolean waitsForRoom;

    /**
     * The way to the node.
     *
     * @param waitsForRoom whether it waits where the node holds no more of the account's transactions; whoever tends has a window
     *     of his own and does not
     */
    HandOver(ChainConnection connection, String address, boolean waitsForRoom) {
        this.connection = connection;
        this.address = address;
        this.waitsForRoom = waitsForRoom;
    }

    /** A refusal is no failure here: the nonce may just have been used up, and what was not is tended again. */
    boolean takes(String signed) {
        try {
            give(signed);
            return true;
        } catch (NoAnswerException e) {
            throw e;
        } catch (ChainException e) {
            return false;
        }
    }

    /** A node that has it already, from an attempt whose answer was lost, refuses it and is content all the same. */
    private void give(String signed) {
        try {
            connection.sendRaw(signed);
        } catch (NoAnswerException e) {
            throw e;
        } catch (ChainException e) {
            if (!connection.knows(Hash.sha3(signed))) {
                throw e;
            }
        }
    }

    /** Whether the node takes a transaction that has to wait for another one. */
    boolean isTakenAhead(String signed) {
        try {
            give(signed);
            return true;
        } catch (RefusedException e) {
            if (e.why() == Refusal.NONCE_TOO_FAR) {
                return false;
            }
            throw e;
        }
    }

    /** Hands it over as soon as there is room for it. */
    void giveInTime(String signed) {
        boolean isGiven = false;
        while (!isGiven) {
            try {
                give(signed);
                isGiven = true;
            } catch (RefusedException e) {
                awaitRoom(e);
            }
        }
    }

    private void awaitRoom(RefusedException refusal) {
        if (!waitsForRoom || refusal.why() != Refusal.NONCE_TOO_FAR) {
            throw refusal;
        }
        new RoomInPool(connection, address, PATIENCE_FOR_ROOM).await(refusal);
    }
}
