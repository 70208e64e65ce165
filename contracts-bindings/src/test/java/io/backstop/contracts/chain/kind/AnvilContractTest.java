package io.backstop.contracts.chain.kind;

class AnvilContractTest extends ChainContract {

    AnvilContractTest() {
        super(ChainKind.ANVIL);
    }
}
