package io.backstop.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Inside the model: {@code units ← market ← {scenario, ledger} ← waterfall ← venue ← {outcome, mirror, cex}}, and nothing impure. */
@AnalyzeClasses(packages = "io.backstop.model", importOptions = DoNotIncludeTests.class)
final class PoolModelTest {

    @ArchTest
    static final ArchRule packagesLookOnlyDownwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("units")
            .definedBy("io.backstop.model.units..")
            .layer("market")
            .definedBy("io.backstop.model.market..")
            .layer("scenario")
            .definedBy("io.backstop.model.scenario..")
            .layer("ledger")
            .definedBy("io.backstop.model.ledger..")
            .layer("waterfall")
            .definedBy("io.backstop.model.waterfall..")
            .layer("venue")
            .definedBy("io.backstop.model.venue..")
            .layer("outcome")
            .definedBy("io.backstop.model.outcome..")
            .layer("mirror")
            .definedBy("io.backstop.model.mirror..")
            .layer("cex")
            .definedBy("io.backstop.model.cex..")
            .whereLayer("units")
            .mayNotAccessAnyLayer()
            .whereLayer("market")
            .mayOnlyAccessLayers("units")
            .whereLayer("scenario")
            .mayOnlyAccessLayers("units", "market", "ledger")
            .whereLayer("ledger")
            .mayOnlyAccessLayers("units", "market")
            .whereLayer("waterfall")
            .mayOnlyAccessLayers("units", "market", "scenario", "ledger")
            .whereLayer("venue")
            .mayOnlyAccessLayers("units", "market", "scenario", "ledger", "waterfall")
            .whereLayer("outcome")
            .mayOnlyAccessLayers("units", "market", "scenario", "ledger", "venue")
            .whereLayer("mirror")
            .mayOnlyAccessLayers("units", "market", "scenario", "ledger", "waterfall", "venue")
            .whereLayer("cex")
            .mayOnlyAccessLayers("units", "market", "scenario", "ledger", "waterfall", "venue")
            .allowEmptyShould(true);

    /** It could be lifted out of the model: no money, no margin, no venue. */
    @ArchTest
    static final ArchRule theOrderBookKnowsNoVenue = classes()
            .that()
            .resideInAPackage("io.backstop.model.cex.book..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "io.backstop.model.cex.book..", "io.backstop.model.units..", "java..", "org.jspecify.."));

    /** Margin is told prices: it sees neither book nor mark, fund or venue. */
    @ArchTest
    static final ArchRule marginKnowsNoVenue = classes()
            .that()
            .resideInAPackage("io.backstop.model.cex.margin..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "io.backstop.model.cex.margin..",
                    "io.backstop.model.market..",
                    "io.backstop.model.units..",
                    "java..",
                    "org.jspecify.."));

    /** Index and mark see what a step shows, whoever shows it. */
    @ArchTest
    static final ArchRule theMarkKnowsNoBookAndNoMargin = classes()
            .that()
            .resideInAPackage("io.backstop.model.cex.mark..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "io.backstop.model.cex.mark..",
                    "io.backstop.model.market..",
                    "io.backstop.model.scenario..",
                    "io.backstop.model.units..",
                    "java..",
                    "org.jspecify.."));

    /** Funding reads a book and a contract; it moves no money itself. */
    @ArchTest
    static final ArchRule fundingKnowsNoVenue = classes()
            .that()
            .resideInAPackage("io.backstop.model.cex.funding..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "io.backstop.model.cex.funding..",
                    "io.backstop.model.cex.book..",
                    "io.backstop.model.cex.margin..",
                    "io.backstop.model.cex.mark..",
                    "io.backstop.model.units..",
                    "java..",
                    "org.jspecify.."));

    /** Market makers quote in a book and own an account; of index and mark they use the clock of samples. */
    @ArchTest
    static final ArchRule makersKnowNoVenue = knowsOnly("maker", "book", "margin", "mark");

    /** A fund knows neither who is deleveraged nor how a loss is shared, and none of the three the engine that uses them. */
    @ArchTest
    static final ArchRule fundsKnowNoPositions = knowsOnly("fund");

    @ArchTest
    static final ArchRule deleveragingKnowsFundsAlone = knowsOnly("deleveraging", "fund");

    @ArchTest
    static final ArchRule sharingKnowsStandingsAlone = knowsOnly("sharing", "deleveraging", "fund");

    /** Rules of liquidation are told prices and holders offers: none of them sees the engine that carries them out. */
    @ArchTest
    static final ArchRule liquidationKnowsNoVenue = classes()
            .that()
            .resideInAPackage("io.backstop.model.cex.liquidation..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "io.backstop.model.cex.liquidation..",
                    "io.backstop.model.cex.book..",
                    "io.backstop.model.cex.fund..",
                    "io.backstop.model.cex.margin..",
                    "io.backstop.model.market..",
                    "io.backstop.model.units..",
                    "java..",
                    "org.jspecify..",
                    ""));

    @ArchTest
    static final ArchRule inventoryKnowsNoBook = knowsOnly("inventory", "liquidation", "margin", "fund", "sharing");

    @ArchTest
    static final ArchRule onlyTheJdkAndJSpecify = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("io.backstop.model..", "java..", "org.jspecify..", ""));

    @ArchTest
    static final ArchRule noInputOrOutput = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io", "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..");

    @ArchTest
    static final ArchRule noClock = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule noRandomness = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.util\\.(Random|SplittableRandom|UUID|concurrent\\.ThreadLocalRandom)|java\\.security\\.SecureRandom")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.util.random..")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(StrictMath.class, "random");

    /** A part of a book venue uses units, these parts and nothing else: neither book nor ledger nor engine. */
    private static ArchRule knowsOnly(String part, String... others) {
        Stream<String> parts =
                Stream.concat(Stream.of(part), Stream.of(others)).map(name -> "io.backstop.model.cex." + name + "..");
        Stream<String> basics = Stream.of("io.backstop.model.units..", "java..", "org.jspecify..", "");
        return classes()
                .that()
                .resideInAPackage("io.backstop.model.cex." + part + "..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(Stream.concat(parts, basics).toArray(String[]::new)));
    }
}
