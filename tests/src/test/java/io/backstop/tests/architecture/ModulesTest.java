package io.backstop.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The dependencies between modules: the model knows nobody, the keeper sees only the chain, nobody sees the simulator. */
@AnalyzeClasses(packages = "io.backstop", importOptions = DoNotIncludeTests.class)
final class ModulesTest {

    private static final String MODEL = "io.backstop.model..";
    private static final String ORACLE = "io.backstop.oracle..";
    private static final String CONTRACTS = "io.backstop.contracts..";
    private static final String KEEPER = "io.backstop.keeper..";
    private static final String SIMULATOR = "io.backstop.simulator..";

    @ArchTest
    static final ArchRule theModelUsesNoOtherModule = never(MODEL, ORACLE, CONTRACTS, KEEPER, SIMULATOR);

    @ArchTest
    static final ArchRule theOracleUsesOnlyTheModel = never(ORACLE, CONTRACTS, KEEPER, SIMULATOR);

    @ArchTest
    static final ArchRule pathsAndFeedsKnowNoChain = noClasses()
            .that()
            .resideInAPackage(ORACLE)
            .and()
            .resideOutsideOfPackage("io.backstop.oracle.signing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.web3j..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule contractsKnowNeitherOracleNorKeeper = never(CONTRACTS, ORACLE, KEEPER, SIMULATOR);

    @ArchTest
    static final ArchRule theKeeperSeesOnlyTheChain = never(KEEPER, ORACLE, SIMULATOR);

    private static ArchRule never(String module, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true);
    }
}
