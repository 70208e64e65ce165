package io.backstop.contracts.sender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** More is offered after 3 blocks, so that 23 are waited for. */
class PatienceTest {

    private static final long SECOND = 1_000_000_000;
    private static final long START = 77 * SECOND;

    private final Patience patience = new Patience(3, START);

    /** 23 blocks of 12 s are 276 s. */
    @Test
    void whatIsTendedIsWaitedForInBlocks() {
        for (int block = 0; block <= 23; block++) {
            assertThat(patience.end(1, 1000 + block, START + 12L * block * SECOND))
                    .as("block %d", block)
                    .isNull();
        }
        assertThat(patience.end(1, 1024, START + 288 * SECOND)).isEqualTo("23 blocks");
    }

    @Test
    void anotherOfferIsWaitedForAsLong() {
        assertThat(patience.end(1, 1000, START)).isNull();
        assertThat(patience.end(2, 1020, START)).isNull();
        assertThat(patience.end(2, 1043, START)).isNull();
        assertThat(patience.end(2, 1044, START)).isEqualTo("23 blocks");
    }

    @Test
    void aChainWithoutBlocksIsGivenUp() {
        assertThat(patience.end(1, 1000, START)).isNull();
        assertThat(patience.end(1, 1001, START + 100 * SECOND)).isNull();
        assertThat(patience.end(1, 1001, START + 220 * SECOND)).isNull();
        assertThat(patience.end(1, 1001, START + 221 * SECOND)).isEqualTo("120 s without a block");
    }

    @Test
    void whatIsNotTendedIsWaitedForAsForAnyRequest() {
        assertThat(patience.end(0, 0, START + 20 * SECOND)).isNull();
        assertThat(patience.end(0, 0, START + 21 * SECOND)).isEqualTo("20 s");
    }
}
