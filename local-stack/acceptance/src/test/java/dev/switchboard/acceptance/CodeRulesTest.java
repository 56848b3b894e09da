package dev.switchboard.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;

/** Habits that hold in every module. */
@AnalyzeClasses(
        packages = "dev.switchboard",
        importOptions = {DoNotIncludeTests.class, DoNotIncludeTestJars.class})
class CodeRulesTest {
    private static final String LOCAL_STACK = "dev.switchboard.local..";

    /** Ports' implementations carry the name of their technology. */
    private static final Pattern ADAPTER = Pattern.compile("(Postgrest|Redis|Sqs|DynamoDb|TelegramBots)[A-Z].*");

    /** What puts programs together. */
    private static final Pattern ASSEMBLES = Pattern.compile(".*(Wiring|Main)");

    /** What decides from state and time alone. */
    private static final Set<String> PURE = Set.of(
            "dev.switchboard.job.Ordering",
            "dev.switchboard.sender.budget.SendRate",
            "dev.switchboard.sender.budget.ServiceOrder",
            "dev.switchboard.sender.content.CodedText",
            "dev.switchboard.sender.content.ContentReader",
            "dev.switchboard.sender.content.MarkupReader",
            "dev.switchboard.work.RetryPolicy",
            "dev.switchboard.work.SlotPolicy");

    @ArchTest
    static final ArchRule what_decides_alone_knows_no_client_and_no_clock = noClasses()
            .that(describe("are pure", type -> PURE.contains(outermost(type).getName())))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "dev.switchboard.postgrest..",
                            "dev.switchboard.queue..",
                            "dev.switchboard.redis..",
                            "java.net.http..",
                            "java.nio.file..",
                            "java.sql..",
                            "okhttp3..",
                            "org.telegram.telegrambots.client..",
                            "redis.clients..",
                            "software.amazon.awssdk..")
                    .or(assignableTo(InstantSource.class)))
            .orShould()
            .callMethod(Instant.class, "now");

    @ArchTest
    static void what_is_listed_as_pure_is_there(JavaClasses classes) {
        Assertions.assertThat(PURE).allMatch(classes::contain);
    }

    @ArchTest
    static final ArchRule only_wiring_constructs_adapters = noClasses()
            .that(describe(
                    "are no wiring",
                    type -> !ASSEMBLES.matcher(outermost(type).getSimpleName()).matches()))
            .and()
            .resideOutsideOfPackages(LOCAL_STACK, "dev.switchboard.parts..")
            .should()
            .callConstructorWhere(
                    describe("it makes an adapter of another package", CodeRulesTest::makesForeignAdapter));

    @ArchTest
    static final ArchRule libraries_log_and_do_not_print = noClasses()
            .that(describe("are no main class", type -> !type.getSimpleName().endsWith("Main")))
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule time_is_java_time = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Calendar");

    @ArchTest
    static final ArchRule static_fields_are_final =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule static_fields_hold_no_state =
            noFields().that().areStatic().should().haveRawType(resideInAPackage("java.util.concurrent.atomic.."));

    @ArchTest
    static void every_package_is_null_marked(JavaClasses classes) {
        var packages = classes.stream().map(JavaClass::getPackage).distinct();
        Assertions.assertThat(packages)
                .filteredOn(each -> !each.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .isEmpty();
    }

    private static boolean makesForeignAdapter(JavaConstructorCall call) {
        return ADAPTER.matcher(call.getTargetOwner().getSimpleName()).matches()
                && !call.getTargetOwner().isAssignableTo(Throwable.class)
                && !call.getTargetOwner()
                        .getPackage()
                        .equals(call.getOriginOwner().getPackage());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(CodeRulesTest::outermost).orElse(type);
    }
}
