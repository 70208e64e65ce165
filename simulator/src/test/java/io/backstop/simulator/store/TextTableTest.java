package io.backstop.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results of queries as text. */
class TextTableTest {

    private static final Query QUERY = new Query(
            List.of("venue", "n", "a,b"),
            List.of("VARCHAR", "BIGINT", "DECIMAL(18,6)"),
            List.of(Arrays.asList("dex", "7", "1.500000"), Arrays.asList("say \"cex\"", "120", null)));

    @Test
    void numbersStandToTheRight() {
        assertThat(QueryText.table(QUERY)).isEqualTo("""
            venue        n       a,b
            ────────────────────────
            dex          7  1.500000
            say "cex"  120
            """);
    }

    @Test
    void csvQuotesWhatItMust() {
        assertThat(QueryText.csv(QUERY)).isEqualTo("""
            venue,n,"a,b"
            dex,7,1.500000
            "say ""cex""\",120,
            """);
    }

    @Test
    void jsonKeepsTheDigits() {
        assertThat(QueryText.json(QUERY)).isEqualTo("""
            [
            {"venue":"dex","n":7,"a,b":1.500000},
            {"venue":"say \\"cex\\"","n":120,"a,b":null}]
            """);
    }
}
