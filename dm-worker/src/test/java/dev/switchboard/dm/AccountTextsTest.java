package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.switchboard.dm.text.Language;
import dev.switchboard.emulator.types.User;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person reads in their own language, letter by letter. */
class AccountTextsTest extends WorkerFixture {
    AccountTextsTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_person_is_met_in_the_language_of_their_app_and_reads_their_account_in_another(
            Language met, String welcome, Language chosen, String confirmation, String button, String account)
            throws InterruptedException {
        var person = around.telegram().person(new User(900_000, false, "Ann", null, null, met.code() + "-XX"));
        var menu = conversations.says(person, "/start");
        assertThat(menu.text()).isEqualTo(welcome);

        var answer = conversations.presses(person, menu, chosen.ownName());
        assertThat(answer.messageId()).isEqualTo(menu.messageId());
        assertThat(answer.text()).isEqualTo(confirmation);
        assertThat(conversations.presses(person, answer, button).text()).isEqualTo(account);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(
                        Language.EN,
                        "Welcome, Ann!\n\nI show you who is live on Instagram right now: each look costs 1 point. "
                                + "You have 10 points for today, and get new ones every day.\n\nChoose your language:",
                        Language.ES,
                        "A partir de ahora te hablo en español.",
                        "👤 Mi cuenta",
                        """
                        Tu cuenta

                        Puntos para hoy: 10
                        Puntos ganados: 0
                        Idioma: Español
                        Referidos: 0
                        Tus bots: 0"""),
                arguments(
                        Language.ES,
                        "¡Te damos la bienvenida, Ann!\n\n"
                                + "Te muestro quién está en directo en Instagram ahora mismo: cada consulta cuesta 1 punto. "
                                + "Tienes 10 puntos para hoy, y cada día recibes nuevos.\n\nElige tu idioma:",
                        Language.PT,
                        "A partir de agora falo português com você.",
                        "👤 Minha conta",
                        """
                        Sua conta

                        Pontos para hoje: 10
                        Pontos ganhos: 0
                        Idioma: Português
                        Indicações: 0
                        Seus bots: 0"""),
                arguments(
                        Language.PT,
                        "Boas-vindas, Ann!\n\n"
                                + "Eu mostro quem está ao vivo no Instagram agora: cada consulta custa 1 ponto. "
                                + "Você tem 10 pontos para hoje e recebe novos todos os dias.\n\nEscolha seu idioma:",
                        Language.DE,
                        "Ab jetzt spreche ich Deutsch mit dir.",
                        "👤 Mein Konto",
                        """
                        Dein Konto

                        Punkte für heute: 10
                        Verdiente Punkte: 0
                        Sprache: Deutsch
                        Empfehlungen: 0
                        Deine Bots: 0"""),
                arguments(
                        Language.DE,
                        "Willkommen, Ann!\n\nIch zeige dir, wer gerade auf Instagram live ist: Jedes Nachsehen kostet 1 Punkt. "
                                + "Du hast 10 Punkte für heute und bekommst jeden Tag neue.\n\nWähle deine Sprache:",
                        Language.FR,
                        "À partir de maintenant, je te parle français.",
                        "👤 Mon compte",
                        """
                        Ton compte

                        Points pour aujourd’hui : 10
                        Points gagnés : 0
                        Langue : Français
                        Parrainages : 0
                        Tes bots : 0"""),
                arguments(
                        Language.FR,
                        "Bienvenue, Ann !\n\n"
                                + "Je te montre qui est en direct sur Instagram en ce moment : chaque consultation coûte 1 point. "
                                + "Tu as 10 points pour aujourd’hui, et tu en reçois de nouveaux chaque jour.\n\nChoisis ta langue :",
                        Language.RU,
                        "Теперь я говорю с вами по-русски.",
                        "👤 Мой аккаунт",
                        """
                        Ваш аккаунт

                        Баллы на сегодня: 10
                        Заработанные баллы: 0
                        Язык: Русский
                        Приглашённые: 0
                        Ваши боты: 0"""),
                arguments(
                        Language.RU,
                        "Добро пожаловать, Ann!\n\n"
                                + "Я показываю, кто сейчас в эфире Instagram: каждый просмотр списка стоит 1 балл. "
                                + "На сегодня у вас 10 баллов, и каждый день новые.\n\nВыберите язык:",
                        Language.TR,
                        "Artık seninle Türkçe konuşuyorum.",
                        "👤 Hesabım",
                        """
                        Hesabın

                        Bugünkü puanların: 10
                        Kazandığın puanlar: 0
                        Dil: Türkçe
                        Davetler: 0
                        Botların: 0"""),
                arguments(
                        Language.TR,
                        "Hoş geldin, Ann!\n\n"
                                + "Instagram’da şu an kimlerin canlı yayında olduğunu gösteririm: listeye her bakış 1 puandır. "
                                + "Bugün için 10 puanın var; her gün yenileri gelir.\n\nDilini seç:",
                        Language.HI,
                        "अब से मैं आपसे हिन्दी में बात करूँगा।",
                        "👤 मेरा खाता",
                        """
                        आपका खाता

                        आज के अंक: 10
                        कमाए हुए अंक: 0
                        भाषा: हिन्दी
                        आमंत्रण: 0
                        आपके बॉट: 0"""),
                arguments(
                        Language.HI,
                        "स्वागत है, Ann!\n\nमैं दिखाता हूँ कि अभी Instagram पर कौन लाइव है: हर बार देखने में 1 अंक लगता है। "
                                + "आज के लिए आपके पास 10 अंक हैं, और हर दिन नए मिलते हैं।\n\nअपनी भाषा चुनें:",
                        Language.EN,
                        "I speak English with you from now on.",
                        "👤 My account",
                        """
                        Your account

                        Points for today: 10
                        Earned points: 0
                        Language: English
                        Referrals: 0
                        Your bots: 0"""));
    }

    @Test
    void an_account_shows_points_that_are_not_counted_beside_the_others_a_subscription_and_own_bots()
            throws InterruptedException {
        long id = Surroundings.freeBotId();
        var ann = around.telegram().person(new User(id, false, "Ann", null, null, "en"));
        var bob = around.telegram().person("Bob");
        conversations.says(ann, "/start");
        conversations.says(bob, "/start " + id);
        conversations.awaitAnswer(ann);
        around.postgrest().from("people").update(Map.of("subscription", "gold\u202E\n2024"), Filter.eq("user_id", id));
        around.postgrest()
                .from("managed_groups")
                .insert(List.of(Map.of(
                        "bot_id",
                        around.bot().id(),
                        "chat_id",
                        -id,
                        "title",
                        "Cats",
                        "state",
                        "active",
                        "activated_by",
                        id,
                        "activated_at",
                        "2026-01-01T00:00:00Z",
                        "checked_at",
                        Instant.now())));
        around.postgrest().from("bots").insert(List.of(clone(id, "active"), clone(id, "paused"), clone(id, "revoked")));

        assertThat(conversations.says(ann, "/my_account").text()).isEqualTo("""
                Your account

                Points: unlimited, by your group
                Points for today: 10
                Earned points: 10
                Subscription (old system): gold 2024
                Language: English
                Referrals: 1
                Your bots: 2

                Your group with me:
                • Cats""");
    }

    private static Map<String, Object> clone(long owner, String state) {
        return Map.of(
                "id", Surroundings.freeBotId(),
                "username", "x_bot",
                "role", "clone",
                "state", state,
                "owner_id", owner,
                "token_ciphertext", "x",
                "token_key_id", "x");
    }
}
