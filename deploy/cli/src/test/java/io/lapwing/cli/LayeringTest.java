package io.lapwing.cli;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/// Dependencies point one way.
@AnalyzeClasses(packages = "io.lapwing", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {
    @ArchTest
    static final ArchRule modules_dependOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.lapwing..")
            .layer("contract")
            .definedBy("io.lapwing.record..", "io.lapwing.schemas..")
            .layer("runtime")
            .definedBy("io.lapwing.runtime..")
            .layer("ingest")
            .definedBy("io.lapwing.ingest..")
            .layer("enrich")
            .definedBy("io.lapwing.enrich..")
            .layer("alerts")
            .definedBy("io.lapwing.alerts..")
            .layer("cli")
            .definedBy("io.lapwing.cli..")
            .whereLayer("contract")
            .mayNotAccessAnyLayer()
            .whereLayer("runtime")
            .mayOnlyAccessLayers("contract")
            .whereLayer("ingest")
            .mayOnlyAccessLayers("runtime", "contract")
            .whereLayer("enrich")
            .mayOnlyAccessLayers("runtime", "contract")
            .whereLayer("alerts")
            .mayOnlyAccessLayers("runtime", "contract")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule packagesOfAService_haveNoCycles = slices().matching("io.lapwing.(ingest|enrich|alerts).(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule services_doNotPrint = ArchRuleDefinition.noClasses()
            .that()
            .resideInAnyPackage("io.lapwing.ingest..", "io.lapwing.enrich..", "io.lapwing.runtime..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}
