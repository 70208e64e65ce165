package io.backstop.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Names that say nothing. Generated wrappers, which take their names from the contracts, obey too. */
@AnalyzeClasses(packages = "io.backstop", importOptions = DoNotIncludeTests.class)
final class NamesTest {

    @ArchTest
    static final ArchRule noClassIsNamedByItsPattern = noClasses()
            .should()
            .haveSimpleNameContaining("Impl")
            .orShould()
            .haveNameMatching(".*(Utils|Manager|Helper)[^.]*");

    @ArchTest
    static final ArchRule packagesAreNamedByConcept =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..");
}
