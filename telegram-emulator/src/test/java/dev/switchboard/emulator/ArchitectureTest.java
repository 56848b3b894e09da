package dev.switchboard.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.switchboard.emulator", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.switchboard.emulator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_server_package_knows_the_web_server = noClasses()
            .that()
            .resideOutsideOfPackage("dev.switchboard.emulator.server")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.helidon..");
}
