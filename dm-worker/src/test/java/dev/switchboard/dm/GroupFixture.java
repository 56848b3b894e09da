package dev.switchboard.dm;

import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.emulator.EmulatedGroup;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A worker, and Ann, who owns groups and has started the bot. */
abstract class GroupFixture extends WorkerFixture {
    static final Set<String> NEEDED = Set.of("can_invite_users", "can_restrict_members", "can_delete_messages");
    static final Phrasebook PHRASES = Phrasebook.load();

    final EmulatedPerson ann = around.telegram().person("Ann");

    GroupFixture(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    /** Returns a new supergroup of Ann's, in which the bot may do what it needs to. */
    GroupScene group(String title) {
        return group(ChatType.SUPERGROUP, title);
    }

    GroupScene group(ChatType type, String title) {
        var group = around.telegram().group(type, title, ann);
        group.adds(around.bot());
        group.promotes(around.bot(), NEEDED);
        return scene(group);
    }

    GroupScene scene(EmulatedGroup group) {
        return new GroupScene(around, conversations, group, ann);
    }

    /** Returns a new group of Ann's, by which she has unlimited points. */
    GroupScene activeGroup(ChatType type, String title) throws InterruptedException {
        conversations.newUpdates();
        conversations.says(ann, "/start");
        var scene = group(type, title);
        scene.says(ann, "/init");
        scene.says(ann, "/activate");
        return scene;
    }

    /** Returns a new admin of a group. */
    EmulatedPerson admin(String name, GroupScene scene) {
        var admin = around.telegram().person(name);
        admin.joins(scene.group());
        scene.group().promotes(admin, Set.of("can_invite_users"));
        return admin;
    }

    String account(EmulatedPerson person) throws InterruptedException {
        conversations.newUpdates();
        return Objects.requireNonNull(conversations.says(person, "/my_account").text());
    }

    static String english(Phrase phrase) {
        return PHRASES.say(Language.EN, phrase, Map.of());
    }
}
