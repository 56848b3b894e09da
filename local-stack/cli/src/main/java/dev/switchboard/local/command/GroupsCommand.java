package dev.switchboard.local.command;

import picocli.CommandLine.Command;

/** What can be done with the groups that bots manage. */
@Command(
        name = "groups",
        description = "Shows the groups, and sets what they are sent.",
        subcommands = {ListGroupsCommand.class, SetGroupCommand.class})
public final class GroupsCommand {
    /** Made by picocli. */
    public GroupsCommand() {}
}
