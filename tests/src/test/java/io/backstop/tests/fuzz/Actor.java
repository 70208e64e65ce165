package io.backstop.tests.fuzz;

import io.backstop.contracts.sender.DevAccount;
import io.backstop.model.mirror.PerpMarketMirror;
import io.backstop.model.mirror.PoolMirror;
import io.backstop.model.mirror.PriceFeedMirror;

/** Somebody who calls: an account that every development chain funds, and the number by which the mirror knows it. */
enum Actor {
    DEPLOYER(PoolMirror.DEPLOYER, DevAccount.DEPLOYER.address()),
    PUBLISHER(PriceFeedMirror.PUBLISHER, DevAccount.PUBLISHER.address()),
    OPERATOR(PerpMarketMirror.OPERATOR, DevAccount.OPERATOR.address()),
    KEEPER(4, DevAccount.KEEPER.address()),
    ALICE(1, "0x15d34aaf54267db7d7c367839aaf71a00a2c6a65"),
    BOB(2, "0x9965507d1a55bcc2695c58ba16fb37d819b0a4dc"),
    CAROL(3, "0x976ea74026e726554db657fa54763abd0c3a0aa9");

    private final int id;
    private final String address;

    Actor(int id, String address) {
        this.id = id;
        this.address = address;
    }

    int id() {
        return id;
    }

    String address() {
        return address;
    }
}
