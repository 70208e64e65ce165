package io.backstop.contracts.chain.kind;

class BesuHomeContractTest extends ChainContract {

    BesuHomeContractTest() {
        super(ChainKind.BESU_HOME);
    }
}
