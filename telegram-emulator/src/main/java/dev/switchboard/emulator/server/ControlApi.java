package dev.switchboard.emulator.server;

import dev.switchboard.emulator.server.EmulatorServer.Served;
import dev.switchboard.emulator.world.ChatReader;
import java.util.List;
import java.util.stream.Stream;

/** All operations of the control API. */
final class ControlApi {
    private ControlApi() {}

    /** Returns them; {@code restart} lets everything begin again. */
    static List<ControlRoute> routes(Served served, Runnable restart) {
        ChatReader reader = new ChatReader(served.world());
        return Stream.of(
                        new BotsControl(served.world(), served.botFather()).routes(),
                        new PeopleControl(served.world(), reader).routes(),
                        new ChatsControl(served.world()).routes(),
                        new GroupsControl(served.world(), reader).routes(),
                        new InvitationsControl(served.world()).routes(),
                        new CrowdsControl(served.crowds()).routes(),
                        new LimitsControl(served.limiter()).routes(),
                        new ClockControl(served.time()).routes(),
                        new FilesControl(served.world()).routes(),
                        new FeedControl(served.world()).routes(),
                        new ResetControl(restart).routes(),
                        new ObservationControl(served.world(), served.faults()).routes())
                .flatMap(List::stream)
                .toList();
    }
}
