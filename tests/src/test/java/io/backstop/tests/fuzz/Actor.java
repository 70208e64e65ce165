package io.backstop.tests.fuzz;

import io.backstop.contracts.sender.DevAccount;
import io.backstop.model.mirror.OperationsMirror;
import io.backstop.model.mirror.PerpMarketMirror;
import io.backstop.model.mirror.PoolMirror;
import io.backstop.model.mirror.PriceFeedMirror;

/** Somebody who calls: an account that every development chain funds, and the number by which the mirror knows it. */
enum Actor {
    DEPLOYER(PoolMirror.DEPLOYER, DevAccount.DEPLOYER.address()),
    PUBLISHER(PriceFeedMirror.PUBLISHER, DevAccount.PUBLISHER.address()),
    OPERATOR(PerpMarketMirror.OPERATOR, DevAccount.OPERATOR.address()),
    KEEPER(4, DevAccount.KEEPER.address()),
    GUARDIAN(OperationsMirror.GUARDIAN, DevAccount.GUARDIAN.address()),
    GOVERNOR(OperationsMirror.GOVERNOR, DevAccount.GOVERNOR.address()),
    ALICE(1, "0x14dc79964da2c08b23698b3d3cc7ca32193d9955"),
    BOB(2, "0x23618e81e3f5cdf7f54c3d65f7fbc0abf5b21e8f"),
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
