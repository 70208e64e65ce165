package io.backstop.contracts.abi;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.venue.ContractError;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractErrorsTest {

    @Test
    void anErrorKeepsItsNameAndItsNumbersInOrder() {
        String revert = Calldata.call("StillHealthy(uint64,int64,int64)")
                .number(7)
                .number(-5)
                .number(Long.MAX_VALUE)
                .hex();

        assertThat(ContractErrors.decode(revert)).isEqualTo(ContractError.of("StillHealthy", 7L, -5L, Long.MAX_VALUE));
    }

    @Test
    void whatIsNoNumberIsLeftOut() {
        String nobody = "0x" + "0".repeat(40);
        String noPrice = Calldata.call("NoPrice(address)").address(nobody).hex();
        String short1 = Calldata.call("ERC20InsufficientBalance(address,uint256,uint256)")
                .address(nobody)
                .number(1)
                .number(2)
                .hex();
        String tooLarge =
                Calldata.call("DoesNotFit64Bits(int256)").largestNumber().hex().replace("ffff", "7fff");

        assertThat(List.of(noPrice, short1, tooLarge))
                .map(ContractErrors::decode)
                .containsExactly(
                        ContractError.of("NoPrice"),
                        ContractError.of("ERC20InsufficientBalance", 1L, 2L),
                        ContractError.of("DoesNotFit64Bits"));
    }

    @Test
    void whatIsNoErrorOfTheContractsIsNamedToo() {
        String panic = Calldata.call("Panic(uint256)").number(0x11).hex();

        assertThat(List.of(panic, Calldata.call("Error(string)").hex(), "0x", "0x12345678"))
                .map(ContractErrors::decode)
                .containsExactly(
                        ContractError.of("Panic", 17L),
                        ContractError.of("Error"),
                        ContractError.of("NoReason"),
                        ContractError.of("Unknown0x12345678"));
    }
}
