package io.backstop.contracts.chain.kind;

import io.backstop.contracts.Venues;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same with a program that only looks like Besu, so that the way it is started is tested on every machine. */
class BesuDoubleContractTest extends ChainContract {

    BesuDoubleContractTest() {
        super(ChainKind.BESU_HOME);
    }

    @BeforeAll
    static void nameTheDouble() {
        System.setProperty(
                "BESU_HOME",
                Venues.HOME.resolve("contracts-bindings/src/test/besu/quick").toString());
    }

    @AfterAll
    static void forgetTheDouble() {
        System.clearProperty("BESU_HOME");
    }
}
