package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.scenario.CoinCollateralSpec;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.InputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoinCollateralSectionTest {

    @Test
    void whatIsLeftOutIsTheContractsMoney() throws JsonProcessingException {
        assertThat(read(ContractType.LINEAR, "{}")).isNull();
        assertThat(read(ContractType.LINEAR, "{collateral: {asset: coin, haircut: 5%}}"))
                .isEqualTo(new CoinCollateralSpec(50_000_000));
        assertThat(read(ContractType.LINEAR, "{collateral: {asset: coin, haircut: 5%, share: 40%}}"))
                .isEqualTo(new CoinCollateralSpec(50_000_000, 400_000_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LINEAR | {haircut: 5%} | collateral.asset: is missing",
                "LINEAR | {asset: gold, haircut: 5%} | collateral.asset: \"gold\" must be one of coin",
                "LINEAR | {asset: coin} | collateral.haircut: is missing",
                "LINEAR | {asset: coin, haircut: 100%} | collateral.haircut: \"100%\" must be below 100%",
                "LINEAR | {asset: coin, haircut: 1%, share: 0} | collateral.share: 0 must be positive",
                "LINEAR | {asset: coin, hair: 1%} | collateral.hair: unknown key",
                "INVERSE | {asset: coin, haircut: 5%} | collateral: must not stand beside contract: inverse, whose"
                        + " money is the coin"
            })
    void aMistakeIsToldWithItsPath(ContractType contract, String collateral, String mistake) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(contract, "{collateral: " + collateral + "}"))
                .withMessageContaining(mistake);
    }

    private static @Nullable CoinCollateralSpec read(ContractType contract, String venue)
            throws JsonProcessingException {
        return CoinCollateralSection.read(
                new Node(new Origin("small.yaml"), "", new YAMLMapper().readTree(venue)), contract);
    }
}
