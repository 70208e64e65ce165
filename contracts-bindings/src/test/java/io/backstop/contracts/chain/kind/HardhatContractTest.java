package io.backstop.contracts.chain.kind;

class HardhatContractTest extends ChainContract {

    HardhatContractTest() {
        super(ChainKind.HARDHAT);
    }
}
