package dev.switchboard.emulator.types;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of media that messages carry. */
public enum MediaKind {
    /** An image, kept in several sizes. */
    PHOTO(2, "photos", "Photo", true, Albums.MIXED),
    /** Any file. */
    DOCUMENT(5, "documents", "Document", true, Albums.AMONG_THEMSELVES),
    /** A film. */
    VIDEO(4, "videos", "Video", true, Albums.MIXED),
    /** Music. */
    AUDIO(9, "music", "Audio", true, Albums.AMONG_THEMSELVES),
    /** A spoken note. */
    VOICE(3, "voice", "VoiceNote", true, Albums.NONE),
    /** A film without sound. */
    ANIMATION(10, "animations", "Animation", true, Albums.NONE),
    /** A round film. */
    VIDEO_NOTE(13, "video_notes", "VideoNote", false, Albums.NONE),
    /** A sticker. */
    STICKER(8, "stickers", "Sticker", false, Albums.NONE);

    private final int number;
    private final String folder;
    private final String fileType;
    private final boolean hasCaption;
    private final Albums albums;

    MediaKind(int number, String folder, String fileType, boolean hasCaption, Albums albums) {
        this.number = number;
        this.folder = folder;
        this.fileType = fileType;
        this.hasCaption = hasCaption;
        this.albums = albums;
    }

    /** Finds the kind that goes by a field's name. */
    public static Optional<MediaKind> named(String field) {
        return Stream.of(values()).filter(kind -> kind.field().equals(field)).findFirst();
    }

    /** Returns the field of a message that holds it. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds the kind of a number that file ids begin with. */
    static Optional<MediaKind> numbered(int number) {
        return Stream.of(values()).filter(kind -> kind.number == number).findFirst();
    }

    /** Returns the number that file ids begin with (TDLib, FileType.h). */
    int number() {
        return number;
    }

    /** Returns the folder that files of this kind are downloaded from. */
    public String folder() {
        return folder;
    }

    /** Returns what refusals call it (TDLib, FileType.cpp and MessageContentType.cpp). */
    public String fileType() {
        return fileType;
    }

    /** Tells whether it can have a caption (TDLib, can_have_message_content_caption). */
    public boolean hasCaption() {
        return hasCaption;
    }

    /** Tells whether albums can have it (TDLib, is_allowed_media_group_content). */
    public boolean isForAlbums() {
        return albums != Albums.NONE;
    }

    /** Tells whether it stays among its own in albums (TDLib, is_homogenous_media_group_content). */
    public boolean staysAmongItsOwn() {
        return albums == Albums.AMONG_THEMSELVES;
    }

    /** Returns what members need to send it. */
    public ChatPermission permission() {
        return switch (this) {
            case PHOTO -> ChatPermission.CAN_SEND_PHOTOS;
            case DOCUMENT -> ChatPermission.CAN_SEND_DOCUMENTS;
            case VIDEO -> ChatPermission.CAN_SEND_VIDEOS;
            case AUDIO -> ChatPermission.CAN_SEND_AUDIOS;
            case VOICE -> ChatPermission.CAN_SEND_VOICE_NOTES;
            case VIDEO_NOTE -> ChatPermission.CAN_SEND_VIDEO_NOTES;
            case ANIMATION, STICKER -> ChatPermission.CAN_SEND_OTHER_MESSAGES;
        };
    }

    private enum Albums {
        NONE,
        MIXED,
        AMONG_THEMSELVES
    }
}
