package dev.switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.telegram.TelegramReply.Fault;
import dev.switchboard.telegram.TelegramReply.FloodLimited;
import dev.switchboard.telegram.TelegramReply.Rejected;
import dev.switchboard.telegram.TelegramReply.Unreachable;
import java.time.Duration;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telegram.telegrambots.meta.api.objects.ResponseParameters;

class RefusalsTest {
    // The words come from the Bot API server 10.0 (Client.cpp, ClientManager.cpp), from TDLib, or, in upper case, from
    // Telegram's servers, whose words the Bot API server hands on.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # Client.cpp, fail_query_with_error
            403 | Forbidden: bot was blocked by the user                             | BLOCKED
            403 | Forbidden: user is deactivated                                     | USER_DEACTIVATED
            400 | Bad Request: message can't be deleted                              | CANNOT_BE_DELETED
            400 | Bad Request: message can't be deleted for everyone                 | CANNOT_BE_DELETED
            400 | Bad Request: MESSAGE_DELETE_FORBIDDEN                              | CANNOT_BE_DELETED
            400 | Bad Request: message can't be edited                               | CANNOT_BE_EDITED
            400 | Bad Request: query is too old and response timeout expired or query ID is invalid | QUERY_TOO_OLD
            400 | Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message | NOT_MODIFIED
            400 | Bad Request: user is an administrator of the chat                  | OTHER
            400 | Bad Request: CHAT_ADMIN_REQUIRED                                   | NOT_ENOUGH_RIGHTS
            400 | Bad Request: CHAT_WRITE_FORBIDDEN                                  | NOT_ENOUGH_RIGHTS
            400 | Bad Request: HIDE_REQUESTER_MISSING                                | JOIN_REQUEST_GONE
            400 | Bad Request: USER_ALREADY_PARTICIPANT                              | ALREADY_PARTICIPANT
            400 | Bad Request: CHANNEL_PRIVATE                                       | NOT_A_MEMBER
            400 | Bad Request: PEER_ID_INVALID                                       | CHAT_NOT_FOUND
            400 | Bad Request: MESSAGE_ID_INVALID                                    | ALREADY_DELETED
            # Client.cpp, check_chat_access and check_message
            400 | Bad Request: chat not found                                        | CHAT_NOT_FOUND
            400 | Bad Request: private chat not found                                | CHAT_NOT_FOUND
            403 | Forbidden: the group chat was deleted                              | GROUP_DELETED
            403 | Forbidden: bot was kicked from the group chat                      | KICKED
            403 | Forbidden: bot was kicked from the supergroup chat                 | KICKED
            403 | Forbidden: bot was kicked from the channel chat                    | KICKED
            403 | Forbidden: bot is not a member of the group chat                   | NOT_A_MEMBER
            403 | Forbidden: bot is not a member of the supergroup chat              | NOT_A_MEMBER
            403 | Forbidden: bot is not a member of the channel chat                 | NOT_A_MEMBER
            400 | Bad Request: message to delete not found                           | ALREADY_DELETED
            400 | Bad Request: message to edit not found                             | ALREADY_DELETED
            400 | Bad Request: message to be replied not found                       | ALREADY_DELETED
            400 | Bad Request: message to copy not found                             | ALREADY_DELETED
            # TDLib, DialogManager.cpp and MessageContent.cpp; the upper case from Telegram's list of errors
            400 | Bad Request: not enough rights to send photos to the chat          | PHOTOS_FORBIDDEN
            400 | Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN                            | PHOTOS_FORBIDDEN
            400 | Bad Request: CHAT_SEND_MEDIA_FORBIDDEN                             | PHOTOS_FORBIDDEN
            400 | Bad Request: not enough rights to send documents to the chat       | NOT_ENOUGH_RIGHTS
            400 | Bad Request: have no write access to the chat                      | NOT_ENOUGH_RIGHTS
            400 | Bad Request: CHAT_SEND_PLAIN_FORBIDDEN                             | NOT_ENOUGH_RIGHTS
            400 | Bad Request: CHAT_RESTRICTED                                       | NOT_ENOUGH_RIGHTS
            400 | Bad Request: TOPIC_CLOSED                                          | NOT_ENOUGH_RIGHTS
            400 | Bad Request: TOPIC_DELETED                                         | CHAT_NOT_FOUND
            400 | Bad Request: message thread not found                              | CHAT_NOT_FOUND
            # Client.cpp, fail_query_with_error; TDLib, FileManager.cpp and MessagesManager.cpp
            400 | Bad Request: wrong HTTP URL specified                              | PHOTO_UNUSABLE
            400 | Bad Request: failed to get HTTP URL content                        | PHOTO_UNUSABLE
            400 | Bad Request: wrong type of the web page content                    | PHOTO_UNUSABLE
            400 | Bad Request: can't upload file by URL                              | PHOTO_UNUSABLE
            400 | Bad Request: invalid file HTTP URL specified: Wrong port number specified in the URL | PHOTO_UNUSABLE
            400 | Bad Request: wrong file identifier/HTTP URL specified              | PHOTO_UNUSABLE
            400 | Bad Request: wrong file identifier                                 | PHOTO_UNUSABLE
            400 | Bad Request: wrong remote file identifier specified: can't unserialize it. Wrong last symbol | PHOTO_UNUSABLE
            400 | Bad Request: remote file identifier must be non-empty              | PHOTO_UNUSABLE
            400 | Bad Request: invalid remote file identifier                        | PHOTO_UNUSABLE
            400 | Bad Request: can't use file of type Document as Photo              | PHOTO_UNUSABLE
            400 | Bad Request: photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp | PHOTO_UNUSABLE
            400 | Bad Request: PHOTO_INVALID_DIMENSIONS                              | PHOTO_UNUSABLE
            400 | Bad Request: PHOTO_SAVE_FILE_INVALID                               | PHOTO_UNUSABLE
            400 | Bad Request: IMAGE_PROCESS_FAILED                                  | PHOTO_UNUSABLE
            400 | Bad Request: MEDIA_INVALID                                         | PHOTO_UNUSABLE
            # Client.cpp, get_input_message_text; TDLib, MessagesManager.cpp and LinkManager.cpp
            400 | Bad Request: message text is empty                                 | MESSAGE_UNUSABLE
            400 | Bad Request: text must be non-empty                                | MESSAGE_UNUSABLE
            400 | Bad Request: message is too long                                   | MESSAGE_UNUSABLE
            400 | Bad Request: message caption is too long                           | MESSAGE_UNUSABLE
            400 | Bad Request: text is too long                                      | MESSAGE_UNUSABLE
            400 | Bad Request: reply markup is too long                              | MESSAGE_UNUSABLE
            400 | Bad Request: inline keyboard button URL 'chat not found' is invalid: Wrong HTTP URL | MESSAGE_UNUSABLE
            400 | Bad Request: entity URL 'not enough rights' is invalid: Wrong HTTP URL | MESSAGE_UNUSABLE
            400 | Bad Request: BUTTON_DATA_INVALID                                   | MESSAGE_UNUSABLE
            400 | Bad Request: BUTTON_URL_INVALID                                    | MESSAGE_UNUSABLE
            # TDLib
            400 | Bad Request: not enough rights to send text messages to the chat   | NOT_ENOUGH_RIGHTS
            400 | Bad Request: have no rights to send a message                      | NOT_ENOUGH_RIGHTS
            400 | Bad Request: need administrator rights in the channel chat         | NOT_ENOUGH_RIGHTS
            400 | Bad Request: message can't be deleted for everyone                 | CANNOT_BE_DELETED
            403 | Forbidden: bot can't initiate conversation with a user             | CONVERSATION_NOT_STARTED
            400 | Bad Request: can't parse entities: Unsupported start tag "x" at byte offset 0 | CANNOT_PARSE_ENTITIES
            # Client.cpp, get_closing_error; ClientManager.cpp, send
            401 | Unauthorized                                                       | UNAUTHORIZED
            401 | Unauthorized: invalid token specified                              | UNAUTHORIZED
            421 | Misdirected Request: unallowed token specified                     | OTHER
            404 | Not Found: method not found                                        | NOT_FOUND
            404 | Not Found                                                          | NOT_FOUND
            409 | Conflict: can't use getUpdates method while webhook is active      | OTHER
            """)
    void telegrams_words_have_one_reason(int code, String description, RejectionReason reason) {
        assertThat(classify(code, description, null))
                .isEqualTo(new Rejected<Boolean>(reason, description, OptionalLong.empty()));
    }

    @Test
    void an_upgraded_group_gives_its_new_id() {
        String words = "Bad Request: group chat was upgraded to a supergroup chat";

        assertThat(classify(400, words, new ResponseParameters(-1001234567890L, null)))
                .isEqualTo(new Rejected<Boolean>(RejectionReason.MIGRATED, words, OptionalLong.of(-1001234567890L)));
    }

    @Test
    void an_upgraded_group_without_its_new_id_is_no_migration() {
        assertThat(classify(400, "Bad Request: group chat was upgraded to a supergroup chat", null))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.OTHER));
    }

    @Test
    void words_of_a_person_quoted_by_telegram_give_no_reason() {
        assertThat(classify(400, "Bad Request: can't parse entities: unsupported start tag \"chat not found\"", null))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.CANNOT_PARSE_ENTITIES));
        assertThat(classify(400, "Bad Request: wrong url bot was blocked by the user", null))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.OTHER));
    }

    @Test
    void a_flood_limit_gives_its_time_from_parameters_else_words_else_a_default() {
        assertThat(classify(429, "Too Many Requests: retry after 3", new ResponseParameters(null, 17)))
                .isEqualTo(new FloodLimited<Boolean>(Duration.ofSeconds(17)));
        assertThat(classify(429, "Too Many Requests: retry after 3", null))
                .isEqualTo(new FloodLimited<Boolean>(Duration.ofSeconds(3)));
        assertThat(classify(429, null, null)).isEqualTo(new FloodLimited<Boolean>(Refusals.DEFAULT_RETRY_AFTER));
    }

    @Test
    void a_server_error_is_no_refusal() {
        assertThat(classify(500, "Internal Server Error: restart", null))
                .isEqualTo(new Unreachable<Boolean>(Fault.SERVER_ERROR, "500 Internal Server Error: restart"));
    }

    @Property
    void any_refusal_gives_a_reply_that_keeps_its_promises(
            @ForAll("codes") @Nullable Integer code,
            @ForAll("descriptions") @Nullable String description,
            @ForAll("parameters") @Nullable ResponseParameters parameters) {
        switch (classify(code, description, parameters)) {
            case FloodLimited<Boolean>(Duration retryAfter) ->
                assertThat(retryAfter).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            case Rejected<Boolean>(RejectionReason reason, String _, OptionalLong migratedTo) ->
                assertThat(migratedTo.isPresent()).isEqualTo(reason == RejectionReason.MIGRATED);
            case Unreachable<Boolean>(Fault fault, String _) ->
                assertThat(fault).isEqualTo(Fault.SERVER_ERROR);
            case TelegramReply.Accepted<Boolean> accepted ->
                throw new AssertionError("a refusal was accepted: " + accepted);
        }
    }

    @Provide
    Arbitrary<Integer> codes() {
        return Arbitraries.oneOf(Arbitraries.integers(), Arbitraries.of(0, 400, 401, 403, 404, 409, 429, 500, 502))
                .injectNull(0.05);
    }

    @Provide
    Arbitrary<String> descriptions() {
        return Arbitraries.oneOf(
                        Arbitraries.strings(),
                        Arbitraries.of(
                                "chat not found",
                                "bot was kicked",
                                "Too Many Requests: retry after 99999999999999",
                                "Too Many Requests: retry after 0"))
                .injectNull(0.05);
    }

    @Provide
    Arbitrary<ResponseParameters> parameters() {
        return Arbitraries.longs()
                .injectNull(0.5)
                .flatMap(chat ->
                        Arbitraries.integers().injectNull(0.5).map(seconds -> new ResponseParameters(chat, seconds)))
                .injectNull(0.3);
    }

    private static TelegramReply<Boolean> classify(
            @Nullable Integer code, @Nullable String description, @Nullable ResponseParameters parameters) {
        return Refusals.classify(code, description, parameters);
    }
}
