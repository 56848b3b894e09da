package dev.switchboard.parts;

import java.util.Locale;

/** The kinds of machine that the packaged servers run on, with the names their packages give them. */
enum Platform {
    LINUX_X64("redis-server-6.2.6-v5-linux-amd64", "postgres-linux-x86_64.txz"),
    LINUX_ARM64("redis-server-6.2.7-linux-arm64", "postgres-linux-arm_64.txz"),
    MACOS_X64("redis-server-6.2.6-v5-darwin-amd64", "postgres-darwin-x86_64.txz"),
    MACOS_ARM64("redis-server-6.2.6-v5-darwin-arm64", "postgres-darwin-arm_64.txz");

    private final String redis;
    private final String postgres;

    Platform(String redis, String postgres) {
        this.redis = redis;
        this.postgres = postgres;
    }

    /**
     * Returns this machine's kind.
     *
     * @throws IllegalStateException if nothing is packaged for it
     */
    static Platform current() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        boolean arm = processor.equals("aarch64");
        if (system.contains("linux") && (arm || processor.equals("amd64"))) {
            return arm ? LINUX_ARM64 : LINUX_X64;
        }
        if (system.contains("mac")) {
            return arm ? MACOS_ARM64 : MACOS_X64;
        }
        throw new IllegalStateException("the local parts run on Linux and macOS (x64, arm64), not on " + system + " "
                + processor + "; use docker-compose.yml");
    }

    String redis() {
        return redis;
    }

    String postgres() {
        return postgres;
    }
}
