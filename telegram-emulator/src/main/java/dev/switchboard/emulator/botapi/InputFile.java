package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.Upload;
import java.util.Optional;

/** A file that a call sends (Bot API server, Client.cpp, get_input_file). */
sealed interface InputFile {
    /** One that came with the call. */
    record Uploaded(Upload upload) implements InputFile {}

    /** One that Telegram has, by its {@code file_id}, or can get, by an address. */
    record Remote(String name) implements InputFile {}

    /** Returns the file that a parameter holds or names. */
    static Optional<InputFile> parameter(Parameters parameters, String name) {
        return find(parameters, name, parameters.text(name));
    }

    /** Returns the file that a field in JSON names: {@code attach://} and a part's name, an address, or an id. */
    static Optional<InputFile> named(Parameters parameters, String name) {
        return find(parameters, "", name);
    }

    private static Optional<InputFile> find(Parameters parameters, String part, String name) {
        String attach = "attach://";
        if (!name.isEmpty() && !name.startsWith(attach)) {
            return Optional.of(new Remote(name));
        }
        Upload upload = parameters.files().get(name.isEmpty() ? part : name.substring(attach.length()));
        return Optional.ofNullable(upload).map(Uploaded::new);
    }
}
