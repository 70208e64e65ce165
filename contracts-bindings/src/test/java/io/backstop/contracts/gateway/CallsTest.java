package io.backstop.contracts.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.Venues;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.wrapper.PerpMarket;
import io.backstop.contracts.wrapper.PriceFeed;
import io.backstop.contracts.wrapper.PublisherDoor;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.web3j.protocol.core.RemoteFunctionCall;
import org.web3j.tx.ReadonlyTransactionManager;
import org.web3j.tx.gas.DefaultGasProvider;

class CallsTest {

    private static final String CONTRACT = DevAccount.DEPLOYER.address();

    @Test
    void callsAreWrittenAsTheGeneratedWrappersWriteThem() {
        try (LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS)) {
            PerpMarketGateway market = new PerpMarketGateway(chain.connection(), CONTRACT);
            ReadonlyTransactionManager readOnly =
                    new ReadonlyTransactionManager(chain.connection().web3j(), CONTRACT);
            DefaultGasProvider gas = new DefaultGasProvider();
            PerpMarket wrapper = PerpMarket.load(CONTRACT, chain.connection().web3j(), readOnly, gas);
            PriceFeed feedWrapper = PriceFeed.load(CONTRACT, chain.connection().web3j(), readOnly, gas);
            PublisherDoor doorWrapper =
                    PublisherDoor.load(CONTRACT, chain.connection().web3j(), readOnly, gas);

            assertThat(market.openFor(List.of(new Opening(1, -2, 3), new Opening(4, 5, 6)))
                            .calldata())
                    .isEqualTo(encoded(wrapper.openFor(List.of(opening(1, -2, 3), opening(4, 5, 6)))));
            assertThat(market.increase(7, -8, 9).calldata())
                    .isEqualTo(encoded(
                            wrapper.increase(BigInteger.valueOf(7), BigInteger.valueOf(-8), BigInteger.valueOf(9))));
            assertThat(market.decrease(7, -8, 9).calldata())
                    .isEqualTo(encoded(
                            wrapper.decrease(BigInteger.valueOf(7), BigInteger.valueOf(-8), BigInteger.valueOf(9))));
            assertThat(market.close(7).calldata()).isEqualTo(encoded(wrapper.close(BigInteger.valueOf(7))));
            assertThat(market.liquidate(7).calldata()).isEqualTo(encoded(wrapper.liquidate(BigInteger.valueOf(7))));
            assertThat(market.liquidateBatch(new int[] {7, 8}).calldata())
                    .isEqualTo(encoded(wrapper.liquidateBatch(List.of(BigInteger.valueOf(7), BigInteger.valueOf(8)))));
            assertThat(PriceFeedGateway.at(CONTRACT, 9, 10).calldata())
                    .isEqualTo(encoded(feedWrapper.publish(BigInteger.valueOf(9), BigInteger.valueOf(10))));
            assertThat(PriceFeedGateway.through(CONTRACT, CONTRACT, 9, 10).calldata())
                    .isEqualTo(encoded(doorWrapper.publish(CONTRACT, BigInteger.valueOf(9), BigInteger.valueOf(10))));
        }
    }

    private static PerpMarket.Opening opening(long account, long size, long collateral) {
        return new PerpMarket.Opening(
                BigInteger.valueOf(account), BigInteger.valueOf(size), BigInteger.valueOf(collateral));
    }

    private static String encoded(RemoteFunctionCall<?> call) {
        return call.encodeFunctionCall();
    }
}
