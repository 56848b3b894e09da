package dev.switchboard.emulator.crowd;

import dev.switchboard.emulator.crowd.CrowdPlan.Step;
import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.History.Entry;
import dev.switchboard.emulator.world.NotPossible;
import dev.switchboard.emulator.world.PrivateChat;
import dev.switchboard.emulator.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The people and groups of one crowd. Used under the world's lock. */
final class CrowdPeople {
    private static final int NOWHERE = -1;

    private final Bot bot;
    private final List<User> people = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final int[] lastGroup;

    private CrowdPeople(Bot bot, int count) {
        this.bot = bot;
        lastGroup = new int[count];
        Arrays.fill(lastGroup, NOWHERE);
    }

    static CrowdPeople make(World world, CrowdScript script) {
        CrowdPeople made = new CrowdPeople(world.accounts().bot(script.bot()), script.people());
        long firstId = world.accounts().freePersonIds(script.people());
        for (int i = 0; i < script.people(); i++) {
            User person = User.person(firstId + i, "Person " + (i + 1));
            world.accounts().add(person);
            made.people.add(person);
        }
        script.groupIds().forEach(id -> made.groups.add(world.chats().group(id)));
        for (int i = 0; i < script.groups(); i++) {
            User owner = made.people.get(i % made.people.size());
            Group group = world.chats().addGroup(null, ChatType.SUPERGROUP, "Group " + (i + 1), null, owner);
            Standing administrator =
                    new Standing.Administrator(AdministratorRight.usualIn(ChatType.SUPERGROUP), owner.id(), null);
            world.members().change(group, made.bot.user(), administrator, owner);
            made.groups.add(group);
        }
        return made;
    }

    /** Returns the ids of the people, which follow one another. */
    Crowd.Ids ids() {
        return new Crowd.Ids(people.getFirst().id(), people.getLast().id());
    }

    /** Returns the ids of the groups, those that were there before first. */
    List<Long> groupIds() {
        return groups.stream().map(group -> group.chat().id()).toList();
    }

    void act(World world, Step step) {
        User person = people.get(step.person());
        switch (step.action()) {
            case START -> write(world, person, "/start");
            case WRITE -> write(world, person, "message " + step.number());
            case WRITE_IN_GROUP ->
                world.messages().personWrites(person, lastGroup(step), "message " + step.number(), 0);
            case CLICK -> click(world, person);
            case JOIN -> {
                int group = anothersGroup(step.group(), person);
                world.members().personChanges(groups.get(group), person, Standing.member(), person);
                lastGroup[step.person()] = group;
            }
            case ASK_TO_JOIN -> {
                int group = anothersGroup(step.group(), person);
                world.joinRequests().ask(groups.get(group), person, null);
                lastGroup[step.person()] = group;
            }
            case LEAVE -> leave(world, person, lastGroup(step));
            case BLOCK -> block(world, person);
        }
    }

    /** Nobody comes to a group of their own: they go to the next one. */
    private int anothersGroup(int drawn, User person) {
        return groups.get(drawn).owner().id() == person.id() ? (drawn + 1) % groups.size() : drawn;
    }

    private void write(World world, User person, String text) {
        world.messages().personWrites(person, world.chats().privateChat(bot, person), text, 0);
    }

    private void click(World world, User person) {
        PrivateChat chat = world.chats().privateChat(bot, person);
        Message message = chat.history().since(0, 0).reversed().stream()
                .map(Entry::message)
                .filter(written -> !firstButton(written).isEmpty())
                .findFirst()
                .orElseThrow(() -> NotPossible.because("no message of the bot has a button"));
        world.presses().press(person, chat, message.messageId(), firstButton(message));
    }

    private static String firstButton(Message message) {
        return message.replyMarkup() == null
                ? ""
                : message.replyMarkup().at("/inline_keyboard/0/0/callback_data").asText("");
    }

    private void leave(World world, User person, Group group) {
        if (!group.standing(person).isPresent()) {
            throw NotPossible.because("the person is not in this group");
        }
        world.members().personChanges(group, person, Standing.left(), person);
    }

    private void block(World world, User person) {
        if (!world.members().block(person, bot, true)) {
            throw NotPossible.because("the person blocked this bot before");
        }
    }

    private Group lastGroup(Step step) {
        int group = lastGroup[step.person()];
        if (group == NOWHERE) {
            throw NotPossible.because("the person came to no group yet");
        }
        return groups.get(group);
    }
}
