package io.backstop.tests.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.funding.FundingPayment;
import io.backstop.model.cex.funding.ImpactPrices;
import io.backstop.model.cex.funding.PremiumIndex;
import io.backstop.model.cex.margin.LinearContract;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.cex.margin.PositionPrices;
import io.backstop.model.cex.margin.SizeLinearMargin;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** arXiv 2512.01112: prices at which positions end, a fill and funding. A whole unit is a million, prices are dollars. */
class PaperExamplesTest {

    private static final long UNIT = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final LinearContract CONTRACT = new LinearContract(UNIT);

    @BeforeAll
    static void requireData() {
        Repository.requireData();
    }

    /** A long of 1 at 1 with a margin of 2/3 or 2/19. */
    @ParameterizedTest
    @CsvSource({"bk_B, 2, 3", "bk_D, 2, 19"})
    void bankruptcyPrices(String example, long numerator, long denominator) throws IOException {
        long price = prices().bankruptcyPrice(UNIT, PRICE, UNIT * numerator / denominator);

        assertExpected(example, (double) price / PRICE);
    }

    /** The same, with a maintenance ratio of 10 %. */
    @ParameterizedTest
    @CsvSource({"liq_B, 2, 3", "liq_D, 2, 19"})
    void liquidationPrices(String example, long numerator, long denominator) throws IOException {
        long price = prices().liquidationPrice(UNIT, PRICE, UNIT * numerator / denominator);

        assertExpected(example, (double) price / PRICE);
    }

    /** One at 1.0, three at 1.1 and one at 1.2 are five for 5.5. */
    @Test
    void averageFill() throws IOException {
        OrderBook book = new OrderBook();
        book.limit(1, -UNIT, 10, (maker, taker, price, size) -> {});
        book.limit(1, -3 * UNIT, 11, (maker, taker, price, size) -> {});
        book.limit(1, -10 * UNIT, 12, (maker, taker, price, size) -> {});

        long average = new ImpactPrices(book, CONTRACT, PRICE / 10, 11 * UNIT / 2).ask();

        assertExpected("exec_vwap", (double) average / PRICE);
    }

    /** Longs ÷ shorts = 3 ÷ 5, mark 1.4, index 1.5; A, B and D hold 1, C is short of 4 and E of 1. */
    @Test
    void funding() throws IOException {
        long rate = PremiumIndex.ofImbalance(3, 5, 14 * PRICE / 10, 15 * PRICE / 10);

        double[] owed = Arrays.stream(new long[] {1, 1, -4, 1, -1})
                .mapToDouble(size -> (double) FundingPayment.owed(CONTRACT, size * UNIT, 14 * PRICE / 10, rate) / UNIT)
                .toArray();

        assertExpected("funding_1", owed);
    }

    private static PositionPrices prices() {
        return new PositionPrices(new MarketTerms(CONTRACT, new SizeLinearMargin(100_000_000, 100_000_000, 0, 1)));
    }

    private static void assertExpected(String example, double... figures) throws IOException {
        Path file = Path.of(System.getenv("BACKSTOP_DATA"), "adl", "paper_worked_examples.csv");
        String[] cells = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(example + ","))
                .findFirst()
                .orElseThrow()
                // Commas inside quotes belong to a cell.
                .split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        double[] expected = Arrays.stream(cells[3].split(";"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(figures).as(example).containsExactly(expected, Offset.offset(Double.parseDouble(cells[4])));
    }
}
