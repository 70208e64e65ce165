package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.scenario.InputException;
import io.backstop.model.venue.VenueRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    @TempDir
    private Path folder;

    @Test
    void theSummaryHoldsEveryFigureAsAnExactNumber() throws IOException {
        VenueRun run = TinyRun.onChain();
        Comparison comparison = TinyRun.comparison(run);

        Results.write(folder.resolve("out"), comparison);

        assertThat(folder.resolve("out/summary.json")).hasContent("""
            {
              "scenario": "tiny",
              "seed": 42,
              "tapeHash": "%s",
              "openInterest": 200000.000000,
              "clampedBars": 3,
              "venues": [
                {
                  "id": "pool",
                  "kind": "on-chain",
                  "feedHash": "%s",
                  "ledgerHash": "%s",
                  "conservation": 0.000000,
                  "liquidations": 1,
                  "liquidatedNotional": 195000.000000,
                  "shortfall": 1000.000000,
                  "latencyTransfer": 0.000000,
                  "attribution": {
                    "jump": 1000.000000,
                    "oracle": 0.000000,
                    "keeper": 0.000000,
                    "throttle": 0.000000,
                    "impact": 0.000000
                  },
                  "paidBy": {
                    "insuranceFund": 0.000000,
                    "backstopVault": 0.000000,
                    "feeBuffer": 200.000000,
                    "safetyModule": 0.000000,
                    "juniorLp": 0.000000,
                    "lp": 800.000000,
                    "treasury": 0.000000,
                    "adl": 0.000000,
                    "socialised": 0.000000,
                    "clawback": 0.000000,
                    "badDebt": 0.000000
                  },
                  "feesWaived": 0.000000,
                  "unpaidClaims": 0.000000,
                  "badDebt": 0.000000,
                  "pendingShortfall": 0.000000,
                  "refusals": {
                    "count": 1,
                    "notional": 1234.560000
                  },
                  "firstLossCapital": 200.000000,
                  "lpNetResult": 4200.000000,
                  "juniorLpNetResult": 0.000000,
                  "chain": {
                    "chainId": 31337,
                    "addresses": {
                      "PerpMarket": "0x5fbd"
                    },
                    "transactions": 4,
                    "finalBlockHash": "%s"
                  },
                  "outcomes": {
                    "pockets": {
                      "feeBuffer": {
                        "start": 200.000000,
                        "in": 0.000000,
                        "out": 200.000000,
                        "revalued": 0.000000,
                        "minimum": 0.000000,
                        "end": 0.000000,
                        "peakDrawdown": 200.000000,
                        "peakDrawdownRatio": 1.000000000,
                        "depletedMillis": 1000
                      },
                      "lp": {
                        "start": 1000000.000000,
                        "in": 5000.000000,
                        "out": 800.000000,
                        "revalued": 0.000000,
                        "minimum": 1000000.000000,
                        "end": 1004200.000000,
                        "peakDrawdown": 0.000000,
                        "peakDrawdownRatio": 0.000000000
                      }
                    },
                    "fundToOpenInterest": {
                      "start": 0.001000000,
                      "minimum": 0.001000000,
                      "minimumMillis": 0
                    },
                    "coverage": {
                      "95.0": {
                        "shortfall": 1000.000000,
                        "ratio": 0.200000000
                      },
                      "99.0": {
                        "shortfall": 1000.000000,
                        "ratio": 0.200000000
                      },
                      "99.9": {
                        "shortfall": 1000.000000,
                        "ratio": 0.200000000
                      }
                    },
                    "fundChange": {
                      "ratio": -1.000000000
                    },
                    "haircuts": {
                      "adl": {
                        "least": 0.000000,
                        "taken": 0.000000,
                        "excess": 0.000000
                      },
                      "pool": {
                        "least": 800.000000,
                        "taken": 800.000000,
                        "excess": 0.000000
                      },
                      "socialised": {
                        "least": 0.000000,
                        "taken": 0.000000,
                        "excess": 0.000000
                      }
                    },
                    "deleveraged": 0,
                    "deleveragedNotional": 0.000000,
                    "times": {
                      "firstLiquidationMillis": 1000,
                      "fundDepletedMillis": 1000,
                      "triggerToCloseMeanMillis": 0,
                      "triggerToCloseP99Millis": 0
                    },
                    "warnings": [
                      {
                        "signal": "fundDown10In8h",
                        "millis": 1000
                      },
                      {
                        "signal": "fundDown30In8h",
                        "millis": 1000
                      },
                      {
                        "signal": "fundDown50In8h",
                        "millis": 1000
                      }
                    ],
                    "paidByMargin": 4000.000000,
                    "residualReturned": 0.000000,
                    "lp": {
                      "deposits": 1000000.000000,
                      "result": 4200.000000,
                      "return": 0.004200000,
                      "peakDrawdown": 0.000000,
                      "peakDrawdownRatio": 0.000000000,
                      "phantomNavPeak": 0.000000,
                      "runGain": 0.000000
                    },
                    "keeper": {
                      "rewards": 0.000000,
                      "oracleFees": 0.000000,
                      "beforeGas": 0.000000,
                      "gasEther": 0.000011500,
                      "gas": 0.034500,
                      "profit": -0.034500
                    },
                    "refused": {
                      "orders": 1,
                      "liquidations": 0,
                      "withdrawals": 0,
                      "interventions": 0
                    },
                    "blocksWithdrawalsHeldBack": 0
                  }
                }
              ]
            }
            """.formatted(
                        comparison.tape().hash(), run.feedHash(), run.ledger().hash(), TinyRun.BLOCK));
    }

    /** 4000 − 100 · 50 are 1000 less than nothing, and no part of the shortfall. */
    @Test
    void whatAnOpenLiquidationOwesIsAFigureOfItsOwn() throws IOException {
        Comparison comparison = TinyRun.comparison(TinyRun.emptyBook());

        Results.write(folder.resolve("out"), comparison);

        assertThat(Files.readString(folder.resolve("out/summary.json")))
                .contains("\"openDeficit\": 1000.000000", "\"openInventoryLoss\": 0.000000", "\"shortfall\": 0.000000");
        assertThat(SummaryTable.render(comparison)).containsPattern("Open deficit +1,000\n");
    }

    @Test
    void theLedgerListsEveryTransferInOrder() throws IOException {
        Results.write(folder.resolve("out"), TinyRun.comparison(TinyRun.mirror()));

        assertThat(Files.readString(folder.resolve("out/ledger.csv"))).isEqualTo("""
            venue,kind,step,time_utc,from,to,asset,amount,reason
            pool,mirror,-1,,external,lp,USD,1000000.000000,funding
            pool,mirror,-1,,external,feeBuffer,USD,200.000000,funding
            pool,mirror,-1,,external,trader:7,USD,4000.000000,collateral
            pool,mirror,1,2025-10-10T21:20:01Z,feeBuffer,trader:7,USD,200.000000,shortfall
            pool,mirror,1,2025-10-10T21:20:01Z,lp,trader:7,USD,800.000000,shortfall
            pool,mirror,1,2025-10-10T21:20:01Z,trader:7,lp,USD,5000.000000,pnl
            """);
    }

    @Test
    void theLiquidationsNameTimesPricesAndCauses() throws IOException {
        Results.write(folder.resolve("out"), TinyRun.comparison(TinyRun.mirror()));

        assertThat(Files.readString(folder.resolve("out/liquidations.csv")))
                .isEqualTo("venue,kind,account,forced,size,entry_price_usd,collateral_usd,"
                        + "crossed_step,crossed_time_utc,seen_step,seen_time_utc,"
                        + "closed_step,closed_time_utc,finished_step,finished_time_utc,"
                        + "mark_price_usd,execution_price_usd,index_price_usd,notional_usd,shortfall_usd,"
                        + "jump_usd,oracle_usd,keeper_usd,throttle_usd,impact_usd,"
                        + "latency_transfer_usd,liquidation_fee_usd,keeper_reward_usd,fees_waived_usd,payout_usd\n"
                        + "pool,mirror,7,true,100,2000.00000000,4000.000000,"
                        + "1,2025-10-10T21:20:01Z,1,2025-10-10T21:20:01Z,"
                        + "1,2025-10-10T21:20:01Z,1,2025-10-10T21:20:01Z,"
                        + "1950.00000000,1950.00000000,1950.00000000,195000.000000,1000.000000,"
                        + "1000.000000,0.000000,0.000000,0.000000,0.000000,"
                        + "0.000000,0.000000,0.000000,0.000000,0.000000\n");
    }

    @Test
    void equalComparisonsGiveEqualBytes() throws IOException {
        Results.write(folder.resolve("a"), TinyRun.comparison(TinyRun.mirror(), TinyRun.onChain()));
        Results.write(folder.resolve("b"), TinyRun.comparison(TinyRun.mirror(), TinyRun.onChain()));

        for (String file : List.of(
                "summary.json", "summary.md", "metadata.json", "ledger.csv", "liquidations.csv", "report.html")) {
            assertThat(folder.resolve("a").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
        }
    }

    @Test
    void anEarlierResultIsReplacedAsAWhole() throws IOException {
        Path out = folder.resolve("out");
        Results.write(out, TinyRun.comparison(TinyRun.mirror()));

        Results.write(out, TinyRun.comparison(TinyRun.quiet()));

        assertThat(Files.readString(out.resolve("summary.json")))
                .contains("\"other\"")
                .doesNotContain("\"id\": \"pool\"");
        assertThat(names(folder)).containsExactly("out");
        assertThat(names(out))
                .containsExactly(
                        "ledger.csv", "liquidations.csv", "metadata.json", "report.html", "summary.json", "summary.md");
    }

    @Test
    void anEmptyFolderIsTakenAndMissingParentsAreMade() throws IOException {
        Files.createDirectories(folder.resolve("empty"));

        Results.write(folder.resolve("empty"), TinyRun.comparison(TinyRun.mirror()));
        Results.write(folder.resolve("deep/er/out"), TinyRun.comparison(TinyRun.mirror()));

        assertThat(folder.resolve("empty/summary.json")).exists();
        assertThat(folder.resolve("deep/er/out/summary.json")).exists();
    }

    @Test
    void aFolderOfSomebodyElseIsRefusedAndLeftAlone() throws IOException {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        Files.writeString(photos.resolve("cat.png"), "meow");

        assertThatThrownBy(() -> Results.write(photos, TinyRun.comparison(TinyRun.mirror())))
                .isInstanceOf(InputException.class)
                .hasMessage(photos + ": holds \"cat.png\", which is no earlier result; name a new or an empty folder");

        assertThat(names(folder)).containsExactly("photos");
        assertThat(photos.resolve("cat.png")).hasContent("meow");
    }

    @Test
    void anEarlierResultWithAStrangersFileIsRefused() throws IOException {
        Path out = folder.resolve("out");
        Results.write(out, TinyRun.comparison(TinyRun.mirror()));
        Files.writeString(out.resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> Results.requireReplaceable(out))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("notes.txt");
    }

    @Test
    void aFileInTheWayIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "text");

        assertThatThrownBy(() -> Results.write(file, TinyRun.comparison(TinyRun.mirror())))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": must be a folder, is a file");
    }

    @Test
    void aFailureLeavesNothingHalfWrittenAndTheEarlierResultInPlace() throws IOException {
        Path out = folder.resolve("out");
        Results.write(out, TinyRun.comparison(TinyRun.mirror()));
        String before = Files.readString(out.resolve("summary.json"));
        String unencodable = "\ud800";

        assertThatThrownBy(() -> Results.write(out, TinyRun.comparison(unencodable, TinyRun.quiet())))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(out + ": cannot be written");

        assertThat(names(folder)).containsExactly("out");
        assertThat(out.resolve("summary.json")).hasContent(before);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
