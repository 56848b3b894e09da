package dev.switchboard.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Which module may know which: data runs one way, and no module reaches past what all share. */
@AnalyzeClasses(
        packages = "dev.switchboard",
        importOptions = {DoNotIncludeTests.class, DoNotIncludeTestJars.class})
class ModuleRulesTest {
    /** All that the webhook has on its class path. */
    private static final String[] SHARED_WITH_THE_WEBHOOK = {
        "dev.switchboard.config..",
        "dev.switchboard.job..",
        "dev.switchboard.secret..",
        "dev.switchboard.queue..",
        "dev.switchboard.redis..",
        "dev.switchboard.claim.."
    };

    private static final String[] SHARED = and(
            SHARED_WITH_THE_WEBHOOK,
            "dev.switchboard.bots..",
            "dev.switchboard.live..",
            "dev.switchboard.postgrest..",
            "dev.switchboard.telegram..",
            "dev.switchboard.telemetry..",
            "dev.switchboard.work..");

    private static final String TELEGRAM_TEXT = "dev.switchboard.telegramtext..";

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.switchboard.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule shared_modules_know_only_each_other = classes()
            .that()
            .resideInAnyPackage(SHARED)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(SHARED).or(libraries()));

    @ArchTest
    static final ArchRule the_webhook_knows_only_jobs_settings_queues_redis_and_claims =
            knowsOnly("dev.switchboard.ingress.webhook..", SHARED_WITH_THE_WEBHOOK);

    @ArchTest
    static final ArchRule the_api_knows_only_what_is_shared = knowsOnly("dev.switchboard.ingress.api..", SHARED);

    @ArchTest
    static final ArchRule the_dm_worker_knows_only_what_is_shared = knowsOnly("dev.switchboard.dm..", SHARED);

    @ArchTest
    static final ArchRule the_tgms_worker_knows_only_what_is_shared = knowsOnly("dev.switchboard.tgms..", SHARED);

    @ArchTest
    static final ArchRule the_sender_worker_knows_only_what_is_shared_and_telegrams_texts =
            knowsOnly("dev.switchboard.sender..", and(SHARED, TELEGRAM_TEXT));

    @ArchTest
    static final ArchRule telegrams_texts_know_only_libraries = knowsOnly(TELEGRAM_TEXT);

    /** A stand-in that shared our code would share our mistakes about Telegram; its rules for texts are Telegram's. */
    @ArchTest
    static final ArchRule the_emulator_knows_only_telegrams_texts =
            knowsOnly("dev.switchboard.emulator..", TELEGRAM_TEXT);

    private static ArchRule knowsOnly(String module, String... others) {
        return classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat(
                        resideInAPackage(module).or(resideInAnyPackage(others)).or(libraries()));
    }

    private static String[] and(String[] some, String... others) {
        return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> libraries() {
        return not(resideInAPackage("dev.switchboard..")).as("libraries");
    }
}
