package org.fusionflow;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;

/**
 * The picture of the packages, in which arrows point from a package to those that use it:
 *
 * <pre>
 *   linear, ode &lt;- architecture &lt;- expression &lt;- data &lt;- symbolic &lt;- reduced &lt;- study &lt;- advise &lt;- report &lt;- explore &lt;- cli
 *   reduced &lt;- claims &lt;- cli
 *   architecture, data &lt;- network &lt;- study
 * </pre>
 *
 * <p>No packages use each other in a circle, also inside these rooms, and each library has one home. A rule about a package that does not
 * exist holds.
 */
@AnalyzeClasses(packages = "org.fusionflow", importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {
    private static final String ROOT = "org.fusionflow.";

    @ArchTest
    static final ArchRule arrowsOnlyPointTowardsTheArchitecture = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("linear")
            .definedBy(ROOT + "linear..")
            .layer("ode")
            .definedBy(ROOT + "ode..")
            .layer("architecture")
            .definedBy(ROOT + "architecture..")
            .layer("expression")
            .definedBy(ROOT + "expression..")
            .layer("data")
            .definedBy(ROOT + "data..")
            .layer("symbolic")
            .definedBy(ROOT + "symbolic..")
            .layer("reduced")
            .definedBy(ROOT + "reduced..")
            .layer("claims")
            .definedBy(ROOT + "claims..")
            .layer("network")
            .definedBy(ROOT + "network..")
            .layer("study")
            .definedBy(ROOT + "study..")
            .layer("advise")
            .definedBy(ROOT + "advise..")
            .layer("report")
            .definedBy(ROOT + "report..")
            .layer("explore")
            .definedBy(ROOT + "explore..")
            .layer("cli")
            .definedBy(ROOT + "cli..")
            .whereLayer("linear")
            .mayNotAccessAnyLayer()
            .whereLayer("ode")
            .mayOnlyAccessLayers("linear")
            .whereLayer("architecture")
            .mayOnlyAccessLayers("linear", "ode")
            .whereLayer("expression")
            .mayOnlyAccessLayers("architecture")
            .whereLayer("data")
            .mayOnlyAccessLayers("linear", "ode", "architecture", "expression")
            .whereLayer("symbolic")
            .mayOnlyAccessLayers("linear", "ode", "architecture", "expression", "data")
            .whereLayer("reduced")
            .mayOnlyAccessLayers("linear", "ode", "architecture", "expression", "data", "symbolic")
            .whereLayer("claims")
            .mayOnlyAccessLayers("linear", "ode", "architecture", "expression", "data", "symbolic", "reduced")
            .whereLayer("network")
            .mayOnlyAccessLayers("linear", "ode", "architecture", "expression", "data")
            .whereLayer("study")
            .mayOnlyAccessLayers(
                    "linear", "ode", "architecture", "expression", "data", "symbolic", "reduced", "network")
            .whereLayer("advise")
            .mayOnlyAccessLayers(
                    "linear", "ode", "architecture", "expression", "data", "symbolic", "reduced", "network", "study")
            .whereLayer("report")
            .mayOnlyAccessLayers(
                    "linear",
                    "ode",
                    "architecture",
                    "expression",
                    "data",
                    "symbolic",
                    "reduced",
                    "network",
                    "study",
                    "advise")
            .whereLayer("explore")
            .mayOnlyAccessLayers(
                    "linear",
                    "ode",
                    "architecture",
                    "expression",
                    "data",
                    "symbolic",
                    "reduced",
                    "network",
                    "study",
                    "report")
            .whereLayer("explore")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .because("a theorist must be able to read the packages from left to right");

    @ArchTest
    static final ArchRule theoryAndSimulationDoNotKnowEachOther = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "symbolic..", ROOT + "reduced..", ROOT + "claims..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "network..")
            .allowEmptyShould(true)
            .because("the check must be independent of what it checks")
            .as("the theory does not see the full network");

    @ArchTest
    static final ArchRule theFullNetworkDoesNotSeeTheTheory = noClasses()
            .that()
            .resideInAPackage(ROOT + "network..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "symbolic..", ROOT + "reduced..", ROOT + "claims..")
            .allowEmptyShould(true)
            .because("the check must be independent of what it checks");

    /** Every package is a slice, so rooms, their sub-rooms and what stands in a room beside its sub-rooms are all in one order. */
    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().assignedFrom(new EveryPackage())
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true)
            .because("each package must be readable before those that use it");

    @ArchTest
    static final ArchRule onlySymbolicSeesTheAlgebraSystem =
            only(List.of("symbolic"), "org.matheclipse..", "edu.jas..");

    @ArchTest
    static final ArchRule onlyWhatComputesSeesHipparchus =
            only(List.of("linear", "ode", "reduced", "network", "study"), "org.hipparchus..");

    @ArchTest
    static final ArchRule onlyWhatHoldsMatricesSeesEjml = only(List.of("linear", "data", "network"), "org.ejml..");

    @ArchTest
    static final ArchRule onlyReportDraws = only(
            List.of("report"),
            "java.awt..",
            "javax.swing..",
            "org.jfree..",
            "org.apache.pdfbox..",
            "org.apache.fontbox..",
            "de.rototor..",
            "org.scilab..");

    @ArchTest
    static final ArchRule onlyCliParsesTheCommandLine = only(List.of("cli"), "picocli..");

    @ArchTest
    static final ArchRule onlyReducedCompilesAtRunTime = only(List.of("reduced"), "org.codehaus..");

    @ArchTest
    static final ArchRule onlyClaimsReadsMarkdown = only(List.of("claims"), "org.commonmark..");

    @ArchTest
    static final ArchRule onlyDataReadsYaml = only(List.of("data"), "org.snakeyaml..");

    @ArchTest
    static final ArchRule onlyDataSeesTheCsvLibrary = only(List.of("data"), "de.siegmar..");

    /** Those classes are compiled apart and loaded late; from anywhere else they would fail to link. */
    @ArchTest
    static final ArchRule onlyTheKernelSeesTheIncubator = only(List.of("network.kernel"), "jdk.incubator..");

    @ArchTest
    static final ArchRule onlyCliStudyAndExploreWriteJson =
            only(List.of("cli", "study", "explore"), "com.fasterxml.jackson..");

    /** What listens is in one place, where every request is guarded. */
    @ArchTest
    static final ArchRule onlyTheServerListens =
            only(List.of("explore.server"), "com.sun.net.httpserver..", "java.net.http..");

    @ArchTest
    static final ArchRule onlyMainEndsTheProcess = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + "cli.Main")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .allowEmptyShould(true)
            .because("a package that ends the process cannot be used as a library");

    @ArchTest
    static final ArchRule onlyCliUsesTheStandardStreams = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .accessFieldWhere(describe("a standard stream", PackagesTest::isStandardStream))
            .allowEmptyShould(true)
            .because("stdout is a contract: with --json one document and nothing else");

    private static boolean isStandardStream(JavaFieldAccess access) {
        return access.getTargetOwner().isEquivalentTo(System.class)
                && (access.getName().equals("out") || access.getName().equals("err"));
    }

    private static final class EveryPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "every package";
        }
    }

    private static ArchRule only(List<String> homes, String... libraries) {
        String[] allowed = homes.stream().map(home -> ROOT + home + "..").toArray(String[]::new);
        return noClasses()
                .that(not(resideInAnyPackage(allowed)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(libraries))
                .allowEmptyShould(true)
                .as("only " + String.join(" and ", homes) + " uses " + String.join(", ", libraries));
    }
}
