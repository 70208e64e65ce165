package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.oracle.laboratory.FeedRecord;
import io.backstop.oracle.laboratory.FeedRecord.Update;
import io.backstop.oracle.laboratory.FeedReport;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A feed of 100 and then 110 dollars, seen at seconds 1000 and 1010 and landed 2 s later each, until 1032; the truth is 110 all the time.
 */
class FeedPageTest {

    private static final long USD = 100_000_000;
    private static final FeedReport REPORT = FeedReport.of(
            new FeedRecord(
                    List.of(new Update(1_002_000, 1_000_000, 100 * USD), new Update(1_012_000, 1_010_000, 110 * USD)),
                    1_032_000),
            new FeedSpec(0, 10_000, 50_000_000),
            new TimeGrid(1_000_000, 2000, 16),
            PriceSeries.of(LongStream.generate(() -> 110 * USD).limit(16).toArray()),
            15_000);

    @Test
    void theSummaryHasEveryFigure() {
        // Ages as in FeedRecordTest. Of 15 steps from the first landing on five are 10 ÷ 110 off: 45.45 % ÷ 15 = 3.03
        // %.
        assertThat(FeedJson.summary("<feed>", REPORT)).isEqualTo("""
            {
              "feed": "\\u003cfeed>",
              "updates": 2,
              "from": "1970-01-01T00:16:42Z",
              "to": "1970-01-01T00:17:12Z",
              "ageMillis": {
                "mean": 10333,
                "p50": 9500,
                "p90": 19000,
                "p99": 21700,
                "most": 22000
              },
              "stale": {
                "limitMillis": 15000,
                "count": 1,
                "longestMillis": 7000,
                "episodes": [
                  {
                    "from": "1970-01-01T00:17:05Z",
                    "to": "1970-01-01T00:17:12Z"
                  }
                ]
              },
              "updatesByCause": {
                "look": 0,
                "deviation": 1,
                "heartbeat": 0,
                "schedule": 0,
                "other": 0
              },
              "gapMillis": {
            %s  },
              "change": {
            %s  },
              "error": {
                "mean": 0.030303030,
                "p99": 0.090909090,
                "most": 0.090909090,
                "mostAt": "1970-01-01T00:16:42Z"
              }
            }
            """.formatted(shares("10000"), shares("0.100000000")));
    }

    @Test
    void theTerminalAndThePageTellTheSame() {
        List<String> lines = FeedText.of("<feed>", REPORT);
        String page = FeedPage.render("<feed>", REPORT);

        assertThat(lines)
                .startsWith(
                        "<feed>: 2 updates from 1970-01-01T00:16:42Z to 1970-01-01T00:17:12Z", "", "Age of the price")
                .contains("                 mean  50 % of the time  90 %    99 %  most")
                .contains("  age at most  10.3 s             9.5 s  19 s  21.7 s  22 s")
                .contains("  1      1970-01-01T00:17:05Z  1970-01-01T00:17:12Z          7 s");
        assertThat(page)
                .contains("<th scope=\"row\">age at most</th><td>10.3 s</td><td>9.5 s</td><td>19 s</td>")
                .contains("<td>1970-01-01T00:17:05Z</td><td>1970-01-01T00:17:12Z</td><td>7 s</td>")
                .contains("<title>Backstop: the feed &lt;feed&gt;</title>")
                .doesNotContain("<feed>");
    }

    private static String shares(String value) {
        StringBuilder lines = new StringBuilder();
        List<Integer> percents = List.of(1, 5, 10, 25, 50, 75, 90, 95, 99, 100);
        for (int percent : percents) {
            lines.append("    \"p%d\": %s%s\n".formatted(percent, value, percent == 100 ? "" : ","));
        }
        return lines.toString();
    }
}
